/** One open room in this tab, and everything that belongs to it: its transport, its proof of work, its tab lock, its end. */
import { each } from '../core/base/each.ts';
import type { RoomKeys } from '../browser/crypto/room-keys.ts';
import type { KeptDraft } from '../browser/device/drafts.ts';
import { watchHidden } from '../browser/device/hidden-address.ts';
import { rememberName } from '../browser/device/remembered-name.ts';
import type { HeldRoom } from '../browser/device/tab-lock.ts';
import { chooseTraceless, isTraceless } from '../browser/device/traceless-rooms.ts';
import { beforeUpdates } from '../browser/platform/moving-lock.ts';
import { onResume } from '../browser/platform/resume-events.ts';
import type { OwnProof } from '../browser/proof-of-work/own-proof.ts';
import { persistStorage } from '../browser/storage/storage-quota.ts';
import type { MediumState, SelfTest } from '../core/api/diagnosis.ts';
import type { ManualPairing } from '../core/api/manual-pairing.ts';
import type { Room } from '../core/api/room-api.ts';
import { notLoaded, SwapError } from '../core/base/errors.ts';
import { createListeners, type Off } from '../core/base/events.ts';
import type { FileId, Topic } from '../core/base/ids.ts';
import type {
  AddressState,
  FilePart,
  Playing,
  Reopened,
  RoomAccess,
  RoomSession,
  SaveNews,
} from '../ui/services.ts';
import type { Device } from './device.ts';
import type { RoomPlayer } from './room-player.ts';
import { openParts, type Opened } from './opened-room.ts';
import { openMedia, type RoomTransport } from './room-transport.ts';

const loadForgetting = () => import('./forgetting.ts').catch(notLoaded);
const loadPlayer = () => import('./room-player.ts').catch(notLoaded);
const loadSaves = () => import('./saves.ts').catch(notLoaded);

/** Changes a room's stores while the room is closed. */
type Meanwhile = () => Promise<void>;

export interface SessionOptions {
  readonly device: Device;
  readonly keys: RoomKeys;
  /** Our lock on this room: only one tab has it open. */
  readonly held: HeldRoom;
  /** Enters the room again after this session has closed it. */
  enterAgain(): Promise<RoomAccess>;
  closed(session: OpenSession): void;
}

export class OpenSession implements RoomSession {
  readonly room: Room;
  readonly draft: KeptDraft;
  readonly read: RoomSession['read'];
  readonly displaced: Promise<void>;
  readonly reopened: Promise<Reopened>;
  readonly keepsNothing: boolean;
  readonly #options: SessionOptions;
  readonly #transport: RoomTransport;
  readonly #proof: OwnProof;
  readonly #claimed: Opened['claimed'];
  readonly #gathering: Opened['gathering'];
  /** The name that this device has been told to remember. */
  #remembered: string | undefined;
  /** Chosen for the files of batches that are on their way. */
  readonly #folders = new Map<FileId, FileSystemDirectoryHandle>();
  readonly #saves = createListeners<[FileId, SaveNews]>();
  readonly #offs: Off[] = [];
  #player: RoomPlayer | undefined;
  #reopened: (again: Promise<Reopened>) => void = () => undefined;
  #isOpen = true;
  /** Another session has the room now, or what is kept of it is being changed: this one says no more of it. */
  #isOver = false;
  #persists = false;

  /** @throws SwapError storage-failed, unsupported */
  static async open(options: SessionOptions): Promise<OpenSession> {
    const media = openMedia(options.device);
    media.signaling.start(options.keys.topic); // the relay answers while the rest is loading
    try {
      return new OpenSession(options, await openParts(media, options));
    } catch (error) {
      media.signaling.close();
      throw error;
    }
  }

