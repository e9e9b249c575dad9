/** Whether this device keeps what others offer in one room, and how much of it at most: stored with the room. */
import * as v from 'valibot';
import type { Keeping, Keeps } from '../../api/views.ts';
import { openRecord, packed } from '../../base/stored-record.ts';
import { MIRROR_BYTES_DEFAULT } from '../../limits/files.ts';
import type { Clock, KeyValueStore } from '../../ports.ts';

const KEY = 'mirror';
const format = packed(
  v.strictObject({
    on: v.boolean(),
    limitBytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    sinceMs: v.number(),
  }),
);

export interface MirrorSetting {
  /** `sinceMs`: when it was turned on. */
  chosen(): Keeping & { readonly sinceMs: number };
  /** @throws SwapError storage-full, storage-failed */
  set(keeping: Keeping): Promise<void>;
  /** What this device tells the room of it. */
  says: Keeps | undefined;
}

/** @throws SwapError storage-failed */
export async function openMirrorSetting(
  records: KeyValueStore,
  clock: Pick<Clock, 'now'>,
): Promise<MirrorSetting> {
  const record = await openRecord(records, KEY, format);
  let chosen = record.stored ?? { on: false, limitBytes: MIRROR_BYTES_DEFAULT, sinceMs: 0 };
  return {
    chosen: () => chosen,
    async set({ on, limitBytes }) {
      const sinceMs = on && !chosen.on ? clock.now() : chosen.sinceMs;
      chosen = { on, limitBytes, sinceMs };
      await record.write(chosen);
    },
    says: undefined,
  };
}
