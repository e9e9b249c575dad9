/** The steps of a profile transfer: each takes a while and may fail. One runs at a time. */
import { errorCode } from '../../core/base/errors.ts';
import { fault } from '../text/error-sentences.ts';

export class Steps {
  busy = $state(false);
  /** What went wrong, in words; empty: nothing. */
  wrong = $state('');

  async run(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.wrong = '';
    try {
      await work();
    } catch (error) {
      const { what, next } = fault('profile', errorCode(error));
      this.wrong = `${what} ${next}`;
    }
    this.busy = false;
  }
}
