/**
 * A room that this device keeps, as its timeline would show it, without opening it: nothing is written, sent or looked for.
 * What is sealed for others stays sealed, and what this device hides or has dropped is not shown.
 */
import type { ChatMessage } from '../../api/views.ts';
import type { EntryId, FileId, PeerId, RoomId } from '../../base/ids.ts';
import type { Entry } from '../../chat/entry.ts';
import { ForeignEntries } from '../../chat/foreign-entries.ts';
import { KeptLog } from '../../chat/kept-log.ts';
import type { Log } from '../../chat/log.ts';
import { ReadableLog } from '../../chat/readable-log.ts';
import { openSealed } from '../../chat/sealed.ts';
import { nameFromKey } from '../../identity/friendly-name.ts';
import { PRIVATE_SEARCHED_MAX } from '../../limits/search.ts';
import { isKnown, openKnownPeers } from '../../mesh/known-peers.ts';
import type { Clock, Crypto, Identity, KeyValueStore, Random } from '../../ports.ts';
import { openBlocklist } from '../blocklist.ts';
import { offeredFile } from '../files/offered-file.ts';
import { DueDeletions } from '../settings/due-deletions.ts';
import { openOwnName } from '../settings/own-name.ts';
import { openRetention } from '../settings/retention.ts';
import { messagesView } from '../timeline.ts';
import { RoomTitle } from '../title.ts';

export interface KeptRoomOptions {
  readonly roomId: RoomId;
  readonly identity: Identity;
  readonly records: KeyValueStore;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
}

export interface KeptRoom {
  readonly messages: readonly ChatMessage[];
  /** As its members wrote it; empty: they gave it none. */
  readonly title: string;
}

/** @throws SwapError storage-failed */
export async function keptRoom(options: KeptRoomOptions): Promise<KeptRoom> {
  const { identity, clock, random } = options;
  const self = identity.peer;
  const records = unwritten(options.records);
  const blocks = await openBlocklist(records);
  const retention = await openRetention(records);
  const due = await DueDeletions.open(records);
  const ownName = await openOwnName(records, random, undefined);
  const known = await openKnownPeers(records, clock.now());
  const isHidden = (author: PeerId) => blocks.of(author) !== 'open';
  const title = await RoomTitle.open(records, isHidden);
  const kept = new KeptLog({
    ...{ ...options, self, records },
    keepDays: () => retention.days(),
    standingOf: (peer) =>
      isKnown({ metAtMs: known.metAtMs(peer) }, clock.now()) ? 'known' : 'stranger',
  });
  await kept.load();
  const { log } = kept;
  title.follow(log);
  const readable = new ReadableLog(log, (entry) => openSealed(options, entry));
  const fileOf = await openAll(log, readable, { ...options, records });
  const messages = messagesView(readable, {
    self,
    nameOf: (peer) => (peer === self ? ownName.get() : nameIn(log, peer)),
    fileOf,
    due: () => due.all(),
    isHidden,
  });
  return { messages, title: title.text };
}

/** What loading would put in order stays as it is: another tab may have the room open. */
const unwritten = (records: KeyValueStore): KeyValueStore => ({
  get: (key) => records.get(key),
  entries: (prefix) => records.entries(prefix),
  put: async () => undefined,
  delete: async () => undefined,
});

function nameIn(log: Log, peer: PeerId): string {
  const body = log.nameEntry(peer)?.body;
  return body?.k === 'name' ? body.name : nameFromKey(peer);
}

/** Opens the newest private entries, and computes the ids of the files that are offered. */
async function openAll(
  log: Log,
  readable: ReadableLog,
  { crypto, records }: Pick<KeptRoomOptions, 'crypto' | 'records'>,
): Promise<ReadonlyMap<EntryId, FileId>> {
  const foreign = new ForeignEntries(records, log);
  await foreign.load();
  const isSealed = (entry: Entry) => entry.body.k === 'sealed' && !foreign.has(entry);
  const sealed = log.ordered().filter(isSealed).slice(-PRIVATE_SEARCHED_MAX);
  for (const entry of sealed) await readable.take(entry);
  const fileOf = new Map<EntryId, FileId>();
  for (const { id, body } of readable.ordered())
    if (body.k === 'file') fileOf.set(id, await offeredFile(crypto, body));
  return fileOf;
}
