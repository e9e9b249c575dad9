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
  /** What `now` found, and when: while a hall fills, many records come at a time. */
  #found: { readonly atMs: number; readonly list: readonly Example[] } | undefined;

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
    const known = this.#spoke.get(author);
    if (known || this.#trials.exampleAfterMs === 0) this.#found = undefined; // they are the last one now
    this.#spoke.set(author, known ?? { author, atMs: nowMs, pushed: this.#pushed });
  }

  /** Their way is looked for anew: it is no example until it has been found. */
  forget(author: PeerId): void {
    if (this.#spoke.delete(author)) this.#found = undefined;
  }

  /** Those to go by now. */
  now(nowMs: number): readonly Example[] {
    if (this.#found?.atMs === nowMs) return this.#found.list;
    const { examples, exampleAfterMs } = this.#trials;
    const found: Example[] = [];
    const last: Example[] = [];
    for (const it of this.#spoke.values()) {
      const list = nowMs - it.atMs >= exampleAfterMs ? found : last;
      if (list.length >= examples) list.shift();
      list.push(it);
    }
    if (found.length === 0) return last;
    this.#found = { atMs: nowMs, list: found };
    return found;
  }

  /** Whether the link to `peer` is a way like that of an example. @param isEager whether it is eager for its author, as far as is known */
  isWay(peer: PeerId, isEager: boolean | undefined, { pushed }: Example): boolean {
    if (isEager !== undefined) return isEager;
    // A link that came later may be one. Where ways are an example at once, such a link is tried within a bound instead.
    return this.#trials.exampleAfterMs > 0 && (this.#since.get(peer) ?? 0) >= pushed;
  }
}
