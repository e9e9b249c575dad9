/** Anti-entropy: the messages that make two logs equal. Pure functions of plain data. */
import { equalBytes, utf8, type Bytes } from '../../base/bytes.ts';
import { idBytes, peerId, type PeerId } from '../../base/ids.ts';
import { differingGroups, mixed, SUM_BYTES, sumBytes } from '../../base/mix.ts';
import {
  AUTHORS_PER_VECTOR,
  CLAIMS_PER_MESSAGE_MAX,
  ENTRIES_PER_MESSAGE_MAX,
  RANGES_PER_AUTHOR_MAX,
  SUMS_FROM_AUTHORS,
  SYNC_ANSWER_BYTES_MAX,
} from '../../limits/chat.ts';
import { CONTROL_MESSAGE_BYTES_MAX } from '../../limits/shared.ts';
import type {
  ClaimsMessage,
  EntriesMessage,
  LogMessage,
  PushMessage,
  SumsMessage,
  VectorMessage,
} from '../../wire/message.ts';
import { hasGap, rangesOf, type Chain } from '../chain.ts';
import { ladder } from './ladder.ts';
import { claimTuple, type Claim } from '../claim.ts';
import type { Entry } from '../entry.ts';
import { compareEntries } from '../entry-order.ts';
import type { Log } from '../log.ts';

type HeldOfAuthor = VectorMessage['authors'][number];
type ReadLog = Pick<Log, 'chain' | 'chains' | 'ordered' | 'authors' | 'nameEntry' | 'takesNew'>;

/** Groups of authors, by a hash of salt and id: nobody can choose ids that make one large, for each comparison has a new salt. */
const GROUPS = 256;
/** Where logs seem equal, sums of so many groups of groups say whether they are. */
const GROUPS_FEW = 4;
const MARK_BYTES = 8;

/** The first messages of a comparison: a vector of all authors, or, where that would be long, sums of groups of authors. */
export function opening(log: ReadLog, reply: boolean, salt: Bytes): LogMessage[] {
  return log.authors() > SUMS_FROM_AUTHORS
    ? [{ t: 'sums', salt, sums: sumsOf(log, salt) }]
    : vectorMessages(log, reply, salt);
}

/** Asks a peer whose log seems to be equal whether it is. */
export function verifying(log: ReadLog, salt: Bytes): SumsMessage {
  return { t: 'sums', salt, sums: sumsOf(log, salt, GROUPS_FEW) };
}

/**
 * For each group, the sum of its authors' marks, each mixed with a salt. Authors do not know the salt when they write, so
 * they cannot choose entries whose difference does not show. A mark does not tell what is missing before a head or a fork, so where
 * something is, what is here counts too.
 */
function sumsOf(log: ReadLog, salt: Bytes, groups = GROUPS): Bytes {
  const sums = new Uint32Array(groups);
  for (const chain of log.chains()) {
    const group = groupOf(salt, chain) % groups;
    sums[group] = (sums[group] ?? 0) + mixed(salt, chain.who, chain.mark, aroundGaps(chain));
  }
  return sumBytes(sums);
}

const NOTHING = new Uint8Array();
const aroundGaps = (chain: Readonly<Chain>): Bytes =>
  hasGap(chain) ? utf8(`gap ${rangesOf(chain, RANGES_PER_AUTHOR_MAX).join()}`) : NOTHING;

const groupOf = (salt: Bytes, { who }: Pick<Chain, 'who'>): number => mixed(salt, who) >>> 24;

/** The vectors of the groups whose sums differ from ours; where there are few, a comparison begins. */
export function answerSums(log: ReadLog, { salt, sums }: SumsMessage): LogMessage[] {
  if (sums.length < SUM_BYTES * GROUPS)
    return equalBytes(sums, sumsOf(log, salt, GROUPS_FEW)) ? [] : opening(log, true, salt);
  const differing = differingGroups(sumsOf(log, salt), sums);
  return differing.length > 0 ? vectorMessages(log, true, salt, differing) : [];
}

