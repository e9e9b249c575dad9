/**
 * What people write in a room, and the messages that they see: texts, replies, edits, deletions and reactions are entries.
 * Changes of a private message go to its recipients, and to nobody else.
 */
import { isEmoji } from '../api/text/emoji.ts';
import type { RoomChat } from '../api/room-api.ts';
import type { ChatMessage, NamedPeer } from '../api/views.ts';
import { errorCode } from '../base/errors.ts';
import { idBytes, type EntryId, type PeerId } from '../base/ids.ts';
import type { Chat } from '../chat/chat.ts';
import type { DueDeletions } from './settings/due-deletions.ts';
import type { Content } from '../chat/entry.ts';
import type { ReadableEntry } from '../chat/sealed.ts';
import type { KeepDays } from '../limits/chat.ts';
import type { PrivateMessages } from './private-messages.ts';
import type { Retention } from './settings/retention.ts';
import { DELETABLE, messagesView, type TimelineContext } from './timeline.ts';

export interface MessageActionsOptions {
  readonly chat: Chat;
  readonly privateMessages: PrivateMessages;
  readonly retention: Retention;
  readonly due: DueDeletions;
  readonly shownFrom: TimelineContext;
  /** A number that rises when the messages change. */
  version(): number;
  changed(part: 'messages'): void;
}

export class MessageActions implements RoomChat {
  readonly #options: MessageActionsOptions;
  #shown: { readonly version: number; readonly messages: readonly ChatMessage[] } | undefined;

  constructor(options: MessageActionsOptions) {
    this.#options = options;
  }

  /** What did not change stays the same thing. */
  messages(): readonly ChatMessage[] {
    const { chat, shownFrom } = this.#options;
    const version = this.#options.version();
    const before = this.#shown;
    if (before?.version === version) return before.messages;
    const messages = messagesView(chat.readable, shownFrom, before?.messages);
    this.#shown = { version, messages };
    return messages;
  }

  recipients(): readonly NamedPeer[] {
    return this.#options.privateMessages.recipients();
  }

  say(text: string, answers?: EntryId, recipients?: readonly PeerId[]): Promise<void> {
    return answers
      ? this.#write(
          { k: 'reply', to: idBytes(answers), text },
          this.#recipientsOf(answers) ?? recipients,
        )
      : this.#write({ k: 'text', text }, recipients);
  }

  async edit(id: EntryId, text: string): Promise<void> {
    const kind = this.#own(id)?.body.k;
    if (kind === 'text' || kind === 'reply')
      await this.#about(id, { k: 'edit', of: idBytes(id), text });
  }

  async delete(id: EntryId): Promise<void> {
    try {
      await this.#delete(id);
    } catch (error) {
      // It is still there for everyone, so it is for us. In a closed room it stays due: the next visit deletes it.
      if (errorCode(error) !== 'closed') await this.keep(id);
      throw error;
    }
  }

  async deleteLater(id: EntryId): Promise<void> {
    const { due, changed } = this.#options;
    if (!this.#own(id)) return;
    const stored = due.add(id);
    changed('messages');
    await stored;
  }

  async keep(id: EntryId): Promise<void> {
    const { due, changed } = this.#options;
    const stored = due.remove(id);
    changed('messages');
    await stored;
  }

  /** Deletes what was about to be deleted when the room was closed. Call it when what we wrote can be read. */
  async deleteDue(): Promise<void> {
    for (const id of this.#options.due.all()) await this.#delete(id);
  }

  async react(id: EntryId, emoji: string): Promise<void> {
    if (this.#options.chat.readable.get(id) && (emoji === '' || isEmoji(emoji)))
      await this.#about(id, { k: 'reaction', of: idBytes(id), emoji });
  }

  keepDays(): KeepDays {
    return this.#options.retention.days();
  }

  hasOlderThan(days: KeepDays): boolean {
    return this.#options.chat.hasOlderThan(days);
  }

  async setKeepDays(days: KeepDays): Promise<void> {
    await this.#options.retention.set(days);
    this.#options.chat.tick();
  }

  async #delete(id: EntryId): Promise<void> {
    const body = this.#own(id)?.body;
    if (body && DELETABLE.has(body.k)) await this.#about(id, { k: 'delete', of: idBytes(id) });
    await this.#options.due.remove(id);
  }

  #write(content: Content, to: readonly PeerId[] | undefined): Promise<void> {
    return this.#options.privateMessages.write(content, to);
  }

  #about(id: EntryId, content: Content): Promise<void> {
    return this.#write(content, this.#recipientsOf(id));
  }

  /** Everyone who can read a private entry; undefined for a public one. */
  #recipientsOf(id: EntryId): readonly PeerId[] | undefined {
    const entry = this.#options.chat.readable.get(id);
    return entry?.to && [entry.author, ...entry.to];
  }

  #own(id: EntryId): ReadableEntry | undefined {
    const entry = this.#options.chat.readable.get(id);
    return entry?.author === this.#options.shownFrom.self ? entry : undefined;
  }
}
