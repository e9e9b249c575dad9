/** Builds a room from the bottom up. The app, the simulator, the tests and embedders all call this. */
import type { Room, RoomOptions, RoomPart } from '../api/room-api.ts';
import { BoundedMap } from '../base/bounded-map.ts';
import type { EntryId, FileId, PeerId } from '../base/ids.ts';
import { steadyClock } from '../base/steady-clock.ts';
import { Chat, type ChatOptions } from '../chat/chat.ts';
import { DueDeletions } from './settings/due-deletions.ts';
import { LOG_ENTRIES_MAX } from '../limits/chat.ts';
import type { RoomAnswers } from '../peers.ts';
import { isKnown, openKnownPeers, type KnownPeers } from '../mesh/known-peers.ts';
import { openBlocklist, type Blocklist } from './blocklist.ts';
import { ChangeEvents } from './change-events.ts';
import { LateFiles } from './files/late-files.ts';
import { LateMesh } from './late-mesh.ts';
import { LateNotes, loadNotes, type NotesCode } from './notes/late-notes.ts';
import { LatePresence } from './late-presence.ts';
import type { LinkedParts } from './linked-parts.ts';
import { RoomLock } from './lock.ts';
import { MessageActions } from './message-actions.ts';
import { RoomNames } from './names.ts';
import { openOwnLooks, type OwnLooks } from './settings/own-looks.ts';
import { openOwnName, type OwnName } from './settings/own-name.ts';
import { People, type PeopleOptions } from './people.ts';
import { PrivateMessages } from './private-messages.ts';
import { openMirrorSetting, type MirrorSetting } from './settings/mirror-setting.ts';
import { openRetention, type Retention } from './settings/retention.ts';
import { Handoffs } from './room-handoffs.ts';
import { OpenRoom } from './room.ts';
import { RoomTitle } from './title.ts';
import { openVerified, type Verified } from './settings/verified.ts';

/** What this device has stored of the room, beside its log and its files. */
export interface Settings {
  readonly name: OwnName;
  readonly looks: OwnLooks;
  readonly blocks: Blocklist;
  readonly retention: Retention;
  readonly due: DueDeletions;
  readonly verified: Verified;
  readonly mirror: MirrorSetting;
  readonly lock: RoomLock;
  readonly title: RoomTitle;
  readonly known: KnownPeers;
  /** This device has known the peer for long. */
  isKnown(peer: PeerId): boolean;
}

/** What the parts stand on that come with the links. */
export interface RoomBase {
  readonly options: RoomOptions;
  readonly settings: Settings;
  readonly mesh: LateMesh;
  readonly answers: RoomAnswers;
  changed(...parts: readonly RoomPart[]): void;
}

/** What is there before. */
export type EarlyBase = Omit<RoomBase, 'answers'>;

/**
 * Opens what this device has stored of the room, then begins to look for people.
 * @param parts or a promise of them, which resolves before `options.transport` makes its first link
 * @param notesCode loads the code of notes when somebody first opens one
 * @throws SwapError storage-failed
 */
