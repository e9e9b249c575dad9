/** Brings the mail of a mailbox by the routes of the room: asks for peer records, hands over boxes, and answers both. */
import { BoundedSet } from '../base/bounded-map.ts';
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import { BOXES_WAITING_MAX, RECEIVERS_MAX } from '../limits/forwarding.ts';
import { PEER_RECORD_BYTES_MAX } from '../limits/signaling.ts';
import type { Routes } from '../routing/routes.ts';
import type { MailRoutes, MemberMailbox } from './member-mail.ts';

const NOTHING = new Uint8Array();

export class RoutedMail implements MailRoutes {
  readonly #routes: Routes;
  readonly #mail: MemberMailbox;
  readonly #seeking = new Map<PeerId, Promise<boolean>>();
  /** Somebody answered in their name. If they are sought again, they are still not reached: the answer, or what took our boxes, may lie. */
  readonly #answered = new BoundedSet<PeerId>(RECEIVERS_MAX);
  /** Where a box is under way, those that wait until it has arrived: a later one makes an earlier one void (S8). */
  readonly #sending = new Map<PeerId, Bytes[]>();

  constructor(routes: Routes, mail: MemberMailbox) {
    this.#routes = routes;
    this.#mail = mail;
    routes.onAsk('card', () => mail.ownRecord);
    routes.onAsk('signal', (from, box, by) => {
      mail.boxes.emit(from, box, by);
      return NOTHING;
    });
    mail.routes = this;
  }

  seek(peer: PeerId): Promise<boolean> {
    const seeking = this.#seeking.get(peer) ?? this.#seek(peer);
    this.#seeking.set(peer, seeking);
    return seeking;
  }

  send(to: PeerId, box: Bytes): boolean {
    const waiting = this.#sending.get(to);
    if (waiting) return waiting.length < BOXES_WAITING_MAX && waiting.push(box) > 0;
    if (this.#sending.size >= RECEIVERS_MAX) return false;
    this.#sending.set(to, [box]);
    void this.#sendAll(to);
    return true;
  }

  async #seek(peer: PeerId): Promise<boolean> {
    if (this.#answered.delete(peer)) this.#routes.disbelieve(peer);
    const record = await this.#routes.ask(peer, 'card', NOTHING);
    this.#seeking.delete(peer);
    if (record) this.#answered.add(peer);
    if (!record || record.length === 0 || record.length > PEER_RECORD_BYTES_MAX) return false;
    this.#mail.records.emit(peer, record);
    return true;
  }

  async #sendAll(to: PeerId): Promise<void> {
    const boxes = this.#sending.get(to) ?? [];
    let hasArrived = true;
    for (let box = boxes.shift(); box && hasArrived; box = boxes.shift())
      hasArrived = (await this.#routes.ask(to, 'signal', box)) !== undefined;
    this.#sending.delete(to); // what waits would not arrive either
    if (!hasArrived) this.#mail.gone.emit(to);
  }
}
