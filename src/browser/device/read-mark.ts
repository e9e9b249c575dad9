/** How far a person has read a room: a record of the room, so it is sealed, stays over a reload, and goes with the room. */
import * as v from 'valibot';
import type { ReadKeeper } from '../../core/api/read-mark.ts';
import { openRecord, packed } from '../../core/base/stored-record.ts';
import type { KeyValueStore } from '../../core/ports.ts';

const KEY = 'read';
/** Of an EntryId. */
const ID_CHARS = 43;

const schema = v.strictObject({ id: v.pipe(v.string(), v.length(ID_CHARS)), atMs: v.number() });

/** @throws SwapError storage-failed */
export async function openReadMark(records: KeyValueStore): Promise<ReadKeeper> {
  const record = await openRecord(records, KEY, packed(schema));
  let mark = record.stored;
  return {
    get: () => mark,
    set(next) {
      mark = next;
      void record.keep(next);
    },
  };
}
