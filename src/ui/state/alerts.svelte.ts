/** What did not work in a room, shown until the person dismisses it or tries again. */
import { errorCode } from '../../core/base/errors.ts';
import type { Doing, Fault } from '../text/error-sentences.ts';
import { words } from '../words/en/actions.ts';
import { withWords } from '../words/speech.ts';

/** Something a person does that may fail. */
export interface Attempt {
  readonly doing: Doing;
  /** Tells attempts of one kind apart. */
  readonly id?: string;
  /** What it is done to, such as the name of a file. */
  readonly about?: string | undefined;
  /** Does it again. */
  readonly again?: () => void;
}

export interface Alert extends Attempt, Fault {
  readonly key: string;
}

/** Shown when the words for a fault cannot be loaded either. */
const wordless = (): Fault => ({ what: words.failed, next: words.failedHint });

const keyOf = ({ doing, id }: Attempt): string => `${doing} ${id}`;

export class Alerts {
  #list = $state.raw<readonly Alert[]>([]);

  get list(): readonly Alert[] {
    return this.#list;
  }

  /** Replaces an earlier alert about the same thing. */
  add(attempt: Attempt, words: Fault): void {
    const key = keyOf(attempt);
    this.#list = [...this.#without(key), { ...attempt, ...words, key }];
  }

  dismiss(key: string): void {
    this.#list = this.#without(key);
  }

  /** Whether it worked. If not, an alert says so. An earlier alert about the same thing goes first. */
  async attempt(attempt: Attempt, run: () => Promise<unknown>): Promise<boolean> {
    this.dismiss(keyOf(attempt));
    try {
      await run();
      return true;
    } catch (error) {
      await this.failed(attempt, error);
      return false;
    }
  }

  async failed(attempt: Attempt, error: unknown): Promise<void> {
    // Most visits never need these words.
    const loading = withWords('files', import('../text/error-sentences.ts'));
    const loaded = await loading.catch(() => undefined);
    this.add(attempt, loaded?.fault(attempt.doing, errorCode(error)) ?? wordless());
  }

  #without(key: string): readonly Alert[] {
    return this.#list.filter((alert) => alert.key !== key);
  }
}
