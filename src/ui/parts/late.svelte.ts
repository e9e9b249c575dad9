/** A component of the files part that is loaded when it is first looked for, and then is there for everything that draws it. */
import { untilLoaded } from '../state/until-loaded.ts';
import { withWords } from '../words/speech.ts';

export class Late<Part> {
  readonly #load: () => Promise<{ default: Part }>;
  #part = $state.raw<Part>();
  #isAsked = false;

  constructor(load: () => Promise<{ default: Part }>) {
    this.#load = load;
  }

  /** Undefined while it comes. */
  get part(): Part | undefined {
    if (!this.#isAsked)
      untilLoaded(
        () => withWords('files', this.#load()),
        (it) => (this.#part = it.default),
      );
    this.#isAsked = true;
    return this.#part;
  }
}
