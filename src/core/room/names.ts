/** The names and box keys of the people of a room: from their hello, their record of presence, or their signed entries. */
import { equalBytes, type Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import type { Chat } from '../chat/chat.ts';
import { nameFromKey } from '../identity/friendly-name.ts';
import { isGreeted, type Neighbour } from '../mesh/neighbour.ts';
import type { Identity } from '../ports.ts';
import { areSameLooks, type Looks } from '../wire/looks.ts';
import type { LateMesh } from './late-mesh.ts';
import type { LatePresence } from './late-presence.ts';

export interface RoomNamesOptions {
  readonly identity: Identity;
  readonly mesh: Pick<LateMesh, 'neighbours'>;
  readonly presence: Pick<LatePresence, 'of'>;
  readonly chat: Pick<Chat, 'log' | 'nameOf' | 'looksOf' | 'boxKeyOf' | 'write'>;
  /** Our proof of work for this room, once found. */
  readonly proof?: Promise<Bytes> | undefined;
  ownName(): string;
  ownLooks(): Looks | undefined;
}

export class RoomNames {
  readonly #options: RoomNamesOptions;

  #proof: Bytes | undefined;

  constructor(options: RoomNamesOptions) {
    this.#options = options;
  }

  nameOf(peer: PeerId): string {
    const { identity, chat, presence, ownName } = this.#options;
    if (peer === identity.peer) return ownName();
    const name = this.#linked(peer)?.name ?? (presence.of(peer)?.name || chat.nameOf(peer));
    return name ?? nameFromKey(peer);
  }

  looksOf(peer: PeerId): Looks | undefined {
    const { identity, chat, presence, ownLooks } = this.#options;
    if (peer === identity.peer) return ownLooks();
    const record = presence.of(peer);
    return record ? record.looks : chat.looksOf(peer);
  }

  /** X25519, 32 bytes; undefined for a peer that is not here and never wrote anything. */
  boxKeyOf(peer: PeerId): Bytes | undefined {
    const { identity, chat, presence } = this.#options;
    if (peer === identity.peer) return identity.boxKey;
    return this.#linked(peer)?.boxKey ?? presence.of(peer)?.boxKey ?? chat.boxKeyOf(peer);
  }

  /**
   * Writes our name, key, looks and proof of work into the log, unless the log has them already. Where the log has no place left for
   * authors without a proof, it waits for ours. @throws as Chat.write
   */
  async introduce(): Promise<void> {
    const { identity, chat, proof, ownName, ownLooks } = this.#options;
    if (!this.#proof && !chat.log.takes(identity.peer, false))
      this.#proof = await proof?.catch(() => undefined);
    const [name, box, looks, work] = [ownName(), identity.boxKey, ownLooks(), this.#proof];
    const told = chat.log.nameEntry(identity.peer)?.body;
    const isTold =
      told?.k === 'name' &&
      told.name === name &&
      equalBytes(told.box, box) &&
      areSameLooks(told.looks, looks);
    if (isTold && (!work || (told.work && equalBytes(told.work, work)))) return;
    await chat.write({ k: 'name', name, box, ...(work && { work }), ...(looks && { looks }) });
  }

  /** Our proof of work is found: if we wrote before, we show it in the log now. @throws as Chat.write */
  async showProof(nonce: Bytes): Promise<void> {
    const { identity, chat } = this.#options;
    this.#proof = nonce;
    if (chat.log.nameEntry(identity.peer)) await this.introduce();
  }

  #linked(peer: PeerId): Readonly<Neighbour> | undefined {
    return this.#options.mesh.neighbours().find((it) => it.peer === peer && isGreeted(it));
  }
}
