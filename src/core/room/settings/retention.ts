/** How long this device keeps the messages of one room: one of a few choices, stored with the room. */
import { openRecord, plainText } from '../../base/stored-record.ts';
import { KEEP_DAYS, KEEP_DAYS_DEFAULT, type KeepDays } from '../../limits/chat.ts';
import type { KeyValueStore } from '../../ports.ts';

const KEY = 'keep-days';

export interface Retention {
  days(): KeepDays;
  /** @throws SwapError storage-full, storage-failed */
  set(days: KeepDays): Promise<void>;
}

export async function openRetention(records: KeyValueStore): Promise<Retention> {
  const record = await openRecord(records, KEY, plainText);
  let days = KEEP_DAYS.find((it) => String(it) === record.stored) ?? KEEP_DAYS_DEFAULT;
  return {
    days: () => days,
    async set(next) {
      days = next;
      await record.write(String(next));
    },
  };
}
