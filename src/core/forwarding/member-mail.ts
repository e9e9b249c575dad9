/** Mail between peers without a link: signaling writes and reads it, the routes of the room bring it. */
import type { Bytes } from '../base/bytes.ts';
import { createListeners } from '../base/events.ts';
import type { PeerId } from '../base/ids.ts';
import { BOXES_WAITING_MAX, RECEIVERS_MAX } from '../limits/forwarding.ts';
import { PEER_RECORD_BYTES_MAX } from '../limits/signaling.ts';
import type { MemberMail } from '../ports.ts';
import type { Routes } from '../routing/routes.ts';

const NOTHING = new Uint8Array();

export class MemberMailbox implements MemberMail {
  readonly #records = createListeners<[peer: PeerId, record: Bytes]>();
  readonly #boxes = createListeners<[from: PeerId, box: Bytes, by: PeerId]>();
  readonly #gone = createListeners<[PeerId]>();
  readonly #seeking = new Map<PeerId, Promise<boolean>>();
  /** Where a box is under way, those that wait until it has arrived: a later one makes an earlier one void (S8). */
  readonly #sending = new Map<PeerId, Bytes[]>();
  #routes: Routes | undefined;
  #ownRecord: Bytes | undefined;

  readonly onPeerRecord = this.#records.add;
  readonly onBox = this.#boxes.add;
  readonly onGone = this.#gone.add;

  /** Called once, when the room has routes. Until then nobody is found, and nothing is taken. */
  connect(routes: Routes): void {
    this.#routes = routes;
    routes.onAsk('card', () => this.#ownRecord);
    routes.onAsk('signal', (from, box, by) => {
      this.#boxes.emit(from, box, by);
      return NOTHING;
    });
  }

  announce(record: Bytes): void {
    this.#ownRecord = record;
  }

  seek(peer: PeerId): Promise<boolean> {
    const seeking = this.#seeking.get(peer) ?? this.#seek(peer);
    this.#seeking.set(peer, seeking);
    return seeking;
  }

  send(to: PeerId, box: Bytes): boolean {
    const waiting = this.#sending.get(to);
    if (!this.#routes) return false;
    if (waiting) return waiting.length < BOXES_WAITING_MAX && waiting.push(box) > 0;
    if (this.#sending.size >= RECEIVERS_MAX) return false;
    this.#sending.set(to, [box]);
    void this.#sendAll(to, this.#routes);
    return true;
  }

  async #seek(peer: PeerId): Promise<boolean> {
    const record = await this.#routes?.ask(peer, 'card', NOTHING);
    this.#seeking.delete(peer);
    if (!record || record.length === 0 || record.length > PEER_RECORD_BYTES_MAX) return false;
    this.#records.emit(peer, record);
    return true;
  }

  async #sendAll(to: PeerId, routes: Routes): Promise<void> {
    const boxes = this.#sending.get(to) ?? [];
    let hasArrived = true;
    for (let box = boxes.shift(); box && hasArrived; box = boxes.shift())
      hasArrived = (await routes.ask(to, 'signal', box)) !== undefined;
    this.#sending.delete(to); // what waits would not arrive either
    if (!hasArrived) this.#gone.emit(to);
  }
}
