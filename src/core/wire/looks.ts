/** How a person chose to be shown beside their name: an ink for their avatar, and a small mark on it. */
import * as v from 'valibot';

/** Numbers of an ink and of a mark; 0: the one that follows from the key, or no mark. Numbers that a device does not know are as 0. */
export type Looks = [ink: number, mark: number];

const number = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255));
export const looksSchema = v.strictTuple([number, number]);

export const NO_LOOKS: Looks = [0, 0];

export const areSameLooks = (a: Looks = NO_LOOKS, b: Looks = NO_LOOKS): boolean =>
  a[0] === b[0] && a[1] === b[1];
