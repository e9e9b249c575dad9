/** Everything a person can do in one room; what fails becomes an alert instead of an exception. */
import { createContext } from 'svelte';
import { errorCode } from '../../core/base/errors.ts';
import type { Bytes } from '../../core/base/bytes.ts';
import type { MediumState } from '../../core/api/diagnosis.ts';
import type { FileId, PeerId } from '../../core/base/ids.ts';
import type { KeepDays } from '../../core/limits/chat.ts';
import type { Room } from '../../core/api/room-api.ts';
import { formatFragment, guardedAddress, type RoomAddress } from '../../core/api/room-address.ts';
import type {
  ChatMessage,
  LiveMessage,
  Recipient,
  SharedFile,
  Treatment,
} from '../../core/api/views.ts';
import type { Doing, Fault } from '../text/error-sentences.ts';
import { roomTitle } from '../text/room-title.ts';
import {
  applyFlowChoices,
  keepFlowChoices,
  readFlowChoices,
  type FlowChoices,
} from './flow-choices.ts';
import type { NearbyHost } from './room-offer.svelte.ts';
import { RoomView } from './room-view.svelte.ts';
import type { AddressState, RoomSession } from '../services.ts';
import type { Shell } from './shell.svelte.ts';
import { throttle } from './throttle.ts';

export interface Alert extends Fault {
  /** One alert a cause: a newer one replaces it. */
  readonly key: string;
  readonly about: string | undefined;
  readonly again: { readonly label: string; readonly run: () => void } | undefined;
}

/** The message that is being answered or edited. */
export type Draft =
  | { readonly kind: 'reply'; readonly message: LiveMessage }
  | { readonly kind: 'edit'; readonly message: Extract<ChatMessage, { kind: 'text' }> };

/** Where even the words for a fault could not be loaded. */
const WORDLESS: Fault = {
  what: 'It did not work.',
  next: 'Check your connection, then try again.',
};

export type Pane = 'people' | 'chat' | 'files';

const AWAKE_INTERVAL_MS = 1_000;

export class RoomActions {
  readonly view: RoomView;
  readonly address: RoomAddress;
  readonly title: string;
  /** Leaves, and comes in again with this password. */
  readonly tryPassword: (password: string) => void;
  readonly session: RoomSession;
  readonly #room: Room;
  readonly #shell: Shell;
  /** What this device lets pass, as chosen in the settings. */
  flow: FlowChoices = readFlowChoices();
  #metered = false;
  #alerts = $state.raw<readonly Alert[]>([]);
  /** On a phone one pane shows at a time. */
  pane = $state.raw<Pane>('chat');
  /** What the message field is for, when it is not for a message of its own. */
  draft = $state.raw<Draft>();
  /** Whether people here learn this device's address. */
  hiding = $state.raw<AddressState>('open');
  /** The invitation to people nearby, once the settings were looked at. */
  nearby = $state.raw<NearbyHost>();
  /** Who can read what is written and shared from here on; undefined: everyone. */
  to = $state.raw<readonly Recipient[]>();
  /** The connection doctor is open. */
  doctor = $state.raw(false);
  /** Linking by texts is under way: as who invites, or with the invitation that the room was opened by. */
  hand = $state.raw<{ readonly invitation?: string }>();
  /** The file that somebody asked to see; its card scrolls into view and takes the focus. */
  shown = $state.raw<FileId>();

  constructor(
    shell: Shell,
    session: RoomSession,
    address: RoomAddress,
    tryPassword: (password: string) => void,
  ) {
    this.tryPassword = tryPassword;
    const { room } = session;
    this.session = session;
    this.#shell = shell;
    this.#room = room;
    this.address = address;
    this.view = new RoomView(room);
    this.title = roomTitle(address, room.topic);
  }

