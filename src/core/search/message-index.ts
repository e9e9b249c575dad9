/**
 * What was said in one room, to be looked through. It keeps a folded text of each message, which is quicker to look through
 * than to index: a hundred thousand take about ten milliseconds a word, and no message can make an index grow. Pure.
 */
import type { EntryId, FileId, PeerId } from '../base/ids.ts';
import { excerptOf, lineOf, type Excerpt } from './excerpt.ts';
import { haystackOf, isCalled, needleOf, phraseNeedle } from '../folding/fold.ts';
import type { SearchQuery } from './query.ts';

export interface SearchedMessage {
  readonly id: EntryId;
  readonly author: PeerId;
  readonly timeMs: number;
  /** What was written, or the name of a file. */
  readonly text: string;
  readonly file: FileId | undefined;
  readonly private: boolean;
}

/** What has changed in a room since the last one. */
export interface IndexChange {
  /** New messages, in order, and those whose text has changed. New ones come after all others, unless `order` says where. */
  readonly put: readonly SearchedMessage[];
  readonly gone: readonly EntryId[];
  /** All messages of the room in its order; undefined: as before. */
  readonly order?: readonly EntryId[] | undefined;
  /** Everyone who is here or said something, as they are called now. */
  readonly names: readonly (readonly [PeerId, string])[];
}

/** A message that stands beside one that was found. */
export interface FoundLine {
  readonly name: string;
  readonly text: string;
}
export interface FoundMessage extends Excerpt, Omit<SearchedMessage, 'text'> {
  readonly name: string;
  readonly before: FoundLine | undefined;
  readonly after: FoundLine | undefined;
}
export interface FoundPerson {
  readonly peer: PeerId;
  readonly name: string;
  readonly messages: number;
}
export interface FoundInRoom {
  /** The newest first. */
  readonly messages: readonly FoundMessage[];
  readonly people: readonly FoundPerson[];
  /** How many messages were found; of these `messages` are the first. */
  readonly count: number;
  /** False: the budget was spent before all messages were looked at. */
  readonly complete: boolean;
}

/** Characters that may still be looked at. */
export interface LookBudget {
  chars: number;
}

interface Kept {
  readonly message: SearchedMessage;
  readonly haystack: string;
  readonly link: boolean;
}

const LINK = /\b(?:https?:\/\/|www\.)\S/i;

export class MessageIndex {
  readonly #kept = new Map<EntryId, Kept>();
  #order: EntryId[] = [];
  /** Those of `#kept`, in this order; undefined when something has changed. */
  #listed: readonly Kept[] | undefined;
  #names: ReadonlyMap<PeerId, string> = new Map();
  #chars = 0;

  get size(): number {
    return this.#kept.size;
  }

  /** What it takes in memory, roughly: characters. */
  get chars(): number {
    return this.#chars;
  }

  change({ put, gone, order, names }: IndexChange): void {
    this.#listed = undefined;
    for (const id of gone) this.#drop(id);
    if (gone.length > 0) this.#order = this.#order.filter((id) => this.#kept.has(id));
    for (const message of put) {
      if (!this.#drop(message.id)) this.#order.push(message.id);
      const haystack = haystackOf(message.text);
      const link = !message.file && LINK.test(message.text);
      this.#kept.set(message.id, { message, haystack, link });
      this.#chars += sizeOf(message.text, haystack);
    }
    if (order) this.#order = order.filter((id) => this.#kept.has(id));
    this.#names = new Map(names);
  }

  find(query: SearchQuery, max: number, budget: LookBudget): FoundInRoom {
    const needles = [...query.phrases.map(phraseNeedle), ...query.words.map(needleOf)];
    const authors = query.from.length > 0 ? this.#calledLike(query.from) : undefined;
    const isSought = ({ message, link }: Kept) =>
      (!authors || authors.has(message.author)) &&
      (!query.file || message.file !== undefined) &&
      (!query.link || link);
    const all = (this.#listed ??= this.#order.flatMap((id) => this.#kept.get(id) ?? []));
    const messages: FoundMessage[] = [];
    let [count, at] = [0, all.length - 1];
    for (; at >= 0 && budget.chars > 0; at--) {
      const kept = all[at];
      if (!kept || !isSought(kept)) continue;
      const isFound = needles.every((needle) => {
        budget.chars -= kept.haystack.length;
        return kept.haystack.includes(needle);
      });
      if (!isFound) continue;
      count += 1;
      if (messages.length < max) messages.push(this.#shown(kept, at, query));
    }
    return { messages, people: this.#people(query, max), count, complete: at < 0 };
  }

  #shown({ message }: Kept, at: number, query: SearchQuery): FoundMessage {
    const { text, ...facts } = message;
    const name = this.#nameOf(message.author);
    const [before, after] = [this.#line(at - 1), this.#line(at + 1)];
    return { ...facts, name, before, after, ...excerptOf(text, query) };
  }

  #line(at: number): FoundLine | undefined {
    const message = this.#listed?.[at]?.message;
    return message && { name: this.#nameOf(message.author), text: lineOf(message.text) };
  }

  /** Those who are called as the words of a query say. */
  #people({ words, phrases, from, file, link }: SearchQuery, max: number): FoundPerson[] {
    if (words.length === 0 || phrases.length + from.length > 0 || file || link) return [];
    const found = this.#calledLike([words]);
    if (found.size === 0) return [];
    const said = new Map<PeerId, number>();
    for (const { message } of this.#kept.values())
      if (found.has(message.author)) said.set(message.author, (said.get(message.author) ?? 0) + 1);
    const all = [...found].map((peer) => ({
      ...{ peer, name: this.#nameOf(peer), messages: said.get(peer) ?? 0 },
    }));
    return all.sort((a, b) => b.messages - a.messages).slice(0, max);
  }

  #calledLike(names: SearchQuery['from']): ReadonlySet<PeerId> {
    const found = new Set<PeerId>();
    for (const [peer, name] of this.#names)
      if (names.some((words) => isCalled(name, words))) found.add(peer);
    return found;
  }

  #nameOf(peer: PeerId): string {
    return this.#names.get(peer) ?? '';
  }

  #drop(id: EntryId): boolean {
    const kept = this.#kept.get(id);
    if (kept) this.#chars -= sizeOf(kept.message.text, kept.haystack);
    return this.#kept.delete(id);
  }
}

const sizeOf = (text: string, haystack: string): number => text.length + haystack.length;
