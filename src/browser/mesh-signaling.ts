/** Signaling by the members that we are linked with: no server takes part, so the room outlives every relay. */
import { createListeners } from '../core/events.ts';
import type { PeerId } from '../core/ids.ts';
import type { Post, SignalingStatus } from '../core/ports.ts';
import type { Address, Member, Signaling } from './signaling.ts';

/**
 * Addresses are the ids of peers: whoever is linked with one passes on what is for it. It is never `online`, since nobody
 * can find us by it who is not linked with a member.
 */
export function createMeshSignaling(post: Post): Signaling {
  const members = createListeners<[readonly Member[]]>();
  const boxes = createListeners<[Address, Uint8Array<ArrayBuffer>]>();
  const gone = createListeners<[Address]>();
  const statuses = createListeners<[SignalingStatus]>();
  const offs = [
    post.onCards((cards) => {
      members.emit(cards.map(({ peer, card }) => ({ address: peer, announce: card })));
    }),
    post.onBox(boxes.emit),
    post.onGone(gone.emit),
  ];
  return {
    onMembers: members.add,
    onBox: boxes.add,
    onGone: gone.add,
    onStatus: statuses.add,
    start: () => statuses.emit('offline'),
    announce: post.announce,
    send: (to, box) => post.send(to as PeerId, box),
    refresh: post.refresh,
    iceServers: () => [],
    close() {
      for (const off of offs) off();
      for (const list of [members, boxes, gone, statuses]) list.clear();
    },
  };
}
