/** Builds a room from the bottom up. The app, the simulator, the tests and embedders all call this. */
import type { Room, RoomOptions, RoomPart } from '../api/room-api.ts';
import { Answers } from '../base/answers.ts';
import { BoundedMap } from '../base/bounded-map.ts';
import type { EntryId, FileId, PeerId } from '../base/ids.ts';
import { Chat } from '../chat/chat.ts';
import { DueDeletions } from './settings/due-deletions.ts';
import { LOG_ENTRIES_MAX } from '../limits/chat.ts';
import { ANSWERS } from '../limits/shared.ts';
import type { RoomAnswers } from '../peers.ts';
import { isKnown } from '../mesh/admission.ts';
import { openKnownPeers, type KnownPeers } from '../mesh/known-peers.ts';
import { Mesh } from '../mesh/mesh.ts';
import { openBlocklist, type Blocklist } from './blocklist.ts';
import { ChangeEvents } from './change-events.ts';
import { LateFiles } from './files/late-files.ts';
import type { FilesPartOptions, OpenFiles } from './files/open-files.ts';
import { RoomLock } from './lock.ts';
import { MessageActions } from './message-actions.ts';
import { RoomNames } from './names.ts';
import { openOwnName, type OwnName } from './settings/own-name.ts';
import { People, type PeopleOptions } from './people.ts';
import { PrivateMessages } from './private-messages.ts';
import { openRetention, type Retention } from './settings/retention.ts';
import { Handoffs } from './room-handoffs.ts';
import { OpenRoom } from './room.ts';
import { RoomTitle } from './title.ts';
import { openVerified, type Verified } from './settings/verified.ts';

/** What this device has stored of the room, beside its log and its files. */
interface Settings {
  readonly name: OwnName;
  readonly blocks: Blocklist;
  readonly retention: Retention;
  readonly due: DueDeletions;
  readonly verified: Verified;
  readonly lock: RoomLock;
  readonly title: RoomTitle;
  readonly known: KnownPeers;
  /** This device has known the peer for long. */
  isKnown(peer: PeerId): boolean;
}

/**
 * Opens what this device has stored of the room, then begins to look for people.
 * @param openFiles or a promise of it, which resolves before `options.transport` makes its first link
 * @throws SwapError storage-failed
 */
export async function composeRoom(
  options: RoomOptions,
  openFiles: OpenFiles | Promise<OpenFiles>,
): Promise<Room> {
  const { topic, roomId, identity, crypto, clock, random } = options;
  const self = identity.peer;
  const settings = await openSettings(options);
  const { name, blocks, retention, due, lock, title } = settings;
  const changes = new ChangeEvents<RoomPart>();
  const changed = (...parts: readonly RoomPart[]) => changes.changed(...parts);
  const isBlocked = (peer: PeerId) => blocks.isBlocked(peer);

  const mesh = openMesh(options, settings, changed);
  const answers: RoomAnswers = new Answers({ ...ANSWERS, clock, peers: mesh });
  const chat = await openChat(options, settings, mesh, answers);
  const names = new RoomNames({
    ...{ identity, mesh, chat, proof: options.proof },
    ownName: () => name.get(),
  });
  const nameOf = (peer: PeerId) => names.nameOf(peer);
  const privateMessages = new PrivateMessages({
    ...{ roomId, crypto, identity, random },
    ...{ chat, mesh, names, isBlocked },
  });
  const ofEntry = new BoundedMap<EntryId, FileId>(LOG_ENTRIES_MAX);
  const about = { nameOf, isBlocked, changed };
  const files = new LateFiles(openFiles, (open) =>
    open({
      files: filesOptions(options, settings, mesh, answers, changed),
      offers: { identity, crypto, random, privateMessages, ofEntry, ...about },
      routes: { self, peers: mesh, clock, random },
    }),
  );
  const messages = new MessageActions({
    chat,
    privateMessages,
    ...{ retention, due, changed },
    version: () => changes.version('messages'),
    shownFrom: {
      self,
      nameOf,
      fileOf: ofEntry,
      due: () => due.all(),
      isHidden: (author) => blocks.of(author) !== 'open',
    },
  });
  const people = openPeople(options, settings, { mesh, chat, files, names, changed });
  const handoffs = new Handoffs({ peers: mesh, nameOf, isKnown: settings.isKnown, changed });
  const room = new OpenRoom({
    topic,
    self,
    clock,
    mesh,
    chat,
    files,
    names,
    ...{ lock, title },
    changes,
    messages,
    people,
    handoffs,
  });
  room.start(options.proof);
  // What cannot be deleted now, because the disk is full, is deleted on the next visit.
  void chat.handedOver().then(() => messages.deleteDue().catch(() => undefined));
  return room;
}

async function openSettings({ records, random, clock, name }: RoomOptions): Promise<Settings> {
  const known = await openKnownPeers(records, clock.now());
  const blocks = await openBlocklist(records);
  return {
    name: await openOwnName(records, random, name),
    blocks,
    retention: await openRetention(records),
    due: await DueDeletions.open(records),
    verified: await openVerified(records),
    lock: await RoomLock.open({ records, clock, known }),
    title: await RoomTitle.open(records, (author) => blocks.of(author) !== 'open'),
    known,
    isKnown: (peer) => isKnown({ metAtMs: known.metAtMs(peer) }, clock.now()),
  };
}

function openMesh(
  options: RoomOptions,
  { name, blocks, lock, known }: Settings,
  changed: (...parts: readonly RoomPart[]) => void,
): Mesh {
  const { roomId, identity, transport, crypto, clock, random } = options;
  const mesh = new Mesh({
    roomId,
    transport,
    crypto,
    clock,
    random,
    knownPeers: known,
    proofBits: options.proofBits,
    boxKey: identity.boxKey,
    name: () => name.get(),
    isBlocked: (peer) => blocks.isBlocked(peer),
    isKeptOut: (peer) => lock.keepsOut(peer),
    changed: () => changed('status', 'people', 'messages', 'files'), // messages and files show names
    measured: () => changed('people'),
  });
  mesh.onLinked((peer) => lock.met(peer));
  return mesh;
}

function openChat(
  options: RoomOptions,
  { retention, isKnown }: Settings,
  mesh: Mesh,
  answers: RoomAnswers,
): Promise<Chat> {
  const { roomId, identity, records, crypto, clock, random } = options;
  return Chat.open({
    roomId,
    identity,
    records,
    crypto,
    clock,
    random,
    peers: mesh,
    answers,
    proofBits: options.proofBits,
    places: options.places,
    standingOf(peer) {
      if (isKnown(peer)) return 'known';
      return mesh.isLinked(peer) ? 'linked' : 'stranger';
    },
    keepDays: () => retention.days(),
  });
}

function filesOptions(
  options: RoomOptions,
  { isKnown }: Settings,
  mesh: Mesh,
  answers: RoomAnswers,
  changed: (...parts: readonly RoomPart[]) => void,
): FilesPartOptions['files'] {
  const { topic, identity, crypto, clock, random } = options;
  return {
    topic,
    identity,
    crypto,
    clock,
    random,
    peers: mesh,
    answers,
    index: options.fileIndex,
    chunks: options.chunks,
    chunker: options.chunker,
    changed,
    isKnown,
  };
}

function openPeople(
  { roomId, identity, crypto }: RoomOptions,
  { name, blocks, verified }: Settings,
  parts: Pick<PeopleOptions, 'mesh' | 'chat' | 'files' | 'names' | 'changed'>,
): People {
  return new People({ roomId, self: identity.peer, crypto, name, blocks, verified, ...parts });
}