/** What we hold of the authors in these groups (of all authors without them), in as many messages as needed. */
export function vectorMessages(
  log: ReadLog,
  reply: boolean,
  salt: Bytes,
  groups?: readonly number[],
): VectorMessage[] {
  const takes = log.takesNew();
  if (!groups && log.authors() <= AUTHORS_PER_VECTOR) {
    const authors = [...log.chains()].map(vectorItem);
    return [{ t: 'vector', salt, scope: new Uint8Array(), authors, reply, takes }];
  }
  const byGroup = new Map<number, Readonly<Chain>[]>();
  for (const chain of log.chains()) {
    const group = groupOf(salt, chain);
    const some = byGroup.get(group) ?? [];
    some.push(chain);
    byGroup.set(group, some);
  }
  const messages: VectorMessage[] = [];
  let scope: number[] = [];
  let authors: VectorMessage['authors'] = [];
  const flush = () => {
    if (scope.length > 0)
      messages.push({ t: 'vector', salt, scope: Uint8Array.from(scope), authors, reply, takes });
    [scope, authors] = [[], []];
  };
  for (const group of groups ?? Array.from({ length: GROUPS }, (_, i) => i)) {
    // Only a salt that somebody chose could make a group larger; then they get what we hold of the others again.
    const chains = (byGroup.get(group) ?? []).slice(0, AUTHORS_PER_VECTOR);
    if (authors.length + chains.length > AUTHORS_PER_VECTOR) flush();
    scope.push(group);
    authors.push(...chains.map(vectorItem));
  }
  flush();
  return messages;
}

const vectorItem = (chain: Readonly<Chain>): HeldOfAuthor => [
  chain.who,
  chain.mark.slice(0, MARK_BYTES),
  chain.head?.seq ?? 0,
  chain.fork?.seq ?? 0,
  rangesOf(chain, RANGES_PER_AUTHOR_MAX),
];

/**
 * What the sender of a vector lacks: claims that prove a fork, then entries, the newest first. A log that is nearly full gets those
 * of authors that it holds first, and nothing of new ones that it would not take: these would crowd out the others for ever.
 * @param self our own entries are wanted in any case: we are linked
 */
export function answerVector(log: ReadLog, message: VectorMessage, self: PeerId): LogMessage[] {
  const { takes, salt } = message;
  const theirs = new Map(message.authors.map((item) => [peerId(item[0]), item]));
  const scope = message.scope.length > 0 ? new Set(message.scope) : undefined;
  const [held, others]: [Lacked, Lacked] = [new Map(), new Map()];
  const claims: Claim[] = [];
  // An author's proof of work may be what gives it a place there, and its last name is where that is.
  const names: Entry[] = [];
  for (const chain of log.chains()) {
    if (scope && !scope.has(groupOf(salt, chain))) continue;
    const { author, proven } = chain;
    const item = theirs.get(author);
    if (item || takes === 2) claims.push(...claimsFor(chain, item));
    if (item) (takes < 2 ? held : others).set(author, nextLacked(item));
    else if (author === self || takes === 2 || (takes === 1 && proven)) {
      others.set(author, nextLacked(item));
      const name = log.nameEntry(author);
      if (name) names.push(name);
    }
  }
  const isProven = ({ author }: Entry) => Number(log.chain(author)?.proven ?? false);
  names.sort((a, b) => isProven(b) - isProven(a));
  function* lacking(): Generator<Entry> {
    yield* newestFirst(log, held);
    yield* names;
    const named = new Set(names);
    for (const entry of newestFirst(log, others)) if (!named.has(entry)) yield entry;
  }
  return [...claimMessages(claims), ...entryMessages(lacking())];
}

/** For each author, what tells the next position that is lacked. */
type Lacked = Map<PeerId, (seq: number) => number>;

/** Up to so many entries, sorting them is faster than a look at all: a question that brings few should cost little. */
const FEW = 4_000;

