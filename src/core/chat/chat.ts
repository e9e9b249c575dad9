/** Chat: writes our entries, takes in those of others, and keeps both sides of every link equal. */
import { equalBytes } from '../base/bytes.ts';
import { SwapError } from '../base/errors.ts';
import type { PeerId } from '../base/ids.ts';
import {
  AUTHORS_MAX,
  ENTRIES_PER_AUTHOR_MAX,
  FORWARD_ENTRIES_MAX,
  KEEP_DAYS_DEFAULT,
  LOG_BYTES_MAX,
  LOG_ENTRIES_MAX,
  SYNCS_AT_ONCE_MAX,
  TEXT_CHARS_MAX,
  VECTORS_BURST,
  VECTORS_PER_SECOND,
  VERIFY_QUEUE_MAX,
} from '../limits/chat.ts';
import { DAY_MS, TICK_MS } from '../limits/shared.ts';
import type { ClaimsMessage, EntriesMessage, LogMessage } from '../wire/message.ts';
import { createTokenBucket, type TokenBucket } from '../base/token-bucket.ts';
import type { Chat, ChatOptions, Composer } from './chat-api.ts';
import { hasGap, ladder } from './chain.ts';
import { nextClock } from './clocks.ts';
import { charCount, peekEntry, writeEntry, type Content, type Entry } from './entry.ts';
import { createHistory } from './history.ts';
import { createIntake } from './intake.ts';
import { createLog, type Change } from './log.ts';
import { loadLog, saveOwn } from './log-store.ts';
import { createLogWriter } from './log-writer.ts';
import {
  answerSums,
  answerVector,
  claimMessages,
  entryMessages,
  opening,
  vectorMessages,
} from './sync.ts';

export type { Chat, ChatOptions } from './chat-api.ts';

