/** Writes a history into the stores of this device, as the app keeps it: typing ten thousand messages would take hours. */
import { createWebCrypto } from '../../../src/browser/crypto/web-crypto.ts';
import { deriveRoomKeys } from '../../../src/browser/crypto/room-keys.ts';
import { openReadMark } from '../../../src/browser/device/read-mark.ts';
import { loadIdentity } from '../../../src/browser/identity/identity.ts';
import { platformRandom } from '../../../src/browser/platform/clock.ts';
import { createMemoryKeyPairs } from '../../../src/browser/storage/key-pair-store.ts';
import { openStores } from '../../../src/browser/storage/open-stores.ts';
import { createGatheredKeyValueStore } from '../../../src/browser/storage/records/gathered-key-value-store.ts';
import { createSealedKeyValueStore } from '../../../src/browser/storage/records/sealed-key-value-store.ts';
import { parseFragment } from '../../../src/core/api/room-address.ts';
import { idBytes } from '../../../src/core/base/ids.ts';
import { writeEntry, type Content, type Entry } from '../../../src/core/chat/entry.ts';
import { ENTRY_RECORDS, saveEntries } from '../../../src/core/chat/log-store.ts';
import type { Identity } from '../../../src/core/ports.ts';

export interface LongHistory {
  /** Of the room's address. */
  readonly fragment: string;
  readonly messages: number;
  /** The last message that was read. */
  readonly read?: number;
  /** The last message answers this one. */
  readonly answers?: number;
  /** These messages call somebody by this name. */
  readonly calls?: { readonly name: string; readonly at: readonly number[] };
}

declare global {
  interface Window {
    fillRoom(history: LongHistory): Promise<void>;
  }
}

const PEOPLE = ['Ana', 'Bo', 'Chidi', 'Dmitri', 'Evren', 'Fay', 'Gia'];
const MINUTE_MS = 60_000;
const SAVED_AT_ONCE = 1_000;

/** Most are short, some are not. */
const textOf = (n: number, of: number): string =>
  `Message ${n} of ${of}. ${'It goes on for a while. '.repeat(n % 11 === 0 ? n % 40 : n % 3)}`;

window.fillRoom = async ({ fragment, messages, read, answers, calls }) => {
  const address = parseFragment(fragment)?.room;
  if (!address) throw new Error('no room has this address');
  const { storageId, storageKey, roomId } = await deriveRoomKeys(address);
  const crypto = createWebCrypto();
  const stores = await openStores();
  const sealed = createSealedKeyValueStore(stores.records(storageId), storageKey, platformRandom);
  const records = createGatheredKeyValueStore(sealed, ENTRY_RECORDS, platformRandom);
  const people = await Promise.all(
    PEOPLE.map(() => loadIdentity(storageId, createMemoryKeyPairs(), crypto)),
  );
  const chains = new Map<Identity, Entry>();
  const entries: Entry[] = [];
  const write = async (identity: Identity, time: number, content: Content): Promise<Entry> => {
    const prev = chains.get(identity);
    const position = { seq: (prev?.body.seq ?? 0) + 1, prev: prev?.id, clock: time, time };
    const entry = await writeEntry({ roomId, crypto, identity }, position, content);
    chains.set(identity, entry);
    entries.push(entry);
    return entry;
  };
  const startMs = Date.now() - (messages + 1) * MINUTE_MS;
  for (const [i, identity] of people.entries())
    await write(identity, startMs, { k: 'name', name: PEOPLE[i] ?? '', box: identity.boxKey });
  const said: Entry[] = [];
  for (let n = 1; n <= messages; n++) {
    const author = people[(n >> 2) % people.length];
    const to = n === messages && answers ? said[answers - 1] : undefined;
    const call = calls?.at.includes(n) ? ` @${calls.name}!` : '';
    const text = textOf(n, messages) + call;
    const content: Content = to ? { k: 'reply', to: idBytes(to.id), text } : { k: 'text', text };
    if (author) said.push(await write(author, startMs + n * MINUTE_MS, content));
  }
  for (let at = 0; at < entries.length; at += SAVED_AT_ONCE)
    await saveEntries(
      records,
      entries.slice(at, at + SAVED_AT_ONCE).map((entry) => ({ entry, atMs: entry.body.time })),
    );
  await records.gather(new AbortController().signal);
  const last = read === undefined ? undefined : said[read - 1];
  if (last) (await openReadMark(records)).set({ id: last.id, atMs: Date.now() });
  while (last && !(await records.get('read'))) await new Promise((later) => setTimeout(later, 5));
};
