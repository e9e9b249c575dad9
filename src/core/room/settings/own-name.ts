/** Our name in one room: the one we had here, or else the given one, or else a made-up one. */
import { openRecord, plainText } from '../../base/stored-record.ts';
import { madeUpName, tidyName } from '../../identity/friendly-name.ts';
import type { KeyValueStore, Random } from '../../ports.ts';

const KEY = 'name';

export interface OwnName {
  get(): string;
  /** False when it is empty or the same. */
  set(typed: string): Promise<boolean>;
}

export async function openOwnName(
  records: KeyValueStore,
  random: Random,
  given: string | undefined,
): Promise<OwnName> {
  const record = await openRecord(records, KEY, plainText);
  let name = tidyName(record.stored ?? given ?? '') || madeUpName(random);
  if (record.stored === undefined) await record.keep(name);
  return {
    get: () => name,
    async set(typed) {
      const tidy = tidyName(typed);
      if (!tidy || tidy === name) return false;
      name = tidy;
      await record.keep(name);
      return true;
    },
  };
}
