/**
 * A room's records, for the one tab that has the room open. A lock between tabs is not enough: a tab that is frozen cannot let
 * go of it, and a write that is on its way goes on. So each opening leaves a token beside the records, and each write looks for it in
 * its own transaction: once another tab has opened the room, an earlier one can neither write nor send what it has to write first.
 */
import { equalBytes } from '../../core/base/bytes.ts';
import { SwapError } from '../../core/base/errors.ts';
import type { KeyValueStore, Random } from '../../core/ports.ts';
import { asBytes, createIdbKeyValueStore, rowsOf } from './idb-key-value-store.ts';
import type { Database, RecordChange } from './idb.ts';

export interface ClaimedRecords {
  readonly records: KeyValueStore;
  /** Resolves when a write was refused: another tab has opened the room. */
  readonly lost: Promise<void>;
}

/** The key of the token. It is no record of the room: the store that seals those cannot open it. */
const TOKEN = 'open-in';
const TOKEN_BYTES = 16;

/** Call it before you read what you go on from. @throws SwapError storage-failed */
export async function claimRecords(database: Database, random: Random): Promise<ClaimedRecords> {
  const token = random.bytes(TOKEN_BYTES);
  const row = [TOKEN, token.slice().buffer] as const;
  let isClaimed = true;
  let before: unknown;
  try {
    await database.put([row]);
  } catch {
    // A full disk can still be read. The first write that it takes claims the records, if nobody has in the meantime.
    isClaimed = false;
    before = await database.get(TOKEN);
  }
  const isOurs = (value: unknown) => same(value, row[1]) || (!isClaimed && same(value, before));
  let lose: () => void = () => undefined;
  const lost = new Promise<void>((resolve) => (lose = resolve));
  const change = async ({ put = [], delete: keys = [] }: RecordChange) => {
    const claims = put.length > 0 && !isClaimed;
    const all = { put: claims ? [...put, row] : put, delete: keys };
    if (await database.changeIf(TOKEN, isOurs, all)) return void (isClaimed ||= claims);
    lose();
    throw new SwapError('closed', 'another tab has opened this room');
  };
  const { get, entries } = createIdbKeyValueStore(database);
  const records: KeyValueStore = {
    get,
    entries: async (prefix) => (await entries(prefix)).filter(([key]) => key !== TOKEN),
    put: async (rows) => (rows.length === 0 ? undefined : change({ put: rowsOf(rows) })),
    delete: async (keys) => (keys.length === 0 ? undefined : change({ delete: keys })),
  };
  return { records, lost };
}

/** Two tokens, or none and none. */
function same(one: unknown, other: unknown): boolean {
  const [a, b] = [asBytes(one), asBytes(other)];
  return a && b ? equalBytes(a, b) : a === b;
}
