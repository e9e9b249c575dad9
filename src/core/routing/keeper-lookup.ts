/**
 * Asks keepers who has a file: some, the others when these do not say enough, or not soon, and the next ones for who is silent. If nobody
 * is found then, it asks those again who said so: ways to keepers meet near them, so that one liar there can answer for all of them.
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
  /** To hear all of them. Who says that nobody has it is passed over, too, until somebody is found. */
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
  /** Who said that nobody has it, and was not asked again. */
  readonly #nobody: PeerId[] = [];
  readonly #offs: Off[] = [];
  #resolve: (answers: Answer[]) => void = () => undefined;
  /** Who has not answered the first time, and again. */
  readonly #left = { first: 0, again: 0 };
  /** Of those who have, who is of no use: the next one takes their place. */
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

  /** With what came until now. */
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

  /** Who asks all of them wants to hear all of them; but records are signed, so one that came is a provider, even where others are still silent. */
  #isOver(): boolean {
    if (!this.#isPatient && this.#isFound()) return true;
    return !this.#options.isThorough && haveSaidEnough(this.#answers);
  }

  #isFound(): boolean {
    return this.#answers.some((it) => it && it.size > 0);
  }

  /** So many of those who were asked are of no use. Whether others are asked in their place. */
  #passOver(count: number): boolean {
    const others = this.#next.splice(0, Math.max(0, count - this.#passedOver));
    this.#passedOver += others.length;
    this.#askAll(others);
    return others.length > 0;
  }

  /** Those who said that nobody has it, each once. */
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
