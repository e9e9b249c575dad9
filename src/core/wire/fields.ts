/** What several messages consist of. */
import * as v from 'valibot';
import { byteString } from '../base/codec.ts';
import { SHORT_ID_BYTES } from '../base/ids.ts';

/** What mixes authors or people into groups, new for each comparison. */
export const SALT_BYTES = 8;

export const uint = (max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));
export const shortId = byteString(SHORT_ID_BYTES);
