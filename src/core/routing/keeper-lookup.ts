/**
 * Asks keepers who has a file: a few, the others if these say too little or too late, and the next ones for those that stay silent. If this
 * finds nobody, it asks those that named nobody again: ways to keepers meet near them, so that one liar there can answer for all of them.
 */
import { each } from '../base/each.ts';
import type { PeerId } from '../base/ids.ts';
import { KEEPERS_HASTE_MS, KEEPERS_PATIENCE_MS } from '../limits/providers.ts';
import type { Clock, Off } from '../ports.ts';
import { haveSaidEnough, type Answer } from './providers.ts';

export interface KeeperLookupOptions {
  readonly clock: Pick<Clock, 'after'>;
  readonly first: readonly PeerId[];
  readonly rest: readonly PeerId[];
  readonly next: readonly PeerId[];
  /** Hears all of them. Keepers that say nobody has it are passed over, too, until somebody is found. */
  readonly isThorough: boolean;
  /** @param isAgain by another way, since what was said in its name may be a lie */
  ask(keeper: PeerId, isAgain: boolean): Promise<Answer>;
}

export class KeeperLookup {
  readonly answers: Promise<Answer[]>;
  readonly #options: KeeperLookupOptions;
  readonly #answers: Answer[] = [];
  readonly #rest: PeerId[];
  readonly #next: PeerId[];
  /** Keepers that said nobody has it, and were not asked again. */
  readonly #nobody: PeerId[] = [];
  readonly #offs: Off[] = [];
  #resolve: (answers: Answer[]) => void = () => undefined;
  /** How many have not answered yet, of those asked for the first time and of those asked again. */
  readonly #left = { first: 0, again: 0 };
  /** How many gave an answer of no use: the next keepers take their place. */
  #useless = 0;
  #passedOver = 0;
  #isPatient = true;
  #hasEnded = false;

  constructor(options: KeeperLookupOptions) {
    const { clock, first, rest, next } = options;
    this.#options = options;
    this.#rest = [...rest];
    this.#next = [...next];
    this.answers = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    this.#offs.push(clock.after(KEEPERS_HASTE_MS, () => this.#askAll(this.#rest.splice(0))));
    this.#beImpatient();
    this.#askAll(first);
  }

  /** Ends with the answers that came until now. */
  end(): void {
    this.#hasEnded = true;
    each(this.#offs.splice(0), (off) => off());
    this.#resolve([...this.#answers]);
  }

  #askAll(keepers: readonly PeerId[], time: 'first' | 'again' = 'first'): void {
    this.#left[time] += keepers.length;
    for (const keeper of keepers)
      void this.#options.ask(keeper, time === 'again').then((answer) => {
        this.#answers.push(answer);
        this.#left[time] -= 1;
        if (time === 'first') this.#count(keeper, answer);
        this.#settle();
      });
  }

  #count(keeper: PeerId, answer: Answer): void {
    const namesNobody = answer?.size === 0;
    if (namesNobody) this.#nobody.push(keeper);
    if (!answer || (namesNobody && this.#options.isThorough)) this.#useless += 1;
  }

  #settle(): void {
    if (this.#hasEnded) return;
    if (this.#isOver()) return this.end();
    if (this.#left.first > 0) return;
    if (this.#rest.length > 0) return this.#askAll(this.#rest.splice(0));
    if (this.#isFound()) return this.#left.again === 0 ? this.end() : undefined;
    if (this.#passOver(this.#useless) || this.#askAgain() || this.#left.again > 0) return;
    this.end();
  }

  /** A thorough lookup hears all of them; but records are signed, so one that came names a provider, even if others are still silent. */
  #isOver(): boolean {
    if (!this.#isPatient && this.#isFound()) return true;
    return !this.#options.isThorough && haveSaidEnough(this.#answers);
  }

  #isFound(): boolean {
    return this.#answers.some((it) => it && it.size > 0);
  }

  /** `count` of those who were asked are of no use. Returns whether others are asked in their place. */
  #passOver(count: number): boolean {
    const others = this.#next.splice(0, Math.max(0, count - this.#passedOver));
    this.#passedOver += others.length;
    this.#askAll(others);
    return others.length > 0;
  }

  /** Asks those again that said nobody has it, each once. */
  #askAgain(): boolean {
    const keepers = this.#nobody.splice(0);
    this.#askAll(keepers, 'again');
    return keepers.length > 0;
  }

  #beImpatient(): void {
    const off = this.#options.clock.after(KEEPERS_PATIENCE_MS, () => {
      this.#isPatient = false;
      if (this.#isOver()) return this.end();
      this.#passOver(this.#useless + this.#left.first);
      this.#askAgain();
      if (this.#left.first > 0) this.#beImpatient();
    });
    this.#offs.push(off);
  }
}
