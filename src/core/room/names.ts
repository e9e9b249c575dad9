/** The names and box keys of the people of a room: from their hello, or else from their signed entries. */
import { equalBytes, type Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import type { Chat } from '../chat/chat.ts';
import { nameFromKey } from '../identity/friendly-name.ts';
import type { Mesh } from '../mesh/mesh.ts';
import { isGreeted, type Neighbour } from '../mesh/neighbour.ts';
import type { Identity } from '../ports.ts';

export interface RoomNamesOptions {
  readonly identity: Identity;
  readonly mesh: Pick<Mesh, 'neighbours'>;
  readonly chat: Pick<Chat, 'nameOf' | 'boxKeyOf' | 'write'>;
  ownName(): string;
}

export class RoomNames {
  readonly #options: RoomNamesOptions;

  constructor(options: RoomNamesOptions) {
    this.#options = options;
  }

  nameOf(peer: PeerId): string {
    const { identity, chat, ownName } = this.#options;
    if (peer === identity.peer) return ownName();
    return this.#linked(peer)?.name ?? chat.nameOf(peer) ?? nameFromKey(peer);
  }

  /** X25519, 32 bytes; undefined for a peer that is not linked and never wrote anything. */
  boxKeyOf(peer: PeerId): Bytes | undefined {
    const { identity, chat } = this.#options;
    if (peer === identity.peer) return identity.boxKey;
    return this.#linked(peer)?.boxKey ?? chat.boxKeyOf(peer);
  }

  /** Writes our name and key into the log, unless the log has them already. @throws as Chat.write */
  async introduce(): Promise<void> {
    const { identity, chat, ownName } = this.#options;
    const [name, box, told] = [ownName(), identity.boxKey, chat.boxKeyOf(identity.peer)];
    if (chat.nameOf(identity.peer) === name && told && equalBytes(told, box)) return;
    await chat.write({ k: 'name', name, box });
  }

  #linked(peer: PeerId): Readonly<Neighbour> | undefined {
    return this.#options.mesh.neighbours().find((it) => it.peer === peer && isGreeted(it));
  }
}