  /** Keeps the screen awake during transfers and the limits in force, and tells what could not be saved, until the returned call. */
  open(): () => void {
    const { services } = this.#shell;
    const awake = throttle(AWAKE_INTERVAL_MS, () => services.keepAwake(this.#room.files.busy()));
    const offFiles = this.#room.subscribe('files', awake.call);
    const offSaves = this.session.onSaveFailed((id, error) => void this.#saveFailed(id, error));
    awake.call();
    this.#applyFlow();
    const offMetered = services.watchMetered((metered) => {
      this.#metered = metered;
      this.#applyFlow();
    });
    const offAddress = this.session.watchAddress((state) => (this.hiding = state));
    return () => {
      this.nearby?.close();
      offAddress();
      offMetered();
      offSaves();
      offFiles();
      awake.stop();
      services.keepAwake(false);
    };
  }

  chooseFlow(choices: FlowChoices): void {
    this.flow = choices;
    keepFlowChoices(choices);
    this.#applyFlow();
  }
  #applyFlow(): void {
    applyFlowChoices(this.#room.files.flow, this.flow, this.#metered);
  }

  hideAddress(hidden: boolean): void {
    this.#shell.services.hideAddress(hidden);
  }

  get alerts(): readonly Alert[] {
    return this.#alerts;
  }
  dismiss(key: string): void {
    this.#alerts = this.#alerts.filter((alert) => alert.key !== key);
  }

  link(file?: FileId): string {
    return location.href.replace(/#.*$/s, '') + formatFragment(this.address, file);
  }
  selfTest = () => this.session.selfTest();
  watchMedia = (f: (media: readonly MediumState[]) => void) => this.session.watchMedia(f);
  copyReport = (text: string) => this.#shell.copy(text, 'Report copied.');
  copyRoomLink(): Promise<void> {
    return this.#shell.copy(this.link(), 'Link copied. Keep this tab open.');
  }
  copyFileLink(file: SharedFile): Promise<void> {
    return this.#shell.copy(this.link(file.id), 'Link to the file copied. Keep this tab open.');
  }

  /** Says, answers or edits, as the draft is. Whether it was taken; if not, the text is still the writer's. */
  async say(text: string): Promise<boolean> {
    const draft = this.draft;
    this.draft = undefined;
    const run = () =>
      draft?.kind === 'edit'
        ? this.#room.chat.edit(draft.message.id, text)
        : this.#room.chat.say(text, draft?.message.id, this.#peers());
    const taken = await this.#try('say', 'say', undefined, run);
    if (!taken) this.draft ??= draft;
    return taken;
  }
  deleteMessage({ id }: ChatMessage): Promise<boolean> {
    if (this.draft?.message.id === id) this.draft = undefined;
    return this.#try('unsay', `unsay ${id}`, undefined, () => this.#room.chat.delete(id));
  }
  react({ id }: ChatMessage, emoji: string): Promise<boolean> {
    return this.#try('react', `react ${id}`, undefined, () => this.#room.chat.react(id, emoji));
  }
  setKeepDays(days: KeepDays): Promise<boolean> {
    return this.#try('keep', 'keep', undefined, () => this.#room.chat.setKeepDays(days));
  }
  /** From now on, what is written and shared is for these people; nobody: for everyone. */
  writeTo(readers: readonly Recipient[]): void {
    this.to = readers.length > 0 ? readers : undefined;
  }
  #peers = () => this.to?.map((it) => it.peer);

  rename(name: string): Promise<boolean> {
    return this.#try('rename', 'rename', undefined, () => this.#room.people.rename(name));
  }

  lock(locked: boolean): Promise<boolean> {
    return this.#try('lock', 'lock', undefined, () => this.#room.lock(locked));
  }
  /** Opens a fresh room for these people; gives how many could be told, and the way there. */
  openHandoff(to: readonly PeerId[], password: string): { people: number; go: () => void } {
    const address = this.#shell.services.newAddress();
    if (address.kind !== 'secret') throw new Error('a made room has a secret');
    const move = { secret: address.secret, password };
    return { people: this.#room.handoffs.offer(to, move), go: () => void this.goTo(move) };
  }
  async goTo({ secret, password }: { secret: Bytes; password: string }): Promise<void> {
    const open: RoomAddress = { kind: 'secret', secret };
    const address = password ? guardedAddress(open) : open;
    if (password) await this.#shell.services.setPassword(address, password);
    location.hash = formatFragment(address);
  }

  async share(files: readonly File[]): Promise<void> {
    for (const file of files) {
      const again = () => void this.share([file]);
      await this.#try('share', `share ${file.name}`, file.name, () => this.#share(file), again);
    }
  }
  async #share(file: File): Promise<void> {
    const source = this.#shell.services.source(file);
    await this.#room.files.share({ source, name: file.name, mime: file.type, to: this.#peers() });
  }
  refuseFolders(names: readonly string[]): void {
    for (const name of names)
      this.#alert({
        key: `folder ${name}`,
        about: name,
        what: 'A folder cannot be shared as it is.',
        next: 'Open it and drop its files, or make it a Zip archive first.',
        again: undefined,
      });
  }

  async reattach(file: SharedFile, picked: File): Promise<void> {
    const key = `reattach ${file.id}`;
    await this.#try('reattach', key, file.name, async () => {
      const source = this.#shell.services.source(picked);
      if (await this.#room.files.reattach(file.id, source)) return;
      this.#alert({
        key,
        about: file.name,
        what: 'That is not the same file.',
        next: `“${picked.name}” has other bytes than what was shared. Choose the original, or share this one as a new file.`,
        again: undefined,
      });
    });
  }

  download = (id: FileId) => this.#transfer(id, () => this.#room.files.download(id));
  pause = (id: FileId) => this.#transfer(id, () => this.#room.files.pause(id));
  passThrough = (id: FileId) => this.#transfer(id, () => this.#room.files.passThrough(id));
  resume = (id: FileId) => this.#transfer(id, () => this.#room.files.download(id));
  cancel = (id: FileId) => this.#transfer(id, () => this.#room.files.cancel(id));
  #transfer(id: FileId, run: () => Promise<void>): Promise<boolean> {
    const again = () => void this.#transfer(id, run);
    return this.#try('download', `transfer ${id}`, this.#room.files.get(id)?.name, run, again);
  }

  save = async (id: FileId): Promise<void> => {
    this.dismiss(`save ${id}`);
    try {
      await this.session.save(id);
    } catch (error) {
      await this.#saveFailed(id, error);
    }
  };
  #saveFailed(id: FileId, error: unknown): Promise<void> {
    const again = { label: 'Save', run: () => void this.save(id) };
    return this.#failed('save', `save ${id}`, this.#room.files.get(id)?.name, error, again);
  }

  /** Mutes or blocks somebody, or takes it back. */
  treat = (peer: PeerId, as: Treatment) => this.#room.people.setTreatment(peer, as);

  pin(key: string, name: string, pinned: boolean): Promise<boolean> {
    return this.#try('pin', `pin ${key}`, name, () => this.#room.files.pin(key, pinned));
  }
  evict(key: string, name: string): Promise<boolean> {
    return this.#try('delete', `delete ${key}`, name, () => this.#room.files.evict(key));
  }

  show(id: FileId): void {
    this.pane = 'files';
    this.shown = id;
  }

  #alert(alert: Alert): void {
    this.#alerts = [...this.#alerts.filter((other) => other.key !== alert.key), alert];
  }
  async #try(
    doing: Doing,
    key: string,
    about: string | undefined,
    run: () => Promise<void>,
    again?: () => void,
  ): Promise<boolean> {
    this.dismiss(key);
    try {
      await run();
      return true;
    } catch (error) {
      await this.#failed(doing, key, about, error, again && { label: 'Try again', run: again });
      return false;
    }
  }
  async #failed(
    doing: Doing,
    key: string,
    about: string | undefined,
    error: unknown,
    again: Alert['again'],
  ): Promise<void> {
    // Words that most visits never need.
    const loaded = await import('../text/error-sentences.ts').catch(() => undefined);
    const words = loaded?.fault(doing, errorCode(error)) ?? WORDLESS;
    this.#alert({ ...words, key, about, again });
  }
}

export const [getRoomActions, setRoomActions] = createContext<RoomActions>();
