/** Who is here, when the code that knows it may come after the first screen: until then we have no link, and know nobody. */
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import type { Presence } from '../gossip/presence-book.ts';
import type { RoomPresence } from '../presence/room-presence.ts';

export class LatePresence {
  #part: RoomPresence | undefined;
  #started = false;
  #closed = false;
  #proof: Bytes | undefined;

  /** The code is here. */
  follow(part: RoomPresence): void {
    if (this.#closed) return;
    this.#part = part;
    if (!this.#started) return;
    part.start();
    if (this.#proof) part.showProof(this.#proof);
  }

  /** See `RoomPresence.others`. */
  others(): readonly Presence[] {
    return this.#part?.others() ?? [];
  }

  of(peer: PeerId): Presence | undefined {
    return this.#part?.of(peer);
  }

  /** Call it before there are links. */
  start(): void {
    this.#started = true;
    this.#part?.start();
  }

  showProof(nonce: Bytes): void {
    this.#proof = nonce;
    this.#part?.showProof(nonce);
  }

  renamed(): void {
    this.#part?.renamed();
  }

  /** Call it every TICK_MS. */
  tick(): void {
    this.#part?.tick();
  }

  close(): void {
    this.#closed = true;
    this.#part?.close();
  }
}
