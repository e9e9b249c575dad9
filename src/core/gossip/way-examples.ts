/** Authors whose ways are an example to those of whom we know none: those who spoke last, of those whose ways have been found. */
import { BoundedMap } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import { EXAMPLES_MAX, type Trials } from '../limits/gossip.ts';

interface Example {
  readonly author: PeerId;
  readonly atMs: number;
  /** How many entries had been pushed by then. */
  readonly pushed: number;
}

export class WayExamples {
  readonly #trials: Pick<Trials, 'examples' | 'exampleAfterMs'>;
  readonly #spoke = new BoundedMap<PeerId, Example>(EXAMPLES_MAX);
  /** How many entries had been pushed when each link came. */
  readonly #since = new Map<PeerId, number>();
  #pushed = 0;

  constructor(trials: Pick<Trials, 'examples' | 'exampleAfterMs'>) {
    this.#trials = trials;
  }

  linked(peer: PeerId): void {
    this.#since.set(peer, this.#pushed);
  }

  unlinked(peer: PeerId): void {
    this.#since.delete(peer);
  }

  /** An entry of this author has been pushed. */
  spoke(author: PeerId, nowMs: number): void {
    this.#pushed += 1;
    const example = this.#spoke.get(author) ?? { author, atMs: nowMs, pushed: this.#pushed };
    this.#spoke.set(author, example);
  }

  /** Those to go by now. */
  now(nowMs: number): readonly Example[] {
    const { examples, exampleAfterMs } = this.#trials;
    const found: Example[] = [];
    const last: Example[] = [];
    for (const it of this.#spoke.values()) {
      const list = nowMs - it.atMs >= exampleAfterMs ? found : last;
      if (list.length >= examples) list.shift();
      list.push(it);
    }
    return found.length > 0 ? found : last;
  }

  /** Whether the link to `peer` is a way like that of an example. @param isEager whether it is eager for its author, as far as is known */
  isWay(peer: PeerId, isEager: boolean | undefined, { pushed }: Example): boolean {
    if (isEager !== undefined) return isEager;
    // A link that came later may be one. Where ways are an example at once, such a link is tried within a bound instead.
    return this.#trials.exampleAfterMs > 0 && (this.#since.get(peer) ?? 0) >= pushed;
  }
}
