/** Steps that take a while and may fail: one at a time, with what went wrong in words. */
import { errorCode } from '../../core/base/errors.ts';
import { fault } from '../text/error-sentences.ts';

export class Steps {
  busy = $state(false);
  /** Empty while nothing is wrong. */
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
