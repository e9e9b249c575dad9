/** What the people of a room are called and which key seals to them: by their hello, else by what they signed. */
import { equalBytes, type Bytes } from '../base/bytes.ts';
import type { Chat } from '../chat/chat.ts';
import { nameFromKey } from '../identity/friendly-name.ts';
import type { PeerId } from '../base/ids.ts';
import type { Mesh } from '../mesh/mesh.ts';
import { isGreeted } from '../mesh/neighbour.ts';
import type { Identity } from '../ports.ts';

interface RoomNamesOptions {
  readonly identity: Identity;
  readonly mesh: Pick<Mesh, 'neighbours'>;
  readonly chat: Pick<Chat, 'nameOf' | 'boxKeyOf' | 'write'>;
  ownName(): string;
}

export interface RoomNames {
  nameOf(peer: PeerId): string;
  /** X25519, 32 bytes; undefined of who is not linked and never said anything. */
  boxKeyOf(peer: PeerId): Bytes | undefined;
  /** Signs our name and key into the log, unless that is what it says. @throws as Chat.write does */
  introduce(): Promise<void>;
}

export function createRoomNames(options: RoomNamesOptions): RoomNames {
  const { identity, mesh, chat, ownName } = options;
  const self = identity.peer;
  const linked = (peer: PeerId) =>
    mesh.neighbours().find((it) => it.peer === peer && isGreeted(it));

  return {
    nameOf(peer) {
      if (peer === self) return ownName();
      return linked(peer)?.name ?? chat.nameOf(peer) ?? nameFromKey(peer);
    },
    boxKeyOf(peer) {
      if (peer === self) return identity.boxKey;
      return linked(peer)?.boxKey ?? chat.boxKeyOf(peer);
    },
    async introduce() {
      const [name, box, told] = [ownName(), identity.boxKey, chat.boxKeyOf(self)];
      if (chat.nameOf(self) === name && told && equalBytes(told, box)) return;
      await chat.write({ k: 'name', name, box });
    },
  };
}
