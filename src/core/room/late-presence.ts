/** Who is here, when the code that knows it may come after the first screen: until then we have no link, and know nobody. */
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import type { Presence } from '../gossip/presence-book.ts';
import type { Off } from '../ports.ts';
import type { PresencePart } from './linked-parts.ts';

export class LatePresence {
  #part: PresencePart | undefined;
  #started = false;
  #closed = false;
  #proof: Bytes | undefined;

  /** The code is here. */
  follow(part: PresencePart): void {
    if (this.#closed) return;
    this.#part = part;
    if (!this.#started) return;
    part.presence.start();
    if (this.#proof) part.presence.showProof(this.#proof);
  }

  /** See `RoomPresence.others`. */
  others(): readonly Presence[] {
    return this.#part?.presence.others() ?? [];
  }

  /** See `RoomPresence.members`: also those whom this device blocks. */
  members(): Iterable<PeerId> {
    return this.#part?.presence.members() ?? [];
  }

  of(peer: PeerId): Presence | undefined {
    return this.#part?.presence.of(peer);
  }

  /** See `Members.onWent`; nobody goes before the code is here. */
  onWent(f: (peer: PeerId) => void): Off {
    return this.#part?.presence.onWent(f) ?? (() => undefined);
  }

  /** Call it before there are links. */
  start(): void {
    this.#started = true;
    this.#part?.presence.start();
  }

  showProof(nonce: Bytes): void {
    this.#proof = nonce;
    this.#part?.presence.showProof(nonce);
  }

  restate(): void {
    this.#part?.presence.restate();
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
