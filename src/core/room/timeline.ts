/**
 * The messages that a room shows: a pure function of its log, so that everyone who holds the same entries sees the same.
 * Edits, deletions and reactions are entries too: they change how the entry they name is shown, and do nothing when that
 * entry is not here.
 */
import { concat } from '../base/bytes.ts';
import { keepSame } from '../base/keep-same.ts';
import type { ReadableEntry as Entry } from '../chat/sealed.ts';
import type { Log } from '../chat/log.ts';
import { entryId, type EntryId, type FileId, type PeerId } from '../base/ids.ts';
import { isEmoji } from '../api/text/emoji.ts';
import { QUOTE_CHARS_MAX, REACTION_KINDS_MAX } from '../limits/chat.ts';
import { happenedIn } from './notices.ts';
import type { ChatMessage, Quote, Reaction } from '../api/views.ts';

export interface TimelineContext {
  readonly self: PeerId;
  nameOf(peer: PeerId): string;
  /** An offer appears once the id of its file is known. */
  readonly fileOf: ReadonlyMap<EntryId, FileId>;
  /** Our messages that we have deleted, but may still have back: here they are gone already. */
  due?(): ReadonlySet<EntryId>;
  /** This device mutes or blocks the author, and so shows nothing of them. */
  isHidden(author: PeerId): boolean;
}

/** What entries change in others. One change per author and entry: a later one replaces an earlier one. */
interface Changes {
  /** By entry, then author: only those of the entry's own author count. */
  readonly edits: Map<EntryId, Map<PeerId, string>>;
  readonly deletions: Map<EntryId, Set<PeerId>>;
  readonly reactions: Map<EntryId, Map<PeerId, string>>;
}

/** A log with the private entries that we can read. */
export interface ShownLog extends Pick<Log, 'chains'> {
  ordered(): readonly Entry[];
  get(id: EntryId): Entry | undefined;
}

/** @param before what was shown last: a message that says the same stays the same thing, and costs next to nothing */
export function messagesView(
  log: ShownLog,
  { nameOf, isHidden, ...rest }: TimelineContext,
  before: readonly ChatMessage[] = [],
): readonly ChatMessage[] {
  const context = { ...rest, nameOf: onceEach(nameOf), isHidden: onceEach(isHidden) };
  const entries = log.ordered();
  const changes = changesIn(log, entries);
  for (const id of context.due?.() ?? [])
    changes.deletions.set(id, (changes.deletions.get(id) ?? new Set()).add(context.self));
  const lastOf = inOrder(before);
  const notices = forksIn(log, context);
  const happened = happenedIn(entries);
  const shown: ChatMessage[] = [];
  const show = (made: ChatMessage) => void shown.push(keepSame(lastOf(made.id), made));
  notices.get(undefined)?.forEach(show);
  for (const entry of entries) {
    const message = messageOf(entry);
    if (message) shown.push(message);
    notices.get(entry.id)?.forEach(show);
  }
  return shown.length === before.length && shown.every((it, at) => it === before[at])
    ? before
    : shown;

  function messageOf(entry: Entry): ChatMessage | undefined {
    const { id, author, body } = entry;
    if (context.isHidden(author)) return undefined;
    const name = context.nameOf(author);
    if (body.k === 'text') {
      const last = lastOf(id);
      const isSame = last?.name === name && isPlain(last) && !isChanged(changes, id);
      return isSame ? last : keepSame(last, make(entry, name));
    }
    const made = make(entry, name);
    return made && keepSame(lastOf(id), made);
  }

  function make(entry: Entry, name: string): ChatMessage | undefined {
    const { id, author, body } = entry;
    const to = entry.to?.map((peer) => ({ peer, name: context.nameOf(peer) }));
    const base = { id, author, name, own: author === context.self, timeMs: body.time, to };
    if (isDeleted(changes, entry)) {
      // A library that has changed is offered anew, and the one before is taken back. A note that is gone was no message.
      return 'library' in body || body.k === 'note'
        ? undefined
        : { ...base, kind: 'deleted', file: body.k === 'file' };
    }
    const words = wordsOf(changes, entry);
    if (words !== undefined) {
      const quote = body.k === 'reply' ? quoteOf(changes, log, body.to, context) : undefined;
      const edited = changes.edits.get(id)?.has(author) ?? false;
      const reactions = reactionsTo(changes, id, context);
      return { ...base, kind: 'text', text: words, edited, quote, reactions };
    }
    if (body.k === 'note') return { ...base, kind: 'note', title: body.title };
    const notice = happened.get(id);
    if (notice) return { ...base, ...notice };
    const file = context.fileOf.get(id);
    if (!file || body.k !== 'file') return undefined;
    const reactions = reactionsTo(changes, id, context);
    return { ...base, kind: 'file', file, fileName: body.name, reactions };
  }
}

/** The same function, asked once for each of what it is asked about. */
function onceEach<T>(f: (of: PeerId) => T): (of: PeerId) => T {
  const known = new Map<PeerId, T>();
  return (of) => {
    const value = known.has(of) ? (known.get(of) as T) : f(of);
    known.set(of, value);
    return value;
  };
}

