/** Everything a person can do in one room. What fails becomes an alert instead of an exception. */
import { createContext } from 'svelte';
import { notLoaded, SwapError } from '../../core/base/errors.ts';
import type { Bytes } from '../../core/base/bytes.ts';
import type { EntryId, FileId, PeerId } from '../../core/base/ids.ts';
import type { KeepDays } from '../../core/limits/chat.ts';
import type { Room } from '../../core/api/room-api.ts';
import { formatFragment, guardedAddress, type RoomAddress } from '../../core/api/room-address.ts';
import type { ChatMessage, NamedPeer, SharedFile } from '../../core/api/views.ts';
import { roomTitle } from '../text/room-title.ts';
import { visibleName } from '../text/visible-name.ts';
import type { Seen } from '../text/timeline-rows.ts';
import { words } from '../words/en/actions.ts';
import { words as parts } from '../words/en/parts.ts';
import { withWords } from '../words/speech.ts';
import type { AddressState, FlowChoices, RoomSession } from '../services.ts';
import { Alerts, type Attempt } from './alerts.svelte.ts';
import { applyFlowChoices, readFlowChoices } from './flow-choices.ts';
import type { Brought, Picked } from './picking/picked.ts';
import { Removals } from './removals.svelte.ts';
import type { RoomOffer } from './room-offer.svelte.ts';
import type { OpenDialog, Pane, Panes, ToldHandoff } from './room-parts.ts';
import { RoomView } from './room-view.svelte.ts';
import { Saves } from './saves.svelte.ts';
import type { Shell } from './shell.svelte.ts';
import { throttle } from './throttle.ts';
import type { Onward } from './toasts.svelte.ts';
import { Writing } from './writing.svelte.ts';

const AWAKE_INTERVAL_MS = 1_000;
const NOT_STORED = new SwapError('storage-failed', 'the browser stores nothing of this page');

const idsOf = (people?: readonly NamedPeer[]): readonly PeerId[] | undefined =>
  people?.map((it) => it.peer);

