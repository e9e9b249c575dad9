/** What we say in a room, each an entry: texts, replies, edits, deletions, reactions. */
import type { Chat } from './chat/chat.ts';
import { idBytes, type EntryId, type PeerId } from './ids.ts';
import type { Room } from './room-api.ts';

export type Talk = Pick<Room, 'say' | 'edit' | 'deleteMessage' | 'react'>;

/** @param introduce Whoever has something to say is known by name to those who read it later. */
export function createTalk(
  chat: Pick<Chat, 'log' | 'write'>,
  self: PeerId,
  introduce: () => Promise<void>,
): Talk {
  const isOwnText = (id: EntryId): boolean => {
    const entry = chat.log.get(id);
    return entry?.author === self && (entry.body.k === 'text' || entry.body.k === 'reply');
  };
  return {
    async say(text, to) {
      await introduce();
      await chat.write(to ? { k: 'reply', to: idBytes(to), text } : { k: 'text', text });
    },
    async edit(id, text) {
      if (isOwnText(id)) await chat.write({ k: 'edit', of: idBytes(id), text });
    },
    async deleteMessage(id) {
      if (isOwnText(id)) await chat.write({ k: 'delete', of: idBytes(id) });
    },
    async react(id, emoji) {
      if (!chat.log.get(id)) return;
      await introduce();
      await chat.write({ k: 'reaction', of: idBytes(id), emoji });
    },
  };
}
