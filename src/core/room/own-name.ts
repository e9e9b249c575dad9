/** Our name in one room: the one we had here, else the given one, else a friendly made-up one. */
import { utf8 } from '../base/bytes.ts';
import { madeUpName, tidyName } from '../identity/friendly-name.ts';
import type { KeyValueStore, Random } from '../ports.ts';

const KEY = 'name';

export interface OwnName {
  get(): string;
  /** False when it is empty or no change. */
  set(typed: string): Promise<boolean>;
}

export async function openOwnName(
  records: KeyValueStore,
  random: Random,
  given: string | undefined,
): Promise<OwnName> {
  const kept = await records.get(KEY);
  const told = kept ? new TextDecoder().decode(kept) : (given ?? '');
  let name = tidyName(told) || madeUpName(random);
  // Where nothing can be kept, the name lasts as long as the page.
  const keep = () => records.put([[KEY, utf8(name)]]).catch(() => undefined);
  if (!kept) await keep();
  return {
    get: () => name,
    async set(typed) {
      const tidy = tidyName(typed);
      if (!tidy || tidy === name) return false;
      name = tidy;
      await keep();
      return true;
    },
  };
}