export class RoomActions {
  readonly view: RoomView;
  readonly writing: Writing;
  readonly address: RoomAddress;
  /** Leaves the room and enters it again with this password. */
  readonly tryPassword: (password: string) => void;
  readonly session: RoomSession;
  readonly alerts = new Alerts();
  readonly removals: Removals;
  readonly saves = new Saves();
  readonly #room: Room;
  readonly #shell: Shell;
  /** How much this device may send and take, as chosen in the settings. */
  flow: FlowChoices;
  #metered = false;
  /** Messages of others that came while the chat was out of view. */
  unread = $state(0);
  /** How far the messages were read before: what is new begins after that. */
  seen = $state.raw<Seen>();
  /** The message that is to be shown now. */
  jump = $state.raw<EntryId>();
  /** What the tab's title says before the room's name. */
  titleMarks = $state('');
  /** How many panes stand beside each other. */
  panes = $state.raw<Panes>(3);
  /** The pane that shows where there is room for one; where there is room for two, the other one is the chat. */
  pane = $state.raw<Pane>('chat');
  /** Whether people here learn this device's address. */
  addressState = $state.raw<AddressState>('open');
  /** Our offer to people nearby. It exists once the settings have been open. */
  nearbyOffer = $state.raw<RoomOffer>();
  /** One at a time: opening another closes it. */
  dialog = $state.raw<OpenDialog>();

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
    this.flow = readFlowChoices(shell.services.preferences.flow.get());
    this.#room = room;
    this.address = address;
    this.view = new RoomView(room);
    this.removals = new Removals(shell, room, this.alerts);
    this.writing = new Writing(this.view, session.draft);
    const read = session.read.get();
    this.seen = read && { ...read, untilMs: Date.now() };
  }

  /** Keeps the screen on during transfers, applies the limits, and reports failed saves. Call what it returns to stop. */
  open(): () => void {
    const { services } = this.#shell;
    const awake = throttle(AWAKE_INTERVAL_MS, () => services.keepAwake(this.#room.files.busy()));
    const offFiles = this.#room.subscribe('files', awake.call);
    const offSaves = this.session.onSave((id, news) => {
      const name = this.#nameOf(id) ?? '';
      this.saves.take(id, name, news);
      if (news.kind === 'waits') this.#shell.toast(() => words.savingWaits(visibleName(name)));
      if (news.kind === 'failed') {
        const again = () => void this.save(id, news.again);
        void this.alerts.failed({ doing: 'save', id, about: name, again }, news.error);
      }
    });
    awake.call();
    if (this.session.keepsNothing) void this.alerts.failed({ doing: 'store' }, NOT_STORED);
    this.#applyFlow();
    const offMetered = services.watchMetered((metered) => {
      this.#metered = metered;
      this.#applyFlow();
    });
    const offAddress = this.session.watchAddress((state) => (this.addressState = state));
    return () => {
      this.nearbyOffer?.close();
      offAddress();
      offMetered();
      offSaves();
      offFiles();
      awake.stop();
      services.keepAwake(false);
    };
  }

  get title(): string {
    return roomTitle(this.address, this.#room.topic, this.view.title);
  }
  setTitle(title: string): Promise<boolean> {
    return this.alerts.attempt({ doing: 'title' }, () => this.#room.setTitle(title));
  }

  chooseFlow(choices: FlowChoices): void {
    this.flow = choices;
    this.#shell.services.preferences.flow.set(choices);
    this.#applyFlow();
  }
  #applyFlow(): void {
    applyFlowChoices(this.#room.files.flow, this.flow, this.#metered);
  }

  hideAddress(hidden: boolean): void {
    this.#shell.services.hideAddress(hidden);
  }

  /** The link of this room, or of one file in it. */
  link(file?: FileId): string {
    return location.href.replace(/#.*$/s, '') + formatFragment(this.address, file);
  }
  copyRoomLink(): Promise<void> {
    const isAlone = this.view.status.linked === 0;
    const done = () => (isAlone ? parts.linkCopiedAlone : parts.linkCopied);
    return this.#shell.copy(this.link(), done, this.#otherWays());
  }
  copyFileLink({ id }: Pick<SharedFile, 'id'>): Promise<void> {
    const { state = '', copiesElsewhere = 0 } = this.#room.files.get(id) ?? {};
    const isOnlyHere = copiesElsewhere < 1 && ['sharing', 'complete'].includes(state);
    const done = () => (isOnlyHere ? words.onlyFileLinkCopied : words.fileLinkCopied);
    return this.#shell.copy(this.link(id), done, this.#otherWays(id));
  }
  #otherWays(file?: FileId): Onward {
    return { label: () => words.linkWays, act: () => (this.dialog = { kind: 'link', file }) };
  }

  /** Sends what is in the message field, if it says something new. False: it failed, and is back in the field. */
  async say(): Promise<boolean> {
    const said = this.writing.take();
    const { text, purpose, recipients } = said;
    const isSame = purpose?.kind === 'edit' && purpose.message.text === text;
    const send = () =>
      purpose?.kind === 'edit'
        ? this.#room.chat.edit(purpose.message.id, text)
        : this.#room.chat.say(text, purpose?.id, idsOf(recipients));
    const sending = isSame ? Promise.resolve(true) : this.alerts.attempt({ doing: 'say' }, send);
    this.writing.sends(sending);
    const sent = await sending;
    if (!sent) this.writing.giveBack(said);
    return sent;
  }
  deleteMessage(id: EntryId, text: string): void {
    this.writing.forget(id);
    this.removals.message(id, text);
  }
  /** An empty emoji takes the reaction back. */
  react({ id }: ChatMessage, emoji: string): Promise<boolean> {
    return this.alerts.attempt({ doing: 'react', id }, () => this.#room.chat.react(id, emoji));
  }
  /** Shows this message in the middle, with the focus and a mark for a moment. A note says it where it is not here. */
  jumpTo(id: EntryId): void {
    this.pane = 'chat';
    this.jump = id;
  }
  setKeepDays(days: KeepDays): Promise<boolean> {
    return this.alerts.attempt({ doing: 'keep' }, () => this.#room.chat.setKeepDays(days));
  }

  /** This dialog has closed. Another one may be open by now. */
  dialogClosed(dialog: OpenDialog | undefined): void {
    if (this.dialog === dialog) this.dialog = undefined;
  }

  /** Who can read what you write and share from now on; undefined: everyone. */
  get recipients(): readonly NamedPeer[] | undefined {
    return this.writing.chosen;
  }
  /** Chooses them, and goes to the field. An empty list: everyone. */
  writeTo(recipients: readonly NamedPeer[]): void {
    this.writing.choose(recipients);
    this.toField();
  }
  /** Goes to the message field. */
  toField(): void {
    this.pane = 'chat';
    this.writing.callCursor();
  }

  rename(name: string): Promise<boolean> {
    return this.alerts.attempt({ doing: 'rename' }, () => this.#room.people.rename(name));
  }
  lock(locked: boolean): Promise<boolean> {
    return this.alerts.attempt({ doing: 'lock' }, () => this.#room.lock(locked));
  }

  /** Opens a fresh room for these people. Resolves to how many of them were told, and what takes you there. */
  async openHandoff(recipients: readonly PeerId[], password: string): Promise<ToldHandoff> {
    const address = this.#shell.services.newAddress();
    if (address.kind !== 'secret') throw new Error('a new address has a secret');
    const handoff = { secret: address.secret, password };
    const people = await this.#room.handoffs.offer(recipients, handoff);
    return { people, go: () => void this.followHandoff(handoff) };
  }
  async followHandoff({ secret, password }: { secret: Bytes; password: string }): Promise<void> {
    const open: RoomAddress = { kind: 'secret', secret };
    const address = password ? guardedAddress(open) : open;
    const isReady = await this.alerts.attempt({ doing: 'enter', id: 'handoff' }, async () => {
      if (password) await this.#shell.services.setPassword(address, password);
    });
    if (isReady) location.hash = formatFragment(address);
  }

  /** For those who are chosen now. What was picked together is one message. */
  async share(picked: Picked): Promise<FileId | undefined> {
    const to = idsOf(this.writing.sharesTo);
    let id: FileId | undefined;
    await this.alerts.attempt({ doing: 'share' }, async () => {
      const loading = withWords('files', import('./picking/shares.ts'));
      const { Shares } = await loading.catch(notLoaded);
      id = await new Shares(this.#shell, this.#room, this).share(picked, to);
    });
    return id;
  }

  /** What comes from outside of the room: from home, or from another app. */
  async bring({ picked, text, copiesLink, done }: Brought): Promise<void> {
    if (text) this.writing.add(text);
    const id = await this.share(picked);
    if (id || picked.files.length === 0) done?.();
    if (id && copiesLink) await this.copyFileLink({ id });
  }

  /** Starts or resumes a download. */
  download(id: FileId, items?: readonly number[]): Promise<boolean> {
    this.removals.keepDownload(id);
    return this.#transfer(id, () => this.#room.files.download(id, items));
  }
  pause(id: FileId): Promise<boolean> {
    return this.#transfer(id, () => this.#room.files.pause(id));
  }
  passThrough(id: FileId): Promise<boolean> {
    return this.#transfer(id, () => this.#room.files.passThrough(id));
  }
  #transfer(id: FileId, run: () => Promise<void>): Promise<boolean> {
    const again = () => void this.#transfer(id, run);
    return this.alerts.attempt({ doing: 'download', id, about: this.#nameOf(id), again }, run);
  }

  save(id: FileId, run = () => this.session.save(id)): Promise<boolean> {
    const again = () => void this.save(id, run);
    return this.alerts.attempt({ doing: 'save', id, about: this.#nameOf(id), again }, run);
  }
  #nameOf(id: FileId): string | undefined {
    return this.#room.files.get(id)?.name;
  }

  pin(key: string, name: string, pinned: boolean): Promise<boolean> {
    const attempt: Attempt = { doing: 'pin', id: key, about: name };
    return this.alerts.attempt(attempt, () => this.#room.files.pin(key, pinned));
  }
}

export const [getRoomActions, setRoomActions] = createContext<RoomActions>();
