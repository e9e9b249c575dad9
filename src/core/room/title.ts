/**
 * The title that the members gave the room: the last one in the log's order, no matter who wrote it. It is also stored beside the
 * log, like a lock: its entry grows old and leaves the log, and the room keeps its title.
 */
import * as v from 'valibot';
import { byteString } from '../base/codec.ts';
import { idBytes, peerId, SHORT_ID_BYTES, type PeerId } from '../base/ids.ts';
import { openRecord, packed, type StoredRecord } from '../base/stored-record.ts';
import type { Entry } from '../chat/entry.ts';
import type { Log } from '../chat/log.ts';
import { tidyLine } from '../identity/friendly-name.ts';
import { CLOCK_MAX, ENTRIES_PER_AUTHOR_MAX, TITLE_CHARS_MAX } from '../limits/chat.ts';
import type { KeyValueStore } from '../ports.ts';
import { isVoidIn, laterOf } from './lock.ts';

const KEY = 'title';
const count = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max));
const schema = v.strictObject({
  title: v.string(),
  by: byteString(SHORT_ID_BYTES),
  clock: count(CLOCK_MAX),
  seq: count(ENTRIES_PER_AUTHOR_MAX),
});
type TitleRecord = v.InferOutput<typeof schema>;

/** A `title` entry, or what is stored of one: what it says, and its position in the room's order. */
interface Titling {
  readonly title: string;
  readonly author: PeerId;
  readonly body: Pick<Entry['body'], 'clock' | 'seq'>;
}

/** One line without controls, at most TITLE_CHARS_MAX characters. Empty: the room has no title. */
export const tidyTitle = (typed: string): string => tidyLine(typed, TITLE_CHARS_MAX);

export class RoomTitle {
  readonly #record: StoredRecord<TitleRecord>;
  readonly #isHidden: (author: PeerId) => boolean;
  #log: Pick<Log, 'chain' | 'ordered'> | undefined;
  #last: Titling | undefined;

  /** @param isHidden this device mutes or blocks the author. @throws SwapError storage-failed */
  static async open(
    records: KeyValueStore,
    isHidden: (author: PeerId) => boolean,
  ): Promise<RoomTitle> {
    return new RoomTitle(await openRecord(records, KEY, packed(schema)), isHidden);
  }

  private constructor(record: StoredRecord<TitleRecord>, isHidden: (author: PeerId) => boolean) {
    this.#record = record;
    this.#isHidden = isHidden;
    const { stored } = record;
    if (!stored) return;
    const { title, by, clock, seq } = stored;
    this.#last = { title, author: peerId(by), body: { clock, seq } };
  }

  /** As it was written; empty: the room has none. A title of somebody whom this device hides does not count. */
  get text(): string {
    const last = this.#last;
    if (!last || !this.#isHidden(last.author)) return last?.title ?? '';
    return this.#lastInLog((author) => !this.#isHidden(author))?.title ?? '';
  }

  /** From now on, this log says what the title is. */
  follow(log: Pick<Log, 'chain' | 'ordered'>): void {
    this.#log = log;
    this.read();
  }

  /** The log has changed: reads it again. */
  read(): void {
    const before = this.#last;
    if (before && isVoidIn(this.#log, before)) this.#last = undefined;
    this.#last = laterOf(
      this.#last,
      this.#lastInLog(() => true),
    );
    if (this.#last !== before) void this.#record.keep(this.#last && toRecord(this.#last));
  }

  #lastInLog(counts: (author: PeerId) => boolean): Titling | undefined {
    const entry = this.#log
      ?.ordered()
      .findLast(({ author, body }) => body.k === 'title' && counts(author));
    if (entry?.body.k !== 'title') return undefined;
    const { author, body } = entry;
    return { title: body.title, author, body };
  }
}

const toRecord = ({ title, author, body }: Titling): TitleRecord => ({
  title,
  by: idBytes(author),
  clock: body.clock,
  seq: body.seq,
});