/** Opens the log that rests in `records`. */
export async function openChat(options: ChatOptions): Promise<Chat> {
  const { topic, identity, records, crypto, clock } = options;
  const log = createLog();
  const history = createHistory(log);
  const intake = createIntake({ ...options, log });
  const writer = createLogWriter(records, log);
  /**
   * When we last sent our vector to a peer: it may take a moment until what it lacks or brings is there. And
   * whether it has brought anything since: where it has not, asking it again brings the same once more.
   */
  const compared = new Map<PeerId, { readonly atMs: number; gained: boolean }>();
  const questions = new Map<PeerId, TokenBucket>();
  let verifying = 0;
  /** Received batches are verified and merged one after the other, ours written one after the other. */
  let incoming: Promise<unknown> = Promise.resolve();
  let writing: Promise<unknown> = Promise.resolve();

  const resting = await loadLog(records, crypto);
  for (const { claims } of resting.forks) log.learn(claims[0], claims[1]);
  for (const { head, floor } of resting.heads) settle(log.restore(head, floor));
  resting.entries.sort((a, b) => a.atMs - b.atMs);
  for (const { entry, atMs } of resting.entries) {
    settle(log.add(entry));
    if (log.at(entry.author, entry.body.seq) === entry) history.arrived(entry, atMs);
    else writer.removed([entry]); // void, or dropped, when the last deletion failed
  }

  /** What follows from a change of the log, but for telling. */
  function settle({ removed, forked }: Change, author?: PeerId): void {
    writer.removed(removed);
    if (removed.length > 0) options.removed?.(removed);
    if (!forked || !author) return;
    writer.forked(author);
    if (author === identity.peer) options.forkedSelf?.();
  }

  /** A proof goes to everyone; who brought it hears where else we stand, so that the lowest fork is found soon. */
  function tellFork(author: PeerId, bringer: PeerId): void {
    const chain = log.chain(author);
    if (!chain?.fork) return;
    for (const message of claimMessages(chain.fork.claims)) options.broadcast(message, bringer);
    const stand = [...chain.fork.claims, ...ladder(chain, chain.fork.seq - 1)];
    for (const message of claimMessages(stand)) options.send(bringer, message);
  }

  function ask(peer: PeerId, messages: readonly LogMessage[]): void {
    compared.set(peer, { atMs: clock.now(), gained: false });
    for (const message of messages) {
      intake.expect(peer);
      options.send(peer, message);
    }
  }
  const compare = (peer: PeerId, reply: boolean) =>
    ask(peer, opening(log, reply, options.random.bytes(8)));

  const isRecent = (peer: PeerId): boolean =>
    clock.now() - (compared.get(peer)?.atMs ?? -Infinity) < TICK_MS;

  /** Answering costs us a walk over the log. */
  function mayAsk(peer: PeerId): boolean {
    const bucket = questions.get(peer) ?? createTokenBucket(VECTORS_PER_SECOND, VECTORS_BURST);
    questions.set(peer, bucket);
    return bucket.take(clock.now());
  }

  async function append(told: Content | Composer): Promise<Entry> {
    const chain = log.chain(identity.peer);
    const head = chain?.head;
    if (chain?.fork) throw new SwapError('closed', 'this key was used twice');
    const full = head ? head.seq >= ENTRIES_PER_AUTHOR_MAX : log.authors() >= AUTHORS_MAX;
    if (full) throw new SwapError('too-many', 'the room takes no more entries of ours');
    const nowMs = clock.now();
    const place = {
      seq: (head?.seq ?? 0) + 1,
      prev: head?.id,
      clock: nextClock(log.ordered(), head?.clock ?? 0, nowMs),
      time: Math.max(0, Math.round(nowMs)),
    };
    const content = typeof told === 'function' ? await told(place) : told;
    const entry = await writeEntry({ topic, crypto, identity }, place, content);
    // One that nobody takes would make everything refused that we say after it.
    if (!peekEntry(entry.signed)) throw new SwapError('too-long', 'no peer would take this entry');
    // Stored before told: an author that forgets what it said would say something else in its place.
    await saveOwn(records, { entry, atMs: Math.max(0, nowMs) }, chain?.floor ?? 1);
    const change = log.add(entry);
    settle(change, identity.peer);
    if (change.added.length === 0) throw new SwapError('closed', 'this key was used elsewhere');
    history.arrived(entry, nowMs);
    options.added([entry]);
    for (const message of entryMessages([entry])) options.broadcast(message);
    return entry;
  }

  async function receive(peer: PeerId, { list, more }: EntriesMessage): Promise<void> {
    const entries = await intake.entries(peer, list);
    const nowMs = clock.now();
    const added: Entry[] = [];
    for (const entry of entries) {
      const change = log.add(entry);
      settle(change, entry.author);
      if (change.forked) tellFork(entry.author, peer);
      added.push(...change.added);
    }
    const last = compared.get(peer);
    if (added.length > 0) {
      for (const entry of added) history.arrived(entry, nowMs);
      if (last) last.gained = true;
      options.added(added);
      if (added.length <= FORWARD_ENTRIES_MAX) {
        for (const message of entryMessages(added)) options.broadcast(message, peer);
      }
      writer.added(added, nowMs);
      if (isOverfull()) dropOld();
    }
    await writer.flush(); // a fork adds nothing and must be remembered, too
    const gap = added.some(isAfterGap);
    // Whoever is linked may have what is missing: they are asked when they next tell their digest.
    if (gap) for (const it of compared.values()) it.gained = true;
    // Where we are full, what comes costs what is here, so it may come slowly. What we refuse, or nobody
    // has any more, would be asked for again and again.
    const isHalfFull =
      log.bytes() > LOG_BYTES_MAX / 2 || log.ordered().length > LOG_ENTRIES_MAX / 2;
    const eager = more && last?.gained === true && !isHalfFull;
    if ((more || gap) && (eager || !isRecent(peer))) compare(peer, false);
  }

  function isAfterGap({ author, body }: Entry): boolean {
    const wanted = body.seq > Math.max(1, log.chain(author)?.floor ?? 1);
    return wanted && !log.at(author, body.seq - 1);
  }

  async function learn(peer: PeerId, { list }: ClaimsMessage): Promise<void> {
    const claims = await intake.claims(peer, list);
    const forked = new Set<PeerId>();
    claims.forEach((claim, i) => {
      const before = claims[i - 1];
      if (!claim) return;
      const change = log.learn(claim, before?.author === claim.author ? before : undefined);
      settle(change, claim.author);
      if (change.forked) forked.add(claim.author);
    });
    for (const author of forked) tellFork(author, peer);
    await writer.flush();
  }

  const isOverfull = () => log.bytes() > LOG_BYTES_MAX || log.ordered().length > LOG_ENTRIES_MAX;

  function dropOld(): void {
    const floors = history.floors(
      clock.now(),
      (options.keepDays?.() ?? KEEP_DAYS_DEFAULT) * DAY_MS,
    );
    for (const [author, floor] of floors) {
      const removed = log.drop(author, floor);
      writer.dropped(author, removed);
      if (removed.length > 0) options.removed?.(removed);
    }
    if (floors.size > 0) void writer.flush();
  }

  /** One after the other, and no more of them than may wait. */
  function enqueue(size: number, work: () => Promise<void>): void {
    if (verifying + size > VERIFY_QUEUE_MAX) return;
    verifying += size;
    const next = async () => {
      try {
        await work();
      } finally {
        verifying -= size;
      }
    };
    incoming = incoming.then(next, next);
  }

  dropOld();
  await writer.flush();

  return {
    log,
    nameOf(author) {
      const body = log.nameEntry(author)?.body;
      return body?.k === 'name' ? body.name : undefined;
    },
    boxKeyOf(author) {
      const body = log.nameEntry(author)?.body;
      return body?.k === 'name' ? body.box : undefined;
    },
    write(content) {
      if (
        typeof content !== 'function' &&
        'text' in content &&
        charCount(content.text) > TEXT_CHARS_MAX
      ) {
        const message = `a message holds ${TEXT_CHARS_MAX} characters at most`;
        return Promise.reject(new SwapError('too-long', message));
      }
      const written = writing.then(() => append(content));
      writing = written.catch(() => undefined);
      return written;
    },
    onLinked(peer) {
      const busy = [...compared.keys()].filter(isRecent).length;
      if (busy >= SYNCS_AT_ONCE_MAX) return;
      // One side is enough, since it asks for the other's; that one gives it a beat.
      if (identity.peer < peer) compare(peer, true);
      else compared.set(peer, { atMs: clock.now(), gained: true });
    },
    onUnlinked(peer) {
      compared.delete(peer);
      questions.delete(peer);
      intake.forget(peer);
    },
    onDigest(peer, digest) {
      const differs = !equalBytes(digest, log.digest());
      const incomplete = () =>
        compared.get(peer)?.gained !== false && [...log.chains()].some(hasGap);
      if (!isRecent(peer) && (differs || incomplete())) compare(peer, true);
    },
    onMessage(peer, message) {
      switch (message.t) {
        case 'sums': {
          if (!mayAsk(peer)) return;
          const vectors = answerSums(log, message);
          if (vectors.length > 0) ask(peer, vectors);
          return;
        }
        case 'vector': {
          if (!mayAsk(peer)) return;
          for (const answer of answerVector(log, message)) options.send(peer, answer);
          const scope = message.scope.length > 0 ? [...message.scope] : undefined;
          if (message.reply) ask(peer, vectorMessages(log, false, scope));
          return;
        }
        case 'entries':
          return enqueue(message.list.length, () => receive(peer, message));
        case 'claims':
          return enqueue(message.list.length, () => learn(peer, message));
      }
    },
    tick: dropOld,
  };
}
