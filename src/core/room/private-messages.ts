/** What some of a room's people say to each other alone: seals it, opens what is for us, and reads the log with it. */
import type { Chat } from '../chat/chat.ts';
import type { Content, Entry } from '../chat/entry.ts';
import { createPrivateEntries } from '../chat/private-entries.ts';
import { openSealed, sealContent, type RevealedEntry } from '../chat/sealed.ts';
import { SwapError } from '../base/errors.ts';
import type { PeerId } from '../base/ids.ts';
import type { Mesh } from '../mesh/mesh.ts';
import type { RoomOptions } from '../api/room-api.ts';
import type { RoomNames } from './names.ts';
import type { ReadableLog } from './timeline.ts';
import { recipientsView } from './people-view.ts';
import type { Recipient } from '../api/views.ts';

interface PrivateMessagesOptions {
  readonly room: Pick<RoomOptions, 'topic' | 'crypto' | 'identity' | 'random'>;
  readonly chat: Pick<Chat, 'log' | 'write'>;
  readonly mesh: Pick<Mesh, 'neighbours'>;
  readonly names: RoomNames;
  isBlocked(peer: PeerId): boolean;
  /** Resolves when all that came so far is opened. */
  shown(): Promise<void>;
}

export interface PrivateMessages {
  /** The log with what is private in it as far as we may read it. */
  readonly log: ReadableLog;
  /** An entry as we may read it, opened if it is sealed; null when it is not for us, or has left the log meanwhile. */
  take(entry: Entry): Promise<RevealedEntry | null>;
  /** These have left the log. */
  removed(entries: readonly Entry[]): void;
  /**
   * Says something to everyone, or to some: then they and we alone can read it. Resolves when it shows here.
   * @throws as Room.say
   */
  write(content: Content, to: readonly PeerId[] | undefined): Promise<void>;
  /** Whom something can be for, without who is blocked. */
  readers(): Recipient[];
}

export function createPrivateMessages(options: PrivateMessagesOptions): PrivateMessages {
  const { room, chat, mesh, names } = options;
  const self = room.identity.peer;
  const entries = createPrivateEntries((entry) => openSealed(room, entry));

  return {
    log: {
      chains: chat.log.chains,
      ordered: () => entries.reveal(chat.log.ordered()),
      get(id) {
        const entry = chat.log.get(id);
        return entry && entries.read(entry);
      },
    },
    async take(entry) {
      if (entry.body.k !== 'sealed') return entry;
      const revealed = await entries.take(entry);
      if (chat.log.get(entry.id)) return revealed;
      entries.forget([entry]);
      return null;
    },
    removed: entries.forget,
    async write(content, to) {
      await names.introduce();
      if (!to) {
        await chat.write(content);
        return options.shown();
      }
      const readers = new Set(to.filter((peer) => peer !== self));
      const recipients = [...readers].flatMap((peer) => {
        const boxKey = names.boxKeyOf(peer);
        return boxKey ? [{ peer, boxKey }] : [];
      });
      if (recipients.length === 0 || recipients.length < readers.size) {
        throw new SwapError('unreachable', 'somebody has no key that we know of');
      }
      await chat.write((place) => sealContent(room, place, content, recipients));
      await options.shown();
    },
    readers() {
      const authors = [...chat.log.chains()].map((it) => it.author);
      const all = recipientsView(self, mesh.neighbours(), authors, names.boxKeyOf, names.nameOf);
      return all.filter(({ peer }) => !options.isBlocked(peer));
    },
  };
}
