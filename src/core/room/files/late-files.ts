/**
 * The files of a room whose code may come after its messages: what the log offers waits for it, and so does what people ask for.
 * No link is made before: see `composeRoom`.
 */
import type { FileList } from '../../api/batch/file-list.ts';
import type { RoomLibrary } from '../../api/library.ts';
import type { Lookup } from '../../api/overlay.ts';
import type { RoomTalk } from '../../api/talk.ts';
import type { FileToShare, RoomFiles } from '../../api/room-api.ts';
import type {
  FlowControl,
  FlowLimits,
  Keeping,
  NamedPeer,
  SavableFile,
  Sending,
  SharedFile,
  StorageView,
  Tile,
} from '../../api/views.ts';
import type { Bytes } from '../../base/bytes.ts';
import { attempt, each, report } from '../../base/each.ts';
import { SwapError } from '../../base/errors.ts';
import { createListeners } from '../../base/events.ts';
import type { EntryId, FileId, PeerId } from '../../base/ids.ts';
import type { ReadableEntry } from '../../chat/sealed.ts';
import type { ByteSource } from '../../ports.ts';
import type { FilesPart, LinkedParts } from '../linked-parts.ts';
import type { MirrorSetting } from '../settings/mirror-setting.ts';
import type { Handoff } from '../room-handoffs.ts';

type Step = (part: FilesPart) => void | Promise<void>;

export class LateFiles implements RoomFiles {
  readonly flow = new LateFlow();
  readonly #mirror: MirrorSetting;
  readonly #ready = createListeners<[FileId]>();
  readonly onReady = this.#ready.add;
  #part: FilesPart | undefined;
  readonly #opened: Promise<FilesPart>;
  #open: (part: FilesPart) => void = () => undefined;
  #end: (reason: unknown) => void = () => undefined;
  #closed = false;
  /** What the log has told meanwhile, in its order; undefined: nothing waits. */
  #waiting: Step[] | undefined = [];

