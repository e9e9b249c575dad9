/** One open room: its parts, its heartbeat, its end. compose-room.ts builds it. */
import { each } from '../base/each.ts';
import type {
  KeySpent,
  Room,
  RoomChat,
  RoomFiles,
  RoomHandoffs,
  RoomPart,
} from '../api/room-api.ts';
import type { RoomLibrary } from '../api/library.ts';
import type { RoomNotes } from '../api/notes.ts';
import type { RoomTalk } from '../api/talk.ts';
import type { RoomStatus } from '../api/views.ts';
import type { Bytes } from '../base/bytes.ts';
import type { Off } from '../base/events.ts';
import type { PeerId, Topic } from '../base/ids.ts';
import { hasGap } from '../chat/chain.ts';
import type { Chat } from '../chat/chat.ts';
import type { Entry } from '../chat/entry.ts';
import { LINKS_TARGET } from '../limits/mesh.ts';
import { TICK_MS } from '../limits/shared.ts';
import type { Clock } from '../ports.ts';
import type { LateMesh } from './late-mesh.ts';
import type { LatePresence } from './late-presence.ts';
import type { ChangeEvents } from './change-events.ts';
import type { LateFiles } from './files/late-files.ts';
import type { RoomLock } from './lock.ts';
import { isCaughtUp, statusView } from './people-view.ts';
import type { People } from './people.ts';
import type { LateNotes } from './notes/late-notes.ts';
import type { RoomNames } from './names.ts';
import { tidyTitle, type RoomTitle } from './title.ts';

export interface OpenRoomOptions {
  readonly topic: Topic;
  readonly self: PeerId;
  readonly clock: Clock;
  readonly mesh: LateMesh;
  readonly presence: LatePresence;
  readonly chat: Chat;
  readonly files: LateFiles;
  readonly notes: LateNotes;
  readonly names: RoomNames;
  readonly lock: RoomLock;
  readonly title: RoomTitle;
  readonly changes: ChangeEvents<RoomPart>;
  readonly messages: RoomChat;
  readonly people: People;
  readonly handoffs: RoomHandoffs;
}

export class OpenRoom implements Room {
  readonly topic: Topic;
  readonly self: PeerId;
  readonly chat: RoomChat;
  readonly files: RoomFiles;
  readonly people: People;
  readonly handoffs: RoomHandoffs;
  readonly #options: OpenRoomOptions;
  #stopTicking: Off = () => undefined;
  #closed = false;
  /** When we last looked for those whom a lock kept out, and whether to do so with the next beat. */
  #soughtAtMs = -Infinity;
  #seeksSoon = false;
  /** Since the first of those who are linked now came. */
  #wasCaughtUp = false;