  constructor(options: SessionOptions, parts: Opened) {
    const { room, draft, read, transport, proof, keepsNothing, claimed, gathering } = parts;
    const { device, held } = options;
    this.keepsNothing = keepsNothing;
    this.room = room;
    this.draft = draft;
    this.read = read;
    this.#options = options;
    this.#transport = transport;
    this.#proof = proof;
    this.#claimed = claimed;
    this.#gathering = gathering;
    this.displaced = new Promise((resolve) => {
      void Promise.race([held.lost, claimed.lost]).then(() => {
        // A write that comes after the end may be refused because this tab has opened the room again.
        if (!this.#isOpen) return;
        this.#isOver = true;
        this.leave();
        resolve();
      });
    });
    this.reopened = new Promise((resolve) => (this.#reopened = resolve));
    this.#offs.push(
      onResume(() => room.refresh()),
      device.address.onChange(() => {
        transport.remakeLinks();
        room.refresh();
      }),
      room.subscribe('people', () => this.#rememberName()),
      room.subscribe('people', () => this.#persistKept()),
      room.files.onReady((id) => void this.#saveReady(id)),
      room.onKeySpent((why) => this.#reopen(() => this.#forgetKeys(), why)),
    );
  }

  readonly onSave = this.#saves.add;

  leave(): void {
    if (!this.#close()) return;
    // The next tab finds what was being written.
    void this.draft.close().then(() => this.#options.held.release());
  }

  #rememberName(): void {
    const name = this.room.people.ownName();
    if (name === this.#remembered || this.isTraceless) return;
    this.#remembered = name;
    rememberName(name);
  }

  /** The browser deletes what this device keeps for the room only when it is asked to. */
  #persistKept(): void {
    if (this.#persists || !this.room.files.keeping().on) return;
    this.#persists = true;
    void persistStorage();
  }

  /** See room-keys.ts. */
  get storageId(): Topic {
    return this.#options.keys.storageId;
  }

  get isTraceless(): boolean {
    return isTraceless(this.room.topic);
  }

  get isListed(): boolean {
    return !this.#isOver && !this.isTraceless && !this.keepsNothing;
  }

  setTraceless(on: boolean): void {
    const { device, keys } = this.#options;
    const choose = async () => {
      const { forgetKept, forgetPassing } = await loadForgetting();
      await (on ? forgetKept : forgetPassing)(device, keys);
      chooseTraceless(keys.topic, on);
    };
    this.#reopen(choose, on ? 'traceless' : 'traces');
  }

  /** Closes the room, does something to our keys, and opens the room again. @throws what `meanwhile` throws */
  between(meanwhile: Meanwhile, why: Reopened['why']): Promise<void> {
    return new Promise((resolve, reject) =>
      this.#reopen(() => meanwhile().then(resolve, reject), why),
    );
  }

  saveInto(id: FileId, folder: FileSystemDirectoryHandle | undefined): void {
    if (folder) this.#folders.set(id, folder);
    else this.#folders.delete(id);
  }

  save(id: FileId, folder?: FileSystemDirectoryHandle): Promise<void> {
    const { device, keys } = this.#options;
    const tell = (news: SaveNews) => this.#saves.emit(id, news);
    const what = { device, topic: keys.topic, files: this.room.files, id, folder, tell };
    return beforeUpdates(async () => (await loadSaves()).saveShared(what));
  }

  async #saveReady(id: FileId): Promise<void> {
    const folder = this.#folders.get(id);
    this.#folders.delete(id);
    const again = () => this.save(id, folder);
    await again().catch((error: unknown) =>
      this.#saves.emit(id, { kind: 'failed', folder: folder?.name, error, again }),
    );
  }

  async play(id: FileId, part?: FilePart): Promise<Playing | undefined> {
    const { RoomPlayer } = await loadPlayer();
    if (!this.#isOpen) throw new SwapError('closed', 'the room was closed');
    this.#player ??= new RoomPlayer(this.room.files, this.#options.device.worker);
    return this.#player.play(id, part);
  }

  watchMedia(f: (media: readonly MediumState[]) => void): Off {
    return this.#transport.watchMedia(f);
  }

  async selfTest(): Promise<SelfTest> {
    const { runSelfTest } = await import('../browser/doctor/self-test.ts');
    return runSelfTest(this.#transport.iceServers(), this.#options.device.clock);
  }

  watchAddress(f: (state: AddressState) => void): Off {
    const hasTurn = () => this.#transport.hasTurn();
    return watchHidden(this.#options.device.address, this.room, hasTurn, f);
  }

  saveText = async (name: string, text: string) => (await loadSaves()).saveText(name, text);

  manualPairing(): Promise<ManualPairing> {
    return this.#transport.openManualPairing();
  }

  async #forgetKeys(): Promise<void> {
    const { device, keys } = this.#options;
    const { keyPairs } = await device.storesOf(keys.topic);
    await keyPairs.forget(keys.storageId);
  }

  #reopen(meanwhile: Meanwhile, why: Reopened['why']): void {
    if (!this.#close()) return;
    this.#isOver = true;
    const { held, enterAgain } = this.#options;
    this.draft.goesAlong = true;
    const again = async () => {
      await this.draft.close();
      this.#claimed.end(); // what `meanwhile` deletes is not written again
      await meanwhile();
      await held.release();
      return { access: await enterAgain(), why };
    };
    this.#reopened(again());
  }

  /** False: it was already closed. */
  #close(): boolean {
    if (!this.#isOpen) return false;
    this.#isOpen = false;
    this.#gathering.abort();
    void this.draft.close();
    const ends = [() => this.#player?.close(), () => this.#proof.stop(), () => this.room.close()];
    each([...this.#offs.splice(0), ...ends], (it) => it());
    this.#options.closed(this);
    return true;
  }
}