export async function composeRoom(
  options: RoomOptions,
  parts: LinkedParts | Promise<LinkedParts>,
  notesCode: () => Promise<NotesCode> = loadNotes,
): Promise<Room> {
  const { topic, roomId, identity, crypto, clock, random, transport } = options;
  const self = identity.peer;
  const settings = await openSettings(options);
  const { name, blocks, lock, title } = settings;
  const changes = new ChangeEvents<RoomPart>();
  const changed = (...parts: readonly RoomPart[]) => changes.changed(...parts);
  const isBlocked = (peer: PeerId) => blocks.isBlocked(peer);

  let linked: LinkedParts | undefined;
  const mesh = new LateMesh({ transport, clock, changed: () => changed('status') });
  mesh.onLinked((peer) => lock.met(peer));
  const early = { options, settings, mesh, changed };
  let base: RoomBase | undefined;
  const baseOf = (it: LinkedParts) => (base ??= { ...early, answers: it.openAnswers(early) });
  const chat = await openChat(early, (of) =>
    linked?.openExchange({ ...of, answers: base?.answers }),
  );
  const presence = new LatePresence();
  const follow = (it: LinkedParts) => {
    linked = it;
    presence.follow(it.openPresence(baseOf(it)));
    mesh.follow(it.openMesh(baseOf(it)));
  };
  if (isPromise(parts)) parts.then(follow).catch(() => undefined); // those who ask for files are told
  else follow(parts);
  const names = new RoomNames({
    ...{ identity, mesh, chat, presence, proof: options.proof },
    ownName: () => name.get(),
    ownLooks: () => settings.looks.get(),
  });
  const nameOf = (peer: PeerId) => names.nameOf(peer);
  const privateMessages = new PrivateMessages({
    ...{ roomId, crypto, identity, random },
    ...{ chat, mesh, presence, names, parts, isBlocked },
  });
  const ofEntry = new BoundedMap<EntryId, FileId>(LOG_ENTRIES_MAX);
  const about = { nameOf, isBlocked, changed };
  const toOffer = { identity, crypto, random, privateMessages, ofEntry, ...about };
  const files = new LateFiles(settings.mirror, parts, (it) =>
    it.openFiles(baseOf(it), presence, toOffer, {
      boxKeyOf: (peer) => names.boxKeyOf(peer),
      heard: (...of) => handoffs.heard(...of),
      chat,
    }),
  );
  const messages = openMessages(early, changes, { chat, privateMessages, ofEntry, nameOf });
  const aboutNotes = { delete: (id: EntryId) => messages.delete(id), isHidden: isMuted(blocks) };
  const notes = new LateNotes(
    { self, chat, mesh, presence, names, crypto, clock, ...aboutNotes },
    notesCode,
  );
  const people = openPeople(options, settings, { mesh, presence, chat, files, names, changed });
  const handoffs: Handoffs = new Handoffs({
    ...{ peers: mesh, nameOf, isKnown: settings.isKnown, changed },
    tellFar: (...of) => files.tell(...of).catch(() => false), // the room was closed
  });
  const room = new OpenRoom({
    ...{ topic, self, clock, mesh, presence, chat, files, notes, names },
    ...{ lock, title, changes, messages, people, handoffs },
  });
  room.start(options.proof);
  // What cannot be deleted now, because the disk is full, is deleted on the next visit.
  void chat.handedOver().then(() => messages.deleteDue().catch(() => undefined));
  return room;
}

/** This device shows nothing of what they write. */
const isMuted = (blocks: Blocklist) => (author: PeerId) => blocks.of(author) !== 'open';

interface MessagesParts {
  readonly chat: Chat;
  readonly privateMessages: PrivateMessages;
  readonly ofEntry: BoundedMap<EntryId, FileId>;
  nameOf(peer: PeerId): string;
}

const isPromise = <T extends object>(it: T | Promise<T>): it is Promise<T> => 'then' in it;

async function openSettings({ records, random, clock, name }: RoomOptions): Promise<Settings> {
  const known = await openKnownPeers(records, clock.now());
  const steady = steadyClock(clock);
  const blocks = await openBlocklist(records);
  return {
    name: await openOwnName(records, random, name),
    looks: await openOwnLooks(records),
    blocks,
    retention: await openRetention(records),
    due: await DueDeletions.open(records),
    verified: await openVerified(records),
    mirror: await openMirrorSetting(records, clock),
    lock: await RoomLock.open({ records, clock, known }),
    title: await RoomTitle.open(records, (author) => blocks.of(author) !== 'open'),
    known,
    isKnown: (peer) => isKnown({ metAtMs: known.metAtMs(peer) }, steady.now()),
  };
}

function openChat(
  { options, settings, mesh }: EarlyBase,
  openExchange: ChatOptions['openExchange'],
): Promise<Chat> {
  const { retention, isKnown } = settings;
  const { roomId, identity, records, crypto, clock, random } = options;
  return Chat.open({
    roomId,
    identity,
    records,
    crypto,
    clock,
    random,
    peers: mesh,
    openExchange,
    proofBits: options.proofBits,
    places: options.places,
    standingOf(peer) {
      if (isKnown(peer)) return 'known';
      return mesh.isLinked(peer) ? 'linked' : 'stranger';
    },
    keepDays: () => retention.days(),
  });
}

function openMessages(
  { options, settings, changed }: EarlyBase,
  changes: ChangeEvents<RoomPart>,
  { ofEntry, nameOf, ...parts }: MessagesParts,
): MessageActions {
  const { retention, due, blocks } = settings;
  return new MessageActions({
    ...parts,
    ...{ retention, due, changed },
    version: () => changes.version('messages'),
    shownFrom: {
      self: options.identity.peer,
      nameOf,
      fileOf: ofEntry,
      due: () => due.all(),
      isHidden: (author) => blocks.of(author) !== 'open',
    },
  });
}

function openPeople(
  { roomId, identity, crypto }: RoomOptions,
  { name, looks, known, blocks, verified, mirror }: Settings,
  parts: Pick<PeopleOptions, 'mesh' | 'presence' | 'chat' | 'files' | 'names' | 'changed'>,
): People {
  const self = identity.peer;
  return new People({
    roomId,
    self,
    crypto,
    name,
    looks,
    known,
    blocks,
    verified,
    mirror,
    ...parts,
  });
}
