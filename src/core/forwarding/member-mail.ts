/** Mail between peers without a link: signaling writes and reads it, RoutedMail brings it. */
import type { Bytes } from '../base/bytes.ts';
import { createListeners } from '../base/events.ts';
import type { PeerId } from '../base/ids.ts';
import type { MemberMail } from '../ports.ts';

/** What brings our own mail. */
export type MailRoutes = Pick<MemberMail, 'seek' | 'send'>;

export class MemberMailbox implements MemberMail {
  readonly records = createListeners<[peer: PeerId, record: Bytes]>();
  readonly boxes = createListeners<[from: PeerId, box: Bytes, by: PeerId]>();
  readonly gone = createListeners<[PeerId]>();
  readonly onPeerRecord = this.records.add;
  readonly onBox = this.boxes.add;
  readonly onGone = this.gone.add;
  ownRecord: Bytes | undefined;
  /** Set when the room has routes. Until then nobody is found, and nothing is taken. */
  routes: MailRoutes | undefined;

  announce(record: Bytes): void {
    this.ownRecord = record;
  }

  async seek(peer: PeerId): Promise<boolean> {
    return (await this.routes?.seek(peer)) ?? false;
  }

  send(to: PeerId, box: Bytes): boolean {
    return this.routes?.send(to, box) ?? false;
  }
}