  constructor(options: OpenRoomOptions) {
    this.topic = options.topic;
    this.self = options.self;
    this.chat = options.messages;
    this.files = options.files;
    this.people = options.people;
    this.handoffs = options.handoffs;
    this.#options = options;
    options.chat.onAdded((entries) => {
      options.files.heard(entries);
      this.#logChanged(entries);
    });
    options.chat.onRemoved((entries) => {
      options.files.forget(entries);
      this.#logChanged(entries);
    });
    options.chat.caughtUp.onChanged(() => {
      this.#isCaughtUp();
      options.changes.changed('status');
    });
    options.mesh.onUnlinked(() => this.#isCaughtUp());
  }

  /**
   * Looks for people. Nobody waits for the files and private entries of the stored log: they are many where somebody wanted
   * them to be. @param proof our proof of work, once found
   */
  start(proof: Promise<Bytes> | undefined): void {
    const { clock, mesh, presence, chat, files, names, lock, title, changes } = this.#options;
    lock.follow(chat.log);
    title.follow(chat.log);
    files.heard(chat.log.ordered());
    const stored = chat.handOver(async (entry) => {
      if (this.#closed) return;
      if (entry.to) changes.changed('messages');
      await files.take(entry);
    });
    // What is missing of ours (E10) may have offered a file, and another member may bring it back.
    const own = chat.log.chain(this.self);
    if (!own || !hasGap(own)) void stored.then(() => (this.#closed ? undefined : files.complete()));
    changes.changed('messages', 'people');
    this.#stopTicking = clock.every(TICK_MS, () => {
      each([mesh, presence, chat, files], (it) => it.tick());
      if (this.#seeksSoon) this.#seek();
    });
    presence.start();
    mesh.start();
    proof?.then(
      (nonce) => {
        if (this.#closed) return;
        mesh.showProof(nonce);
        presence.showProof(nonce);
        names.showProof(nonce).catch(() => undefined); // with the next words, then
      },
      () => undefined, // without it we are ranked as a newcomer
    );
  }

  subscribe(part: RoomPart, f: () => void): Off {
    return this.#options.changes.add(part, f);
  }

  status(): RoomStatus {
    const { mesh, presence, lock } = this.#options;
    const [signaling, strangers] = [mesh.status(), mesh.strangers()];
    const [neighbours, present] = [mesh.neighbours(), presence.others()];
    const isCaughtUpNow = this.#isCaughtUp();
    return statusView(signaling, neighbours, present, strangers, lock.locked, isCaughtUpNow);
  }

  async lock(locked: boolean): Promise<void> {
    const { chat, mesh, presence, names, lock } = this.#options;
    await names.introduce();
    // Where everyone links with everyone, people who are here are linked. Those without a link may have left a moment ago.
    const others = presence.others().map(({ peer }) => peer);
    const present = others.length > LINKS_TARGET ? others : [];
    const members = locked ? lock.membersFor(mesh.linked(), present) : new Uint8Array();
    await chat.write({ k: 'lock', locked, members });
  }

  library(): Promise<RoomLibrary> {
    return this.#options.files.library();
  }

  notes(): Promise<RoomNotes> {
    return this.#options.notes.get();
  }

  talk(): Promise<RoomTalk> {
    return this.#options.files.talk();
  }

  title(): string {
    return this.#options.title.text;
  }

  async setTitle(typed: string): Promise<void> {
    const { chat, names, title } = this.#options;
    const tidy = tidyTitle(typed);
    if (tidy === title.text) return;
    await names.introduce();
    await chat.write({ k: 'title', title: tidy });
  }

  onKeySpent(f: (why: KeySpent) => void): Off {
    const { chat } = this.#options;
    const [twice, ahead] = [() => f('key-used-twice'), () => f('clock-was-ahead')];
    if (chat.log.chain(this.self)?.fork) void Promise.resolve().then(twice);
    const offs = [chat.onForkedSelf(twice), chat.onSpentClock(ahead)];
    return () => each(offs, (off) => off());
  }

  refresh(): void {
    this.#options.mesh.refresh();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const { mesh, presence, chat, files, notes, changes } = this.#options;
    this.#stopTicking();
    each([presence, files, notes, chat, mesh], (it) => it.close());
    changes.clear();
  }

  /** Stays true while anyone of those is linked: people who come later may bring more, which nobody here could know. */
  #isCaughtUp(): boolean {
    const { mesh, chat } = this.#options;
    const isLinked = mesh.linked().length > 0;
    this.#wasCaughtUp &&= isLinked;
    this.#wasCaughtUp ||=
      isLinked && isCaughtUp(mesh.neighbours(), (peer) => chat.caughtUp.with(peer));
    return this.#wasCaughtUp;
  }

  #logChanged(entries: readonly Entry[]): void {
    const { title, changes } = this.#options;
    if (entries.some(({ body }) => body.k === 'lock')) this.#onLock();
    if (entries.some(({ body }) => body.k === 'title')) {
      title.read();
      changes.changed('status');
    }
    changes.changed('messages', 'people');
  }

  #onLock(): void {
    const { mesh, lock, changes } = this.#options;
    const before = lock.locked;
    lock.read();
    if (lock.locked === before) return;
    each(mesh.neighbours(), ({ peer }) => lock.keepsOut(peer) && mesh.drop(peer));
    if (!lock.locked) this.#seek();
    changes.changed('status');
  }

  /** Signaling shows the peers again that we kept out. Once a beat: anyone can lock and unlock the room all the time. */
  #seek(): void {
    const { clock, mesh } = this.#options;
    if (this.#closed) return;
    this.#seeksSoon = clock.now() - this.#soughtAtMs < TICK_MS;
    if (this.#seeksSoon) return;
    this.#soughtAtMs = clock.now();
    mesh.refresh();
  }
}