/** The entries that the sender of a vector lacks, by what tells the next one of each author. */
function* newestFirst(log: Pick<Log, 'chain' | 'ordered'>, lacked: Lacked): Generator<Entry> {
  const few: Entry[] = [];
  for (const [author, next] of lacked)
    for (const run of log.chain(author)?.runs ?? []) {
      const first = run[0]?.body.seq ?? 0;
      for (let seq = next(first); few.length <= FEW; seq = next(seq + 1)) {
        const entry = run[seq - first];
        if (!entry) break;
        few.push(entry);
      }
    }
  if (few.length <= FEW) return yield* few.sort((a, b) => compareEntries(b, a));
  const order = log.ordered();
  for (let i = order.length - 1; i >= 0; i--) {
    const entry = order[i];
    if (entry && lacked.get(entry.author)?.(entry.body.seq) === entry.body.seq) yield entry;
  }
}

/** Tells the first position from `seq` on that the sender of a vector lacks. */
function nextLacked(item: HeldOfAuthor | undefined): (seq: number) => number {
  if (!item) return (seq) => seq;
  const [, , , fork, ranges] = item;
  return (seq) => {
    for (let i = 0; i + 1 < ranges.length;) {
      const [from, to] = [ranges[i] ?? 0, ranges[i + 1] ?? 0];
      if (seq < from || seq > to) i += 2;
      else [seq, i] = [to + 1, 0]; // the ranges are as they came: in any order
    }
    return fork > 0 && seq >= fork ? Infinity : seq;
  };
}

/** Our fork, if they know none as low; otherwise a ladder, if their head is not the entry in our chain. */
function claimsFor(chain: Readonly<Chain>, item: HeldOfAuthor | undefined): readonly Claim[] {
  const [, mark, to, theirFork] = item ?? [undefined, undefined, 0, 0];
  const same = mark?.every((byte, i) => byte === chain.mark[i]) ?? false;
  if (same) return [];
  if (chain.fork) return theirFork === 0 || theirFork >= chain.fork.seq ? chain.fork.claims : [];
  if (!mark || theirFork > 0 || to === 0) return [];
  const [ours] = ladder(chain, to);
  const differs =
    ours?.seq === to &&
    idBytes(ours.id)
      .subarray(0, MARK_BYTES)
      .some((byte, i) => byte !== mark[i]);
  return differs ? ladder(chain, to) : [];
}

export function claimMessages(claims: readonly Claim[]): ClaimsMessage[] {
  const messages: ClaimsMessage[] = [];
  for (let at = 0; at < claims.length; at += CLAIMS_PER_MESSAGE_MAX) {
    const list = claims.slice(at, at + CLAIMS_PER_MESSAGE_MAX);
    messages.push({
      t: 'claims',
      list: list.map(claimTuple),
    });
  }
  return messages;
}

/** What a message takes beside its entries. */
const ENVELOPE_BYTES = 256;
/** What an entry takes beside its body: the signature, and the keys of both. */
const ENTRY_OVERHEAD_BYTES = 96;

/**
 * Packs `entries` into messages within the limits of a control message, at most SYNC_ANSWER_BYTES_MAX in total. If there
 * are further entries, the last message says that there is `more`.
 */
export function entryMessages(entries: Iterable<Entry>): EntriesMessage[] {
  const messages: EntriesMessage[] = [];
  let list: { body: Bytes; sig: Bytes }[] = [];
  let bytes = 0;
  let sum = 0;
  const flush = (more: boolean) => {
    if (list.length > 0) messages.push({ t: 'entries', more, list });
    list = [];
    bytes = 0;
  };
  for (const { signed } of entries) {
    const cost = signed.body.length + ENTRY_OVERHEAD_BYTES;
    if (sum > 0 && sum + cost > SYNC_ANSWER_BYTES_MAX) {
      flush(true);
      return messages;
    }
    const full = bytes + cost > CONTROL_MESSAGE_BYTES_MAX - ENVELOPE_BYTES;
    if (full || list.length >= ENTRIES_PER_MESSAGE_MAX) flush(false);
    list.push(signed);
    bytes += cost;
    sum += cost;
  }
  flush(false);
  return messages;
}

/** Packs new entries in the same way, to be pushed. */
export const pushMessages = (entries: Iterable<Entry>): PushMessage[] =>
  entryMessages(entries).map(({ list }) => ({ t: 'push', list }));
