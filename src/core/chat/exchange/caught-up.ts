/** From which linked peers everything has come that they hold of the log. Only then do we know what was said. */
import { equalBytes, type Bytes } from '../../base/bytes.ts';
import { createListeners } from '../../base/events.ts';
import type { PeerId } from '../../base/ids.ts';
import type { Log } from '../log.ts';

export class CaughtUp {
  readonly #log: Pick<Log, 'digest' | 'hasGaps'>;
  readonly #handedOver: () => Promise<void>;
  readonly #done = new Set<PeerId>();
  /** All is in the log, and not all of it handed over. */
  readonly #nearly = new Set<PeerId>();
  /** The last digest of each other peer. */
  readonly #digests = new Map<PeerId, Bytes>();
  readonly #changed = createListeners<[]>();

  /** @param handedOver resolves when others know of all that is in the log */
  constructor(log: Pick<Log, 'digest' | 'hasGaps'>, handedOver: () => Promise<void>) {
    this.#log = log;
    this.#handedOver = handedOver;
  }

  readonly onChanged = this.#changed.add;

  with(peer: PeerId): boolean {
    return this.#done.has(peer);
  }

  /** The digest of a peer's log has come. The newest entries come first, and a digest is of them: older ones may be missing here. */
  heard(peer: PeerId, digest: Bytes): void {
    if (this.#done.has(peer) || this.#nearly.has(peer)) return;
    if (equalBytes(digest, this.#log.digest()) && !this.#log.hasGaps()) this.done(peer);
    else this.#digests.set(peer, digest.slice());
  }

  /** Our log has grown, perhaps by the last that a peer has more. */
  grown(): void {
    for (const [peer, digest] of this.#digests) this.heard(peer, digest);
  }

  /** The logs are equal, or comparing them brings nothing more. */
  done(peer: PeerId): void {
    if (this.#done.has(peer) || this.#nearly.has(peer)) return;
    this.#digests.delete(peer);
    this.#nearly.add(peer);
    void this.#handedOver().then(() => {
      if (!this.#nearly.delete(peer)) return;
      this.#done.add(peer);
      this.#changed.emit();
    });
  }

  /** The link has ended. */
  forget(peer: PeerId): void {
    this.#digests.delete(peer);
    this.#nearly.delete(peer);
    this.#done.delete(peer);
  }
}
