/** The contract of Clock and Random over the browser's own. */
import { platformClock, platformRandom } from '../../../../src/browser/platform/clock.ts';
import { clockContract } from '../../../contract/clock.ts';

export default () =>
  clockContract(async () => ({
    clock: platformClock,
    random: platformRandom,
    pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms + 1)),
  }));
