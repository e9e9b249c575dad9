/** Chat: writes our entries, takes in those of others, and keeps both sides of every link equal. */
import { equalBytes, toBase64Url, type Bytes } from '../bytes.ts';
import { SwapError } from '../errors.ts';
import type { PeerId, Topic } from '../ids.ts';
import {
  AUTHORS_MAX,
  CLOCK_MAX,
  ENTRIES_PER_AUTHOR_MAX,
  FORWARD_ENTRIES_MAX,
  SYNCS_AT_ONCE_MAX,
  TEXT_CHARS_MAX,
  TICK_MS,
  VERIFY_QUEUE_MAX,
} from '../limits.ts';
import type { LogMessage, SignedEntry } from '../message.ts';
import { peerIdOf } from '../peer-id.ts';
import type { Clock, Crypto, Identity, KeyValueStore } from '../ports.ts';
import {
  charCount,
  peekEntry,
  verifyEntry,
  writeEntry,
  type Content,
  type Entry,
} from './entry.ts';
import { createLog, type Log } from './log.ts';
import { loadEntries, saveEntries } from './log-store.ts';
import { entryMessages, readVector, vectorMessage } from './sync.ts';

export interface ChatOptions {
  readonly topic: Topic;
  readonly identity: Identity;
  readonly records: KeyValueStore;
  readonly crypto: Crypto;
  readonly clock: Clock;
  send(peer: PeerId, message: LogMessage): void;
  broadcast(message: LogMessage, except?: PeerId): void;
  badEntry(peer: PeerId): void;
  /** Entries that were not in the log before, in the order in which they were taken in. */
  added(entries: readonly Entry[]): void;
}

export interface Chat {
  readonly log: Log;
  /** What `author` is called, as far as its entries tell. */
  nameOf(author: PeerId): string | undefined;
  /** The X25519 key (32 bytes) of `author`, as far as its entries tell. */
  boxKeyOf(author: PeerId): Bytes | undefined;
  /** Resolves when the entry is stored and on its way. @throws SwapError too-long, too-many, storage-full, storage-failed */
  write(content: Content): Promise<Entry>;
  onLinked(peer: PeerId): void;
  onUnlinked(peer: PeerId): void;
  onMessage(peer: PeerId, message: LogMessage): void;
  onDigest(peer: PeerId, digest: Bytes): void;
}

