/** Mail between peers without a link: signaling writes and reads it, the layer of members forwards it. */
import { createListeners } from '../base/events.ts';
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import type { MemberMail, Off, SealedPeerRecord } from '../ports.ts';

/** What forwards our own mail. */
export type MailForwarder = Pick<MemberMail, 'announce' | 'send' | 'refresh'>;

export class MemberMailbox implements MemberMail {
  readonly #records = createListeners<[readonly SealedPeerRecord[]]>();
  readonly #boxes = createListeners<[from: PeerId, box: Bytes, by: PeerId]>();
  readonly #gone = createListeners<[PeerId]>();
  #forwarder: MailForwarder | undefined;
  #ownRecord: Bytes | undefined;

  /** Called once; announces the record that is waiting. */
  connect(forwarder: MailForwarder): void {
    this.#forwarder = forwarder;
    if (this.#ownRecord) forwarder.announce(this.#ownRecord);
  }

  announce(record: Bytes): void {
    this.#ownRecord = record;
    this.#forwarder?.announce(record);
  }

  send(to: PeerId, box: Bytes): boolean {
    return this.#forwarder?.send(to, box) ?? false;
  }

  refresh(): void {
    this.#forwarder?.refresh();
  }

  onPeerRecords(f: (records: readonly SealedPeerRecord[]) => void): Off {
    return this.#records.add(f);
  }

  onBox(f: (from: PeerId, box: Bytes, by: PeerId) => void): Off {
    return this.#boxes.add(f);
  }

  onGone(f: (peer: PeerId) => void): Off {
    return this.#gone.add(f);
  }

  /** Members told us of these records. */
  deliverRecords(records: readonly SealedPeerRecord[]): void {
    this.#records.emit(records);
  }

  deliverBox(from: PeerId, box: Bytes, by: PeerId): void {
    this.#boxes.emit(from, box, by);
  }

  deliverGone(peer: PeerId): void {
    this.#gone.emit(peer);
  }
}
