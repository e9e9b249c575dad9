/** Signaling by the members that we are linked with: no server takes part, so the room outlives every relay. */
import type { PeerId } from '../../core/base/ids.ts';
import type { MemberPost } from '../../core/ports.ts';
import type { Signaling } from './signaling.ts';
import { createSignalingEvents } from './signaling-events.ts';

/**
 * Addresses are the ids of peers: whoever is linked with one passes on what is for it. It is never `online`, since nobody
 * can find us by it who is not linked with a member.
 */
export function createMemberSignaling(post: MemberPost): Signaling {
  const events = createSignalingEvents();
  const offs = [
    post.onPeerRecords((cards) => {
      events.members.emit(cards.map(({ peer, card }) => ({ address: peer, announce: card })));
    }),
    post.onBox(events.boxes.emit),
    post.onGone(events.gone.emit),
  ];
  return {
    ...events.hooks,
    start: () => events.setStatus('offline'),
    announce: post.announce,
    send: (to, box) => post.send(to as PeerId, box),
    refresh: post.refresh,
    iceServers: () => [],
    close() {
      for (const off of offs) off();
      events.clear();
    },
  };
}