/** Finds messages by their ids. Those that are asked for in their order, as most are, are found at once. */
function inOrder(messages: readonly ChatMessage[]): (id: EntryId) => ChatMessage | undefined {
  let next = 0;
  let places: ReadonlyMap<EntryId, number> | undefined;
  return (id) => {
    if (next === messages.length) return undefined;
    if (messages[next]?.id === id) return messages[next++];
    places ??= new Map(messages.map((message, at) => [message.id, at]));
    const at = places.get(id);
    if (at === undefined) return undefined;
    next = at + 1;
    return messages[at];
  };
}

/** A text for everyone that nothing has changed: shown again it says the same, unless its author has another name. */
const isPlain = (last: ChatMessage): boolean =>
  last.kind === 'text' && !last.to && !last.edited && last.reactions.length === 0;

const isChanged = ({ edits, deletions, reactions }: Changes, id: EntryId): boolean =>
  edits.has(id) || deletions.has(id) || reactions.has(id);

/** A line for each forked author, after the last entry before the fork, or before all others if that entry is not here. */
function forksIn(
  log: Pick<Log, 'chains'>,
  { self, nameOf, isHidden }: TimelineContext,
): Map<EntryId | undefined, ChatMessage[]> {
  const notices = new Map<EntryId | undefined, ChatMessage[]>();
  const forked = [...log.chains()].filter(({ author, fork }) => fork && !isHidden(author));
  for (const { author, who, runs } of forked.sort((a, b) => (a.author < b.author ? -1 : 1))) {
    const last = runs.at(-1)?.at(-1);
    const some = notices.get(last?.id) ?? [];
    some.push({
      kind: 'forked',
      id: entryId(concat(who, who)),
      author,
      name: nameOf(author),
      own: author === self,
      timeMs: last?.body.time ?? NaN,
      to: undefined,
    });
    notices.set(last?.id, some);
  }
  return notices;
}

/** Everyone who can read a private entry, as one string; undefined: everyone in the room. */
export const recipientsOf = ({ author, to }: Pick<Entry, 'author' | 'to'>): string | undefined =>
  to && [...new Set([author, ...to])].sort().join();

/** A change counts only with the same recipients as the entry that it names, or people would see different rooms. */
function changesIn(log: Pick<ShownLog, 'get'>, entries: readonly Entry[]): Changes {
  const changes: Changes = { edits: new Map(), deletions: new Map(), reactions: new Map() };
  for (const entry of entries) {
    const { author, body } = entry;
    if (body.k !== 'edit' && body.k !== 'reaction' && body.k !== 'delete') continue;
    const of = entryId(body.of);
    const about = log.get(of);
    if (!about || recipientsOf(about) !== recipientsOf(entry)) continue;
    if (body.k === 'edit') within(changes.edits, of).set(author, body.text);
    else if (body.k === 'reaction') within(changes.reactions, of).set(author, body.emoji);
    else changes.deletions.set(of, (changes.deletions.get(of) ?? new Set()).add(author));
  }
  return changes;
}

function within(all: Map<EntryId, Map<PeerId, string>>, id: EntryId): Map<PeerId, string> {
  const some = all.get(id) ?? new Map<PeerId, string>();
  all.set(id, some);
  return some;
}

/** The kinds of entries that a `delete` of their author counts for. */
export const DELETABLE: ReadonlySet<Entry['body']['k']> = new Set([
  'text',
  'reply',
  'file',
  'note',
]);

/** A deletion is final: a later edit changes nothing. */
const isDeleted = ({ deletions }: Changes, { id, author, body }: Entry): boolean =>
  DELETABLE.has(body.k) && (deletions.get(id)?.has(author) ?? false);

/** The current words of a text or reply. */
const wordsOf = ({ edits }: Changes, { id, author, body }: Entry): string | undefined =>
  body.k === 'text' || body.k === 'reply' ? (edits.get(id)?.get(author) ?? body.text) : undefined;

function quoteOf(
  changes: Changes,
  log: Pick<ShownLog, 'get'>,
  to: Uint8Array,
  { nameOf, isHidden }: TimelineContext,
): Quote {
  const id = entryId(to);
  const entry = log.get(id);
  if (!entry || isHidden(entry.author)) return { id, name: undefined, words: undefined };
  const name = nameOf(entry.author);
  if (isDeleted(changes, entry)) return { id, name, words: undefined };
  const { body } = entry;
  const words = wordsOf(changes, entry) ?? (body.k === 'file' ? body.name : '');
  return { id, name, words: shortened(words) };
}

function shortened(words: string): string {
  const points = [...words.slice(0, 2 * QUOTE_CHARS_MAX + 2)];
  return points.length > QUOTE_CHARS_MAX ? `${points.slice(0, QUOTE_CHARS_MAX).join('')}…` : words;
}

/** The most frequent first; those of equal frequency in the order of the room. What is not one emoji is none. */
function reactionsTo(
  { reactions }: Changes,
  id: EntryId,
  { self, nameOf, isHidden }: TimelineContext,
): readonly Reaction[] {
  const kinds = new Map<string, PeerId[]>();
  for (const [author, emoji] of reactions.get(id) ?? []) {
    if (!isEmoji(emoji) || isHidden(author)) continue;
    const who = kinds.get(emoji) ?? [];
    who.push(author);
    kinds.set(emoji, who);
  }
  return [...kinds]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, REACTION_KINDS_MAX)
    .map(([emoji, who]) => ({ emoji, names: who.map(nameOf), own: who.includes(self) }));
}
