/** The people of a room as it shows them, and whom this device mutes, blocks and has verified. */
import type { Lookup } from '../api/overlay.ts';
import type { Looks, RoomPart, RoomPeople } from '../api/room-api.ts';
import type { Person, BlocklistEntry, Treatment } from '../api/views.ts';
import type { Bytes } from '../base/bytes.ts';
import type { PeerId, RoomId } from '../base/ids.ts';
import type { Chat } from '../chat/chat.ts';
import { safetyCode } from '../identity/safety-code.ts';
import type { KnownPeers } from '../mesh/known-peers.ts';
import type { Crypto } from '../ports.ts';
import type { LateMesh } from './late-mesh.ts';
import type { LatePresence } from './late-presence.ts';
import type { Blocklist } from './blocklist.ts';
import type { LateFiles } from './files/late-files.ts';
import type { RoomNames } from './names.ts';
import type { OwnLooks } from './settings/own-looks.ts';
import type { OwnName } from './settings/own-name.ts';
import { peopleView } from './people-view.ts';
import type { MirrorSetting } from './settings/mirror-setting.ts';
import type { Verified } from './settings/verified.ts';

export interface PeopleOptions {
  readonly roomId: RoomId;
  readonly self: PeerId;
  readonly crypto: Crypto;
  readonly mesh: LateMesh;
  readonly presence: Pick<LatePresence, 'others' | 'restate'>;
  readonly chat: Chat;
  readonly files: Pick<LateFiles, 'traffic' | 'pauseAllOf' | 'lookUp'>;
  readonly names: RoomNames;
  readonly name: OwnName;
  readonly looks: OwnLooks;
  readonly known: Pick<KnownPeers, 'all'>;
  readonly blocks: Blocklist;
  readonly verified: Verified;
  readonly mirror: Pick<MirrorSetting, 'says'>;
  changed(...parts: readonly RoomPart[]): void;
}

export class People implements RoomPeople {
  readonly #options: PeopleOptions;

  constructor(options: PeopleOptions) {
    this.#options = options;
  }

  list(): readonly Person[] {
    const { self, mesh, presence, chat, files, blocks, verified, mirror } = this.#options;
    return peopleView(
      { peer: self, name: this.ownName(), keeps: mirror.says, looks: this.looksOf(self) },
      mesh.neighbours(),
      presence.others(),
      (peer) => files.traffic(peer),
      (peer) => chat.nameOf(peer),
      {
        isMuted: (peer) => blocks.of(peer) === 'muted',
        isVerified: (peer) => verified.has(peer),
        looksOf: (peer) => this.looksOf(peer),
      },
    );
  }

  ownName(): string {
    return this.#options.name.get();
  }

  async rename(typed: string): Promise<void> {
    const { self, mesh, presence, chat, name, names, changed } = this.#options;
    if (!(await name.set(typed))) return;
    mesh.greetAll();
    presence.restate();
    changed('people', 'messages', 'files');
    if (chat.log.head(self)) await names.introduce();
  }

  looksOf(peer: PeerId): Looks | undefined {
    return this.#options.names.looksOf(peer);
  }

  async setLooks(chosen: Looks): Promise<void> {
    const { self, presence, chat, looks, names, changed } = this.#options;
    if (!(await looks.set(chosen))) return;
    presence.restate();
    changed('people');
    if (chat.log.head(self)) await names.introduce();
  }

  met(): readonly PeerId[] {
    return this.#options.known.all();
  }

  lookUp(peer: PeerId): Promise<Lookup | undefined> {
    return this.#options.files.lookUp(peer);
  }

  boxKeyOf(peer: PeerId): Bytes | undefined {
    return this.#options.names.boxKeyOf(peer);
  }

  isVerified(peer: PeerId): boolean {
    return this.#options.verified.has(peer);
  }

  setVerified(peer: PeerId, verified: boolean): Promise<void> {
    const kept = this.#options.verified.set(peer, verified);
    this.#options.changed('people', 'messages');
    return kept;
  }

  safetyCode(peer: PeerId): Promise<Bytes> {
    const { crypto, roomId, self } = this.#options;
    return safetyCode(crypto, roomId, self, peer);
  }

  blocklist(): readonly BlocklistEntry[] {
    return this.#options.blocks.all();
  }

  async setTreatment(peer: PeerId, as: Treatment): Promise<void> {
    const { self, mesh, files, names, blocks, changed } = this.#options;
    if (peer === self) return;
    const kept = blocks.set(peer, names.nameOf(peer), as);
    if (as === 'blocked') {
      mesh.drop(peer);
      files.pauseAllOf(peer).catch(() => undefined); // the room was closed
    }
    changed('status', 'people', 'messages', 'files');
    await kept;
  }
}