/** Opens the log that rests in `records`. */
export async function openChat(options: ChatOptions): Promise<Chat> {
  const { topic, identity, records, crypto, clock } = options;
  const log = createLog();
  const names = new Map<PeerId, Entry>();
  const authors = new Map<string, PeerId>();
  /**
   * When we last sent our vector to a peer: it may take a moment until what it lacks or brings is there. And
   * whether it has brought anything since: where it has not, asking it again brings the same once more.
   */
  const compared = new Map<PeerId, { readonly atMs: number; gained: boolean }>();
  /** Others' entries that are in the log and not yet in the store. */
  const unsaved: Entry[] = [];
  let verifying = 0;
  /** Received batches are verified and merged one after the other, ours written one after the other. */
  let incoming: Promise<unknown> = Promise.resolve();
  let writing: Promise<unknown> = Promise.resolve();

  for (const entry of await loadEntries(records, crypto)) take(entry);

  /** The synchronous step by which an entry becomes part of the log. */
  function take(entry: Entry): readonly Entry[] {
    const result = log.add(entry);
    const added = result.kind === 'added' ? result.entries : [];
    for (const it of added) {
      const known = names.get(it.author);
      if (it.body.k === 'name' && (!known || known.body.seq < it.body.seq)) {
        names.set(it.author, it);
      }
    }
    return added;
  }

  function compare(peer: PeerId, reply: boolean): void {
    compared.set(peer, { atMs: clock.now(), gained: false });
    options.send(peer, vectorMessage(log.vector(), reply));
  }

  const isRecent = (peer: PeerId): boolean =>
    clock.now() - (compared.get(peer)?.atMs ?? -Infinity) < TICK_MS;

  async function append(content: Content): Promise<Entry> {
    const head = log.head(identity.peer);
    const full = head ? head.body.seq >= ENTRIES_PER_AUTHOR_MAX : log.vector().size >= AUTHORS_MAX;
    if (full) throw new SwapError('too-many', 'the room takes no more entries of ours');
    const place = {
      seq: (head?.body.seq ?? 0) + 1,
      prev: head?.id,
      clock: Math.min(log.clock() + 1, CLOCK_MAX),
      time: Math.max(0, Math.round(clock.now())),
    };
    const entry = await writeEntry({ topic, crypto, identity }, place, content);
    // One that nobody takes would make everything refused that we say after it.
    if (!peekEntry(entry.signed)) throw new SwapError('too-long', 'no peer would take this entry');
    // Stored before told: an author that forgets what it said would say something else in its place.
    await saveEntries(records, [entry]);
    options.added(take(entry));
    for (const message of entryMessages([entry])) options.broadcast(message);
    return entry;
  }

  async function authorOf(key: Bytes): Promise<PeerId> {
    const text = toBase64Url(key);
    const author = authors.get(text) ?? (await peerIdOf(crypto, key));
    if (authors.size > VERIFY_QUEUE_MAX) authors.clear();
    authors.set(text, author);
    return author;
  }

  /** The entry if it is news and genuine. */
  async function check(peer: PeerId, signed: SignedEntry): Promise<Entry | undefined> {
    const claim = peekEntry(signed);
    if (!claim) return void options.badEntry(peer);
    const known = log.at(await authorOf(claim.key), claim.seq);
    if (known && equalBytes(known.signed.body, signed.body)) return undefined;
    const entry = await verifyEntry(crypto, topic, signed);
    if (!entry) options.badEntry(peer);
    return entry ?? undefined;
  }

  /**
   * A full disk must not stop the conversation; what it refused goes with the next batch, so that no
   * chain rests with a gap that hides what comes after it.
   */
  async function saveUnsaved(): Promise<void> {
    const batch = unsaved.splice(0);
    await saveEntries(records, batch).catch(() => unsaved.unshift(...batch));
  }

  async function receive(peer: PeerId, list: SignedEntry[], more: boolean): Promise<void> {
    const entries = await Promise.all(list.map((signed) => check(peer, signed)));
    const added: Entry[] = [];
    let gap = false;
    for (const entry of entries) {
      if (!entry) continue;
      const result = take(entry);
      added.push(...result);
      gap ||= result.length === 0 && !log.at(entry.author, entry.body.seq);
    }
    const last = compared.get(peer);
    if (added.length > 0) {
      if (last) last.gained = true;
      options.added(added);
      if (added.length <= FORWARD_ENTRIES_MAX) {
        for (const message of entryMessages(added)) options.broadcast(message, peer);
      }
      unsaved.push(...added);
      await saveUnsaved();
    }
    // What we refuse, such as the other half of a fork, would be brought again and again.
    if ((more || gap) && (!isRecent(peer) || last?.gained)) compare(peer, false);
  }

  const introductionOf = (author: PeerId) => {
    const body = names.get(author)?.body;
    return body?.k === 'name' ? body : undefined;
  };

  return {
    log,
    nameOf: (author) => introductionOf(author)?.name,
    boxKeyOf: (author) => introductionOf(author)?.box,
    write(content) {
      if (content.k === 'text' && charCount(content.text) > TEXT_CHARS_MAX) {
        const message = `a message holds ${TEXT_CHARS_MAX} characters at most`;
        return Promise.reject(new SwapError('too-long', message));
      }
      const written = writing.then(() => append(content));
      writing = written.catch(() => undefined);
      return written;
    },
    onLinked(peer) {
      const busy = [...compared.keys()].filter(isRecent).length;
      if (busy < SYNCS_AT_ONCE_MAX) compare(peer, true);
    },
    onUnlinked: (peer) => void compared.delete(peer),
    onDigest(peer, digest) {
      if (!isRecent(peer) && !equalBytes(digest, log.digest())) compare(peer, true);
    },
    onMessage(peer, message) {
      if (message.t === 'vector') {
        for (const answer of entryMessages(log.since(readVector(message)))) {
          options.send(peer, answer);
        }
        if (message.reply) compare(peer, false);
        return;
      }
      if (verifying + message.list.length > VERIFY_QUEUE_MAX) return;
      verifying += message.list.length;
      const next = async () => {
        try {
          await receive(peer, message.list, message.more);
        } finally {
          verifying -= message.list.length;
        }
      };
      incoming = incoming.then(next, next);
    },
  };
}
