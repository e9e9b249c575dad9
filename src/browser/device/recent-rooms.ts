/** The rooms that this device was in, for the home screen: one record each, under the room's storage id. */
import * as v from 'valibot';
import { parseFragment } from '../../core/api/room-address.ts';
import { fromBase64Url } from '../../core/base/bytes.ts';
import { SHORT_ID_BYTES, type Topic } from '../../core/base/ids.ts';
import { packed } from '../../core/base/stored-record.ts';
import {
  LINK_READ_CHARS_MAX,
  RECENT_ROOMS_MAX,
  RECENT_TITLE_CHARS_MAX,
} from '../../core/limits/room.ts';
import type { KeyValueStore } from '../../core/ports.ts';

const isTopic = (it: unknown): it is Topic =>
  typeof it === 'string' && fromBase64Url(it)?.length === SHORT_ID_BYTES;
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const schema = v.strictObject({
  fragment: v.pipe(
    v.string(),
    v.maxLength(LINK_READ_CHARS_MAX),
    v.check((it) => parseFragment(it) !== null),
  ),
  topic: v.custom<Topic>(isTopic),
  title: v.pipe(v.string(), v.maxLength(RECENT_TITLE_CHARS_MAX)),
  /** Messages that nobody here has seen, and all of them. */
  unread: whole,
  messages: whole,
  locked: v.boolean(),
  seenAtMs: v.number(),
});
const format = packed(schema);

export type RecentRecord = v.InferOutput<typeof schema>;
export type StoredRecent = RecentRecord & { readonly storageId: Topic };

export class RecentRooms {
  readonly #records: KeyValueStore;

  /** `records`: sealed, since each has the link of a room. */
  constructor(records: KeyValueStore) {
    this.#records = records;
  }

  /** The one that was open last comes first. @throws SwapError storage-failed */
  async list(): Promise<StoredRecent[]> {
    const found = (await this.#records.entries('')).flatMap(([name, bytes]) => {
      const room = format.read(bytes);
      return isTopic(name) && room ? [{ ...room, storageId: name }] : [];
    });
    return found.toSorted((a, b) => b.seenAtMs - a.seenAtMs);
  }

  /** @throws SwapError storage-full, storage-failed */
  async put(storageId: Topic, room: RecentRecord): Promise<void> {
    const title = room.title.slice(0, RECENT_TITLE_CHARS_MAX);
    await this.#records.put([[storageId, format.write({ ...room, title })]]);
    const tooMany = (await this.list()).slice(RECENT_ROOMS_MAX);
    await this.delete(tooMany.map((it) => it.storageId));
  }

  /** @throws SwapError storage-failed */
  delete(storageIds: readonly Topic[]): Promise<void> {
    return this.#records.delete([...storageIds]);
  }
}
