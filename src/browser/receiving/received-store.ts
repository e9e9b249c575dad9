/** What other apps and pages gave to this one, until a person chooses a room for it. The service worker puts it here. */
import { safeFileName } from '../../core/api/file-name.ts';
import { toBase64Url } from '../../core/base/bytes.ts';
import {
  RECEIVED_AT_ONCE_MAX,
  RECEIVED_BYTES_MAX,
  RECEIVED_CHARS_MAX,
  RECEIVED_FILES_MAX,
  RECEIVED_KEPT_MS,
} from '../../core/limits/received.ts';
import type { Database } from '../storage/idb.ts';

export const RECEIVED_DATABASE = 'swapmeet-received';
/** Says to all tabs that something came or went. */
export const RECEIVED_CHANNEL = 'swapmeet/received';

/** What came, with clean names and within the bounds. */
export interface Gift {
  readonly files: readonly File[];
  /** Files that were too many or too large. */
  readonly left: number;
  readonly text: string;
}
export interface StoredGift extends Gift {
  /** Sorts by age. */
  readonly id: string;
}

/** Undefined: it is empty. */
export function giftOf(files: readonly File[], texts: readonly string[] = []): Gift | undefined {
  const text = [...new Set(texts.map((it) => it.trim()).filter(Boolean))].join('\n');
  const taken: File[] = [];
  let bytes = 0;
  for (const file of files) {
    if (taken.length >= RECEIVED_FILES_MAX || bytes + file.size > RECEIVED_BYTES_MAX) continue;
    bytes += file.size;
    const { type, lastModified } = file;
    taken.push(new File([file], safeFileName(file.name), { type, lastModified }));
  }
  const left = files.length - taken.length;
  if (files.length === 0 && !text) return undefined;
  return { files: taken, left, text: text.slice(0, RECEIVED_CHARS_MAX) };
}

export class ReceivedStore {
  readonly #records: Database;
  readonly #now: () => number;

  constructor(records: Database, now: () => number) {
    this.#records = records;
    this.#now = now;
  }

  /** @throws SwapError storage-full, storage-failed */
  async add(gift: Gift): Promise<void> {
    const random = toBase64Url(crypto.getRandomValues(new Uint8Array(6)));
    const id = `${String(this.#now()).padStart(15, '0')}-${random}`;
    await this.#makeRoom(sizeOf(gift));
    await this.#records.put([[id, { ...gift }]]);
  }

  /** The oldest first. What is too old goes. @throws SwapError storage-failed */
  async list(): Promise<StoredGift[]> {
    const found = (await this.#records.entries('')).map(([id, value]) => asGift(id, value));
    const isFresh = (gift: StoredGift | undefined): gift is StoredGift =>
      gift !== undefined && this.#now() - Number(gift.id.slice(0, 15)) < RECEIVED_KEPT_MS;
    const fresh = found.filter(isFresh);
    if (fresh.length < found.length) {
      const kept = new Set(fresh.map(({ id }) => id));
      await this.delete((await this.#records.keys('')).filter((id) => !kept.has(id)));
    }
    return fresh;
  }

  /** @throws SwapError storage-failed */
  delete(ids: readonly string[]): Promise<void> {
    return this.#records.delete(ids);
  }

  /** The oldest go until there is room for so many bytes. */
  async #makeRoom(bytes: number): Promise<void> {
    const waiting = await this.list();
    const sum = () => waiting.reduce((total, it) => total + sizeOf(it), bytes);
    const gone: string[] = [];
    while (waiting.length >= RECEIVED_AT_ONCE_MAX || (waiting[0] && sum() > RECEIVED_BYTES_MAX))
      gone.push(waiting.shift()?.id ?? '');
    await this.delete(gone);
  }
}

const sizeOf = ({ files }: Gift): number => files.reduce((sum, file) => sum + file.size, 0);

/** As this app has stored it; undefined for anything else. */
function asGift(id: string, value: unknown): StoredGift | undefined {
  const { files, left, text } = (value ?? {}) as Partial<Record<keyof Gift, unknown>>;
  const isGift =
    Array.isArray(files) &&
    files.every((it) => it instanceof File) &&
    typeof left === 'number' &&
    typeof text === 'string';
  return isGift ? { id, files: files as File[], left, text } : undefined;
}
