/** Signaling by the members that we are linked with: no server takes part, so the room outlives every relay. */
import type { PeerId } from '../../core/base/ids.ts';
import type { MemberMail } from '../../core/ports.ts';
import type { Signaling } from './signaling.ts';
import { createSignalingEvents } from './signaling-events.ts';

/**
 * Addresses are the ids of peers: members that are linked with a peer forward what is for it. It is never `online`, since
 * only peers that are linked with a member can find us by it.
 */
export function createMemberSignaling(mail: MemberMail): Signaling {
  const events = createSignalingEvents();
  const offs = [
    mail.onPeerRecords((records) => {
      events.members.emit(records.map(({ peer, record }) => ({ address: peer, announce: record })));
    }),
    mail.onBox(events.boxes.emit),
    mail.onGone(events.gone.emit),
  ];
  return {
    ...events.hooks,
    start: () => events.setStatus('offline'),
    announce: (record) => mail.announce(record),
    send: (to, box) => mail.send(to as PeerId, box),
    refresh: () => mail.refresh(),
    iceServers: () => [],
    close() {
      for (const off of offs) off();
      events.clear();
    },
  };
}
