/**
 * The room's log: a chain of entries per author, merged into one order. Merging is commutative,
 * associative and idempotent: whoever holds the same entries shows the same order. Pure and synchronous.
 */
import { equalBytes, type Bytes } from '../bytes.ts';
import { idBytes, SHORT_ID_BYTES, type EntryId, type PeerId } from '../ids.ts';
import { AUTHORS_MAX, CLOCK_MAX, ORPHANS_MAX } from '../limits.ts';
import type { Entry } from './entry.ts';

export type AddResult =
  | { readonly kind: 'added'; readonly entries: readonly Entry[] } // it, and orphans that waited for it
  | { readonly kind: 'known' }
  | { readonly kind: 'orphan' } // something before it is missing; held back
  | { readonly kind: 'refused' }; // it contradicts its author's chain, or a limit is reached

export interface Log {
  add(entry: Entry): AddResult;
  /** All entries in the room's one order: by Lamport clock, then author, then seq. */
  ordered(): readonly Entry[];
  /** The entry at an author's place, seq from 1. */
  at(author: PeerId, seq: number): Entry | undefined;
  /** The author's last entry. */
  head(author: PeerId): Entry | undefined;
  /** State vector: for each author how many entries are here without a gap. */
  vector(): ReadonlyMap<PeerId, number>;
  /** Entries that a holder of `vector` lacks, in the room's order. */
  since(vector: ReadonlyMap<PeerId, number>): Entry[];
  /** The highest Lamport clock here, 0 when empty. */
  clock(): number;
  /**
   * 16 bytes that are equal for equal logs: the XOR of all entry ids, so that it costs nothing to keep. Who
   * crafts entries to cancel out hides nothing but those; vectors are compared on every new link.
   */
  digest(): Bytes;
}

/** Negative when `a` comes before `b`. Total: no two entries of a log compare equal. */
export function compareEntries(a: Entry, b: Entry): number {
  return (
    a.body.clock - b.body.clock ||
    (a.author < b.author ? -1 : a.author > b.author ? 1 : 0) ||
    a.body.seq - b.body.seq
  );
}

export function createLog(): Log {
  const chains = new Map<PeerId, Entry[]>();
  const order: Entry[] = [];
  /** By author and seq. A Map keeps insertion order, so the oldest goes first when it is full. */
  const orphans = new Map<string, Entry>();
  const digest = new Uint8Array(SHORT_ID_BYTES);
  let clock = 0;

  function add(entry: Entry): AddResult {
    const { author } = entry;
    const chain = chains.get(author) ?? [];
    const { seq } = entry.body;
    if (seq <= chain.length) {
      return chain[seq - 1]?.id === entry.id ? { kind: 'known' } : { kind: 'refused' };
    }
    if (seq > chain.length + 1) return holdBack(entry);
    if (!follows(chain.at(-1), entry)) return { kind: 'refused' };
    if (!chains.has(author) && chains.size >= AUTHORS_MAX) return { kind: 'refused' };
    const added = [entry];
    append(chain, entry);
    chains.set(author, chain);
    for (;;) {
      const key = orphanKey(author, chain.length + 1);
      const next = orphans.get(key);
      if (!next) break;
      orphans.delete(key);
      if (!follows(chain.at(-1), next)) break;
      append(chain, next);
      added.push(next);
    }
    return { kind: 'added', entries: added };
  }

  function append(chain: Entry[], entry: Entry): void {
    chain.push(entry);
    clock = Math.max(clock, entry.body.clock);
    const id = idBytes(entry.id);
    for (let i = 0; i < digest.length; i++) digest[i] = (digest[i] ?? 0) ^ (id[i] ?? 0);
    let at = order.length;
    if (at > 0 && compareEntries(order[at - 1] as Entry, entry) > 0) at = insertionPoint(entry);
    order.splice(at, 0, entry);
  }

  function insertionPoint(entry: Entry): number {
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareEntries(order[middle] as Entry, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function holdBack(entry: Entry): AddResult {
    orphans.set(orphanKey(entry.author, entry.body.seq), entry);
    if (orphans.size > ORPHANS_MAX) {
      const oldest = orphans.keys().next();
      if (!oldest.done) orphans.delete(oldest.value);
    }
    return { kind: 'orphan' };
  }

  return {
    add,
    ordered: () => order,
    at: (author, seq) => chains.get(author)?.[seq - 1],
    head: (author) => chains.get(author)?.at(-1),
    vector: () => new Map([...chains].map(([author, chain]) => [author, chain.length])),
    since(vector) {
      const missing: Entry[] = [];
      for (const [author, chain] of chains) missing.push(...chain.slice(vector.get(author) ?? 0));
      return missing.sort(compareEntries);
    },
    clock: () => clock,
    digest: () => digest.slice(),
  };
}

const orphanKey = (author: PeerId, seq: number) => `${author}/${seq}`;
const NO_ENTRY = new Uint8Array(32);
const prevBytes = (id: EntryId | undefined) => (id ? idBytes(id) : NO_ENTRY);

/**
 * Whether `entry` may stand right after `last` in its author's chain. Clocks rise but for those at their end:
 * a member who jumps there must not make everything invalid that others say afterwards.
 */
function follows(last: Entry | undefined, entry: Entry): boolean {
  const { clock } = entry.body;
  return (
    entry.body.seq === (last?.body.seq ?? 0) + 1 &&
    (clock > (last?.body.clock ?? 0) || clock === CLOCK_MAX) &&
    equalBytes(entry.body.prev, prevBytes(last?.id))
  );
}
