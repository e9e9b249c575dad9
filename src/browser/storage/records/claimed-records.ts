/**
 * A room's records, for the one tab that has the room open. A lock between tabs is not enough: a tab that is frozen cannot let
 * go of it, and a write that is on its way goes on. So each opening leaves a token beside the records, and each write looks for it in
 * its own transaction: once another tab has opened the room, an earlier one can neither write nor send what it has to write first.
 */
import { equalBytes } from '../../../core/base/bytes.ts';
import { SwapError } from '../../../core/base/errors.ts';
import type { KeyValueStore, Random } from '../../../core/ports.ts';
import { asBytes, createIdbKeyValueStore, rowsOf } from '../idb-key-value-store.ts';
import type { Database, RecordChange } from '../idb.ts';

export interface ClaimedRecords {
  readonly records: KeyValueStore;
  /** Resolves when a write was refused: another tab has opened the room. */
  readonly lost: Promise<void>;
  /** From now on nothing is written, so what this tab deletes of the room stays deleted. */
  end(): void;
}

/** The token of the tab that may write. Neither key is a record of the room: the store that seals those cannot open them. */
const TOKEN = 'open-in';
/** The last token that was stored. It stays where a tab that cannot store its own deletes the other. */
const LAST = 'last-open-in';
const TOKEN_BYTES = 16;

/** What an opening has, and with it what it must find to write. */
type Claim =
  /** Its own token. */
  | 'stored'
  /** On a full disk it only deleted the token before: it finds none, and that nobody has stored one since. */
  | 'cleared'
  /** Not even that: an earlier tab may still write, so this one never does. */
  | 'failed';

/** Call it before you read what you go on from. @throws SwapError storage-failed */
export async function claimRecords(database: Database, random: Random): Promise<ClaimedRecords> {
  const token = random.bytes(TOKEN_BYTES).slice().buffer;
  const rows = [TOKEN, LAST].map((key) => [key, token] as const);
  let claim: Claim = 'stored';
  let lastBefore: unknown;
  let failure: unknown;
  try {
    await database.put(rows);
  } catch {
    try {
      lastBefore = await clearToken(database);
      claim = 'cleared';
    } catch (error) {
      claim = 'failed';
      failure = error;
    }
  }
  const isOurs = ([now, last]: readonly unknown[]) =>
    same(now, token) || (claim === 'cleared' && now === undefined && same(last, lastBefore));
  let isOver = false;
  let lose: () => void = () => undefined;
  const lost = new Promise<void>((resolve) => (lose = resolve));
  const change = async ({ put = [], delete: keys = [] }: RecordChange) => {
    if (isOver) throw new SwapError('closed', 'the room was closed');
    if (claim === 'failed') throw failure;
    // The first write that a full disk takes stores the token.
    const claims = put.length > 0 && claim === 'cleared';
    const all = { put: claims ? [...put, ...rows] : put, delete: keys };
    if (await database.changeIf([TOKEN, LAST], isOurs, all)) {
      if (claims) claim = 'stored';
      return;
    }
    lose();
    throw new SwapError('closed', 'another tab has opened this room');
  };
  const { get, entries } = createIdbKeyValueStore(database);
  const isRecord = ([key]: readonly [string, unknown]) => key !== TOKEN && key !== LAST;
  const records: KeyValueStore = {
    get,
    entries: async (prefix) => (await entries(prefix)).filter(isRecord),
    put: async (rows) => (rows.length === 0 ? undefined : change({ put: rowsOf(rows) })),
    delete: async (keys) => (keys.length === 0 ? undefined : change({ delete: keys })),
  };
  return { records, lost, end: () => void (isOver = true) };
}

/** Ends what the tab before may write, without space for a token. Returns the last one that was stored. @throws SwapError storage-full, storage-failed */
async function clearToken(database: Database): Promise<unknown> {
  let last: unknown;
  const isSet = ([now, stored]: readonly unknown[]) => {
    last = stored;
    return now !== undefined;
  };
  await database.changeIf([TOKEN, LAST], isSet, { delete: [TOKEN] });
  return last;
}

/** Two tokens, or none and none. */
function same(one: unknown, other: unknown): boolean {
  const [a, b] = [asBytes(one), asBytes(other)];
  return a && b ? equalBytes(a, b) : a === b;
}