  /** @param build makes the part, once */
  constructor(
    mirror: MirrorSetting,
    parts: LinkedParts | Promise<LinkedParts>,
    build: (parts: LinkedParts) => FilesPart,
  ) {
    this.#mirror = mirror;
    this.#opened = new Promise((resolve, reject) => {
      this.#open = resolve;
      this.#end = reject;
    });
    this.#opened.catch(() => undefined); // those who ask for something are told
    const take = (it: LinkedParts) => !this.#closed && this.#take(build(it));
    if (!('then' in parts)) take(parts);
    else parts.then(take).catch((error: unknown) => this.#end(error));
  }

  /** See `FileOffers.heard`. */
  heard(entries: readonly ReadableEntry[]): void {
    void this.#inOrder(({ offers }) => offers.heard(entries));
  }

  /** See `FileOffers.forget`. */
  forget(entries: readonly { readonly id: EntryId }[]): void {
    void this.#inOrder(({ offers }) => offers.forget(entries));
  }

  /** See `FileOffers.complete`. */
  complete(): void {
    void this.#inOrder(({ offers }) => offers.complete());
  }

  /** See `FileOffers.take`. */
  async take(entry: ReadableEntry): Promise<void> {
    if (entry.body.k === 'file' || entry.body.k === 'delete')
      await this.#inOrder(({ offers }) => offers.take(entry));
  }

  /** Chunk bytes that a peer gave us and took from us. */
  traffic(peer: PeerId): { readonly gaveBytes: number; readonly tookBytes: number } {
    return this.#part?.files.traffic(peer) ?? { gaveBytes: 0, tookBytes: 0 };
  }

  /** See `RoomPeople.lookUp`. */
  async lookUp(peer: PeerId): Promise<Lookup | undefined> {
    return (await this.#opened).routes.lookUp(peer);
  }

  /** See `Room.library`. */
  async library(): Promise<RoomLibrary> {
    return (await this.#opened).library;
  }

  /** See `Room.talk`. */
  async talk(): Promise<RoomTalk> {
    return (await this.#opened).talk;
  }

  /** See `RoutedHandoffs.tell`. */
  async tell(peer: PeerId, handoff: Handoff): Promise<boolean> {
    const { handoffs } = await this.#opened;
    return handoffs.tell(peer, handoff);
  }

  /** Fetches no more of what this person shared. */
  async pauseAllOf(sharer: PeerId): Promise<void> {
    const { files } = await this.#opened;
    for (const { offer } of files.items()) if (offer.sharer === sharer) void files.pause(offer.id);
  }

  list(): readonly SharedFile[] {
    return this.#part?.offers.list() ?? [];
  }

  get(id: FileId): SharedFile | undefined {
    return this.#part?.offers.get(id);
  }

  /** See `FarHolders.of`. */
  async farHolders(id: FileId): Promise<readonly NamedPeer[]> {
    return (await this.#opened).farHolders.of(id);
  }

  mosaic(id: FileId, tiles: number): readonly Tile[] {
    return this.#part?.offers.mosaic(id, tiles) ?? [];
  }

  busy(): boolean {
    return this.#part?.offers.busy() ?? false;
  }

  async share(file: FileToShare): Promise<FileId> {
    return (await this.#opened).offers.share(file);
  }

  async withdraw(id: FileId): Promise<void> {
    await (await this.#opened).offers.withdraw(id);
  }

  isWithdrawn(id: FileId): boolean {
    return this.#part?.offers.isWithdrawn(id) ?? false;
  }

  isWithdrawnByUs(id: FileId): boolean {
    return this.#part?.offers.isWithdrawnByUs(id) ?? false;
  }

  async reattach(id: FileId, source: ByteSource): Promise<boolean> {
    return (await this.#opened).offers.reattach(id, source);
  }

  async contents(id: FileId, signal?: AbortSignal, unasked?: 'unasked'): Promise<FileList> {
    return (await this.#opened).offers.contents(id, signal, unasked);
  }

  async download(id: FileId, items?: readonly number[]): Promise<void> {
    await (await this.#opened).offers.download(id, items);
  }

  async passThrough(id: FileId): Promise<void> {
    await (await this.#opened).offers.passThrough(id);
  }

  async arrange(ids: readonly FileId[]): Promise<void> {
    await (await this.#opened).offers.arrange(ids);
  }

  sending(): readonly Sending[] {
    return this.#part?.offers.sending() ?? [];
  }

  async pause(id: FileId): Promise<void> {
    await (await this.#opened).offers.pause(id);
  }

  async cancel(id: FileId): Promise<void> {
    await (await this.#opened).offers.cancel(id);
  }

  async *read(
    id: FileId,
    range: { readonly from: number; readonly to: number },
    signal: AbortSignal,
    unasked?: 'unasked',
  ): AsyncGenerator<Bytes> {
    yield* (await this.#opened).offers.read(id, range, signal, unasked);
  }

  savable(id: FileId): SavableFile | undefined {
    return this.#part?.offers.savable(id);
  }

  async storage(): Promise<StorageView> {
    return (await this.#opened).offers.storage();
  }

  async pin(key: string, pinned: boolean): Promise<void> {
    await (await this.#opened).offers.pin(key, pinned);
  }

  async evict(key: string): Promise<void> {
    await (await this.#opened).offers.evict(key);
  }

  async setLeaving(key: string, leaves: boolean): Promise<void> {
    await (await this.#opened).offers.setLeaving(key, leaves);
  }

  keeping(): Keeping {
    return this.#mirror.chosen();
  }

  async keep(keeping: Keeping): Promise<void> {
    const kept = this.#mirror.set(keeping);
    this.#part?.mirror.tick();
    await kept;
  }

  kept(): { readonly files: number; readonly bytes: number } {
    return this.#part?.mirror.kept() ?? { files: 0, bytes: 0 };
  }

  /** Call it every TICK_MS. */
  tick(): void {
    each([this.#part?.files, this.#part?.mirror], (it) => it?.tick());
  }

  close(): void {
    this.#closed = true;
    this.#end(new SwapError('closed', 'the room was closed'));
    this.#part?.talk.close();
    this.#part?.providers.close();
    this.#part?.routes.close();
    this.#part?.files.close();
    this.#ready.clear();
  }

  #take(part: FilesPart): void {
    this.#part = part;
    this.flow.follow(part.offers.flow);
    part.offers.onReady(this.#ready.emit);
    void this.#drain(part, this.#waiting ?? []);
  }

  #inOrder(step: Step): void | Promise<void> {
    if (this.#waiting) this.#waiting.push(step);
    else if (this.#part) return step(this.#part);
  }

  /** More may come while it waits for a step. What people ask for comes after: it may be about these files. */
  async #drain(part: FilesPart, waiting: readonly Step[]): Promise<void> {
    for (const step of waiting) {
      if (this.#closed) return;
      await Promise.resolve(attempt(() => step(part))).catch(report);
    }
    this.#waiting = undefined;
    this.#open(part);
  }
}

/** Keeps what people chose until there is something that it limits. */
class LateFlow implements FlowControl {
  #limits: FlowLimits = { uploadBytesPerSecond: undefined, downloadBytesPerSecond: undefined };
  #metered: readonly [metered: boolean, allowSeeding: boolean] = [false, false];
  #flow: FlowControl | undefined;

  limits(): FlowLimits {
    return this.#flow?.limits() ?? this.#limits;
  }

  setLimits(limits: FlowLimits): void {
    this.#limits = limits;
    this.#flow?.setLimits(limits);
  }

  setMetered(metered: boolean, allowSeeding: boolean): void {
    this.#metered = [metered, allowSeeding];
    this.#flow?.setMetered(metered, allowSeeding);
  }

  follow(flow: FlowControl): void {
    this.#flow = flow;
    flow.setLimits(this.#limits);
    flow.setMetered(...this.#metered);
  }
}
