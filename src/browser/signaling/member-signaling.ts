/** Signaling through the members that we are linked with. No server takes part, so the room survives every relay. */
import { each } from '../../core/base/each.ts';
import type { Bytes } from '../../core/base/bytes.ts';
import type { PeerId } from '../../core/base/ids.ts';
import type { MemberMail, Off } from '../../core/ports.ts';
import type { MediumAddress, MediumSignaling } from './signaling.ts';
import { SignalingEvents } from './signaling-events.ts';

/**
 * An address is a peer id: members pass on what is for it. This medium is never `online`, since only peers that are linked
 * with a member can find us by it.
 */
export class MemberSignaling extends SignalingEvents implements MediumSignaling {
  readonly #mail: MemberMail;
  readonly #offs: readonly Off[];

  constructor(mail: MemberMail) {
    super();
    this.#mail = mail;
    this.#offs = [
      mail.onPeerRecord((peer, peerRecord) => {
        this.members.emit([{ address: peer, peerRecord }]);
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

  seek(peer: PeerId): Promise<boolean> {
    return this.#mail.seek(peer);
  }

  /** Nobody can be asked who is here: a member that wants a link with a peer it knows of seeks that peer. */
  refresh(): void {}

  iceServers(): RTCIceServer[] {
    return [];
  }

  close(): void {
    each(this.#offs, (off) => off());
    this.clearListeners();
  }
}
