/**
 * What we say in a room, each an entry: texts, replies, edits, deletions, reactions. What concerns something
 * private is said to those who read that, and to nobody else.
 */
import type { Content } from '../chat/entry.ts';
import { idBytes, type EntryId, type PeerId } from '../base/ids.ts';
import type { Room } from '../api/room-api.ts';
import type { ReadableLog } from './timeline.ts';

export type MessageActions = Pick<Room, 'say' | 'edit' | 'deleteMessage' | 'react'>;

export interface MessageActionsOptions {
  readonly self: PeerId;
  readonly log: Pick<ReadableLog, 'get'>;
  /** Says it to everyone, or to some. */
  write(content: Content, readers: readonly PeerId[] | undefined): Promise<void>;
}

export function createMessageActions({ self, log, write }: MessageActionsOptions): MessageActions {
  /** Everyone who reads a private entry; undefined where all do. */
  const recipientsOf = (id: EntryId): readonly PeerId[] | undefined => {
    const entry = log.get(id);
    return entry?.to && [entry.author, ...entry.to];
  };
  const about = (id: EntryId, content: Content) => write(content, recipientsOf(id));
  const isOwnText = (id: EntryId): boolean => {
    const entry = log.get(id);
    return entry?.author === self && (entry.body.k === 'text' || entry.body.k === 'reply');
  };
  return {
    say: (text, answers, readers) =>
      answers
        ? write({ k: 'reply', to: idBytes(answers), text }, recipientsOf(answers) ?? readers)
        : write({ k: 'text', text }, readers),
    async edit(id, text) {
      if (isOwnText(id)) await about(id, { k: 'edit', of: idBytes(id), text });
    },
    async deleteMessage(id) {
      if (isOwnText(id)) await about(id, { k: 'delete', of: idBytes(id) });
    },
    async react(id, emoji) {
      if (log.get(id)) await about(id, { k: 'reaction', of: idBytes(id), emoji });
    },
  };
}
