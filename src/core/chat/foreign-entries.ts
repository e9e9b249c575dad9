/** Which private entries are none of ours: to find that out costs a millisecond each, so it is remembered and stored. */
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import type { KeyValueStore } from '../ports.ts';
import type { Entry } from './entry.ts';
import type { Log } from './log.ts';

/** For each author a record: positions, each a u32. */
const FOREIGN = 'foreign/';

export class ForeignEntries {
  readonly #records: KeyValueStore;
  readonly #log: Pick<Log, 'at'>;
  readonly #seqs = new Map<PeerId, Set<number>>();
  readonly #changed = new Set<PeerId>();

  constructor(records: KeyValueStore, log: Pick<Log, 'at'>) {
    this.#records = records;
    this.#log = log;
  }

  /** Reads what is stored. Call it once the log is loaded. @throws SwapError storage-failed */
  async load(): Promise<void> {
    for (const [key, bytes] of await this.#records.entries(FOREIGN)) {
      const author = key.slice(FOREIGN.length) as PeerId;
      const seqs = numbersIn(bytes);
      this.#seqs.set(author, new Set(seqs));
      if (seqs.some((seq) => !this.#log.at(author, seq))) this.#changed.add(author);
    }
  }

  has({ author, body }: Entry): boolean {
    return this.#seqs.get(author)?.has(body.seq) ?? false;
  }

  add({ author, body }: Entry): void {
    const seqs = this.#seqs.get(author) ?? new Set();
    this.#seqs.set(author, seqs.add(body.seq));
    this.#changed.add(author);
  }

  /** Stores what is new, without entries that have left the log. Never rejects: what is lost is found out again. */
  async save(): Promise<void> {
    const authors = [...this.#changed];
    this.#changed.clear();
    for (const author of authors) {
      const seqs = [...(this.#seqs.get(author) ?? [])].filter((seq) => this.#log.at(author, seq));
      if (seqs.length === 0) this.#seqs.delete(author);
      else this.#seqs.set(author, new Set(seqs));
    }
    const [kept, gone] = [
      authors.filter((author) => this.#seqs.has(author)),
      authors.filter((author) => !this.#seqs.has(author)),
    ];
    try {
      const rows = kept.map((author): [string, Bytes] => [
        FOREIGN + author,
        bytesOf([...(this.#seqs.get(author) ?? [])]),
      ]);
      if (rows.length > 0) await this.#records.put(rows);
      if (gone.length > 0) await this.#records.delete(gone.map((author) => FOREIGN + author));
    } catch {
      for (const author of authors) this.#changed.add(author);
    }
  }
}

function bytesOf(seqs: readonly number[]): Bytes {
  const bytes = new Uint8Array(4 * seqs.length);
  const view = new DataView(bytes.buffer);
  seqs.forEach((seq, i) => view.setUint32(4 * i, seq));
  return bytes;
}

function numbersIn(bytes: Bytes): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => view.getUint32(4 * i));
}
