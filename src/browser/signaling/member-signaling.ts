/** Signaling through the members that we are linked with. No server takes part, so the room survives every relay. */
import { each } from '../../core/base/each.ts';
import type { Bytes } from '../../core/base/bytes.ts';
import type { PeerId } from '../../core/base/ids.ts';
import type { MemberMail, Off } from '../../core/ports.ts';
import type { MediumAddress, MediumSignaling } from './signaling.ts';
import { SignalingEvents } from './signaling-events.ts';

/**
 * An address is a peer id: members that are linked with that peer forward what is for it. This medium is never `online`,
 * since only peers that are linked with a member can find us by it.
 */
export class MemberSignaling extends SignalingEvents implements MediumSignaling {
  readonly #mail: MemberMail;
  readonly #offs: readonly Off[];

  constructor(mail: MemberMail) {
    super();
    this.#mail = mail;
    this.#offs = [
      mail.onPeerRecords((records) => {
        this.members.emit(
          records.map((it) => ({ address: it.peer, peerRecord: it.record, by: it.by })),
        );
      }),
      mail.onBox(this.boxes.emit),
      mail.onGone(this.gone.emit),
    ];
  }

  start(): void {
    this.setStatus('offline');
  }

  announce(peerRecord: Bytes): void {
    this.#mail.announce(peerRecord);
  }

  send(to: MediumAddress, box: Bytes): boolean {
    return this.#mail.send(to as PeerId, box);
  }

  refresh(): void {
    this.#mail.refresh();
  }

  iceServers(): RTCIceServer[] {
    return [];
  }

  close(): void {
    each(this.#offs, (off) => off());
    this.clearListeners();
  }
}
