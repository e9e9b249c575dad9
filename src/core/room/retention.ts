/** For how long this device keeps what was said in one room: one of a few choices, remembered in the room's records. */
import { utf8 } from '../base/bytes.ts';
import { KEEP_DAYS, KEEP_DAYS_DEFAULT } from '../limits/chat.ts';
import type { KeyValueStore } from '../ports.ts';

const KEY = 'keep-days';

export type KeepDays = (typeof KEEP_DAYS)[number];

export interface Retention {
  days(): KeepDays;
  /** @throws SwapError storage-full, storage-failed */
  set(days: KeepDays): Promise<void>;
}

export async function openRetention(records: KeyValueStore): Promise<Retention> {
  const kept = await records.get(KEY);
  const chosen = kept ? Number(new TextDecoder().decode(kept)) : KEEP_DAYS_DEFAULT;
  let days: KeepDays = KEEP_DAYS.find((it) => it === chosen) ?? KEEP_DAYS_DEFAULT;
  return {
    days: () => days,
    async set(next) {
      days = next;
      await records.put([[KEY, utf8(String(next))]]);
    },
  };
}
