/** The colour and the mark that we chose in one room. */
import { openRecord, packed } from '../../base/stored-record.ts';
import { areSameLooks, looksSchema, type Looks } from '../../wire/looks.ts';
import type { KeyValueStore } from '../../ports.ts';

const KEY = 'looks';

export interface OwnLooks {
  /** Undefined: we never chose any. */
  get(): Looks | undefined;
  /** False when they are the same. */
  set(looks: Looks): Promise<boolean>;
}

export async function openOwnLooks(records: KeyValueStore): Promise<OwnLooks> {
  const record = await openRecord(records, KEY, packed(looksSchema));
  let looks = record.stored;
  return {
    get: () => looks,
    async set(chosen) {
      if (areSameLooks(chosen, looks)) return false;
      await record.keep((looks = chosen));
      return true;
    },
  };
}
