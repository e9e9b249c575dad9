/** Files that we gave out of our libraries, and that we took from others': no log names them, so this device remembers them. */
import * as v from 'valibot';
import type { LibraryFile } from '../api/library.ts';
import { BoundedMap } from '../base/bounded-map.ts';
import type { Bytes } from '../base/bytes.ts';
import { byteString, decode, encode } from '../base/codec.ts';
import { fileId, idBytes, SHORT_ID_BYTES, type FileId } from '../base/ids.ts';
import { GIVEN_FILES_MAX, TAKEN_FILES_MAX } from '../limits/library.ts';
import { KEY_BYTES } from '../limits/shared.ts';
import type { Crypto, KeyValueStore } from '../ports.ts';
import { peerIdOf } from '../identity/peer-id.ts';
import type { LibraryOffer } from './library-files.ts';

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const recordSchema = v.strictObject({
  id: byteString(SHORT_ID_BYTES),
  key: byteString(KEY_BYTES),
  nonce: byteString(SHORT_ID_BYTES),
  name: v.string(),
  mime: v.string(),
  size: number,
  time: number,
});

const PREFIX = 'library/';

/** Where a file of ours lies, and which it is: another one in its place is another file. */
const placeOf = ({ path, sizeBytes, modifiedMs }: LibraryFile): string =>
  `given/${sizeBytes}/${modifiedMs}/${path}`;
const takenOf = (library: FileId, at: number): string => `taken/${library}/${at}`;

export class LibraryRecords {
  readonly #records: KeyValueStore;
  readonly #crypto: Crypto;
  readonly #given = new Map<string, LibraryOffer>();
  readonly #taken = new BoundedMap<string, LibraryOffer>(TAKEN_FILES_MAX, (_, key) =>
    this.#drop(key),
  );

  constructor(records: KeyValueStore, crypto: Crypto) {
    this.#records = records;
    this.#crypto = crypto;
  }

  /** What earlier visits left. A record that cannot be read is as good as none. */
  async load(): Promise<readonly LibraryOffer[]> {
    const found = await this.#records.entries(PREFIX).catch(() => []);
    for (const [key, bytes] of found) {
      const read = decode(bytes, recordSchema);
      if (!read) continue;
      const { size: sizeBytes, time: timeMs, name, mime } = read;
      const [owner, nonce] = [await peerIdOf(this.#crypto, read.key), read.nonce.slice()];
      const facts = { key: read.key.slice(), owner, nonce, name, mime, sizeBytes, timeMs };
      const place = key.slice(PREFIX.length);
      const map = place.startsWith('given/') ? this.#given : this.#taken;
      if (!map.has(place)) map.set(place, { ...facts, id: fileId(read.id) });
    }
    const oldestFirst = [...this.#given].sort(([, a], [, b]) => a.timeMs - b.timeMs);
    this.#given.clear();
    for (const [place, offer] of oldestFirst) this.#given.set(place, offer);
    return [...this.#given.values(), ...this.#taken.values()];
  }

  given(file: LibraryFile): LibraryOffer | undefined {
    return this.#given.get(placeOf(file));
  }

  /** It was asked for again. */
  touch(file: LibraryFile): void {
    const place = placeOf(file);
    const offer = this.#given.get(place);
    if (!offer) return;
    this.#given.delete(place);
    this.#given.set(place, offer);
  }

  /**
   * Makes room for one more: forgets the file that nobody has asked for in the longest time, of those that may go. False: there
   * is none. @param end gives it to nobody any more
   */
  makeRoom(mayGo: (id: FileId) => boolean, end: (id: FileId) => void): boolean {
    if (this.#given.size < GIVEN_FILES_MAX) return true;
    for (const [place, { id }] of this.#given) {
      if (!mayGo(id)) continue;
      this.#given.delete(place);
      this.#drop(place);
      end(id);
      return true;
    }
    return false;
  }

  /** Everyone who asks for it later gets this one. @throws SwapError storage-full, storage-failed */
  async give(file: LibraryFile, offer: LibraryOffer): Promise<void> {
    await this.#write(placeOf(file), offer);
    this.#given.set(placeOf(file), offer);
  }

  /** There are other bytes in its place. */
  forget(file: LibraryFile): void {
    this.#given.delete(placeOf(file));
    this.#drop(placeOf(file));
  }

  taken(library: FileId, at: number): LibraryOffer | undefined {
    return this.#taken.get(takenOf(library, at));
  }

  /** Where it cannot be stored, it is known until the page is closed. */
  async take(library: FileId, at: number, offer: LibraryOffer): Promise<void> {
    const place = takenOf(library, at);
    this.#taken.set(place, offer);
    await this.#write(place, offer).catch(() => undefined);
  }

  #write(place: string, offer: LibraryOffer): Promise<void> {
    const { key, nonce, name, mime, sizeBytes: size, timeMs: time } = offer;
    const record: Bytes = encode({ id: idBytes(offer.id), key, nonce, name, mime, size, time });
    return this.#records.put([[PREFIX + place, record]]);
  }

  #drop(place: string): void {
    this.#records.delete([PREFIX + place]).catch(() => undefined);
  }
}
