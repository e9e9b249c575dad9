/** Writes to everyone, or seals to some recipients: then only they and we can read it. */
import type { NamedPeer } from '../api/views.ts';
import { SwapError } from '../base/errors.ts';
import type { PeerId, RoomId } from '../base/ids.ts';
import type { Chat } from '../chat/chat.ts';
import type { Content } from '../chat/entry.ts';
import type { Crypto, Identity, Random } from '../ports.ts';
import type { LateMesh } from './late-mesh.ts';
import type { LatePresence } from './late-presence.ts';
import type { LinkedParts } from './linked-parts.ts';
import type { RoomNames } from './names.ts';
import { recipientsView } from './people-view.ts';

export interface PrivateMessagesOptions {
  readonly roomId: RoomId;
  readonly crypto: Crypto;
  readonly identity: Identity;
  readonly random: Random;
  readonly chat: Chat;
  readonly mesh: Pick<LateMesh, 'neighbours'>;
  readonly presence: Pick<LatePresence, 'others'>;
  readonly names: RoomNames;
  readonly parts: Pick<LinkedParts, 'sealContent'> | Promise<LinkedParts>;
  isBlocked(peer: PeerId): boolean;
}

export class PrivateMessages {
  readonly #options: PrivateMessagesOptions;

  constructor(options: PrivateMessagesOptions) {
    this.#options = options;
  }

  /** Resolves when we can read it here. @throws as RoomChat.say */
  async write(content: Content, to: readonly PeerId[] | undefined): Promise<void> {
    const { chat, names, roomId, crypto, identity, random } = this.#options;
    await names.introduce();
    if (!to) await chat.write(content);
    else {
      const recipients = this.#keysOf(to);
      const context = { roomId, crypto, identity, random };
      const { sealContent } = await this.#options.parts;
      await chat.write((position) => sealContent(context, position, content, recipients));
    }
    await chat.handedOver();
  }

  /** The people who can get a private message, without blocked people. */
  recipients(): NamedPeer[] {
    const { identity, chat, mesh, presence, names, isBlocked } = this.#options;
    const authors = [...chat.log.chains()].map((it) => it.author);
    const all = recipientsView(
      identity.peer,
      mesh.neighbours(),
      presence.others(),
      authors,
      (peer) => names.boxKeyOf(peer),
      (peer) => names.nameOf(peer),
    );
    return all.filter(({ peer }) => !isBlocked(peer));
  }

  #keysOf(to: readonly PeerId[]) {
    const { identity, names } = this.#options;
    const others = new Set(to.filter((peer) => peer !== identity.peer));
    const recipients = [...others].flatMap((peer) => {
      const boxKey = names.boxKeyOf(peer);
      return boxKey ? [{ peer, boxKey }] : [];
    });
    if (recipients.length === 0 || recipients.length < others.size)
      throw new SwapError('unreachable', 'we do not know the key of a recipient');
    return recipients;
  }
}
