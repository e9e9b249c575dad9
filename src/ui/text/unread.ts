/** What came into a room while nobody looked at it, and which of it calls the reader by name. Pure, but for what was seen. */
import type { ChatMessage } from '../../core/api/views.ts';
import type { Callings } from './writing/mentions.ts';

/** A message that somebody wrote, as against what happened. */
type Said = Extract<ChatMessage, { kind: 'text' | 'file' }>;

const isSaid = (message: ChatMessage): message is Said =>
  !message.own && (message.kind === 'text' || message.kind === 'file');

/** What changed since the last look. */
export interface Looked {
  /** How many messages of others were not in view yet. What was deleted meanwhile does not count. */
  readonly unread: number;
  /** Those that this look found, in the room's order. */
  readonly fresh: readonly Said[];
}

export class Unread {
  #known: Set<string>;
  #unread: ReadonlySet<string>;

  /**
   * @param messages what the room had when it was opened
   * @param from the first of them that was not read on an earlier visit
   */
  constructor(messages: readonly ChatMessage[], from?: string) {
    this.#known = new Set(messages.map(({ id }) => id));
    const first = messages.findLastIndex(({ id }) => id === from);
    this.#unread = new Set(first < 0 ? [] : messages.slice(first).map(({ id }) => id));
  }

  look(messages: readonly ChatMessage[], inView: boolean): Looked {
    const fresh: Said[] = [];
    const unread = new Set<string>();
    for (const message of messages) {
      const isNew = !this.#known.has(message.id);
      if (isNew) this.#known.add(message.id);
      if (!isSaid(message)) continue;
      if (isNew) fresh.push(message);
      if (!inView && (isNew || this.#unread.has(message.id))) unread.add(message.id);
    }
    this.#unread = unread;
    // What left the log is forgotten here, too, once it is the larger part.
    if (this.#known.size > 2 * messages.length + 1_000)
      this.#known = new Set(messages.map(({ id }) => id));
    return { unread: unread.size, fresh };
  }
}

/** What a person is told about: messages that call them by name, answer them or are for them alone; or all. */
export type NotifyAbout = 'mentions' | 'everything';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a message is for this person: private, an answer to them, with their name, or calling them with an @. */
export function mentions(
  message: Said,
  ownName: string,
  callings: Pick<Callings, 'callsUs'>,
  isOwn: (id: string) => boolean,
): boolean {
  if (message.to) return true;
  if (message.kind !== 'text') return false;
  if (message.quote && isOwn(message.quote.id)) return true;
  if (callings.callsUs(message.text)) return true;
  const name = ownName.trim();
  if (!name) return false;
  // With an @ in front it may be another person of this name.
  return new RegExp(`(?<![\\p{L}\\p{N}@])${escaped(name)}(?![\\p{L}\\p{N}])`, 'iu').test(
    message.text,
  );
}
