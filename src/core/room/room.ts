/** One Room = mesh + chat + files over one Transport: the API that the UI and an embedder use. */
import { openChat, type Chat } from '../chat/chat.ts';
import type { Entry } from '../chat/entry.ts';
import { createListeners } from '../base/events.ts';
import { SHORT_ID_BYTES, type EntryId, type FileId, type PeerId } from '../base/ids.ts';
import { TICK_MS } from '../limits/shared.ts';
import { FILE_NAME_CHARS_MAX, MIME_CHARS_MAX } from '../limits/swarm.ts';
import { openRoomLock } from './lock.ts';
import { openKnownPeers } from '../mesh/known-peers.ts';
import { Mesh } from '../mesh/mesh.ts';
import { isLogMessage } from '../wire/message.ts';
import { createRoomHandoffs } from './room-handoffs.ts';
import { openOwnName } from './own-name.ts';
import { openRetention } from './retention.ts';
import { createPartListeners } from './change-events.ts';
import type { Room, RoomOptions, RoomPart } from '../api/room-api.ts';
import { createRoomNames } from './names.ts';
import { createPrivateMessages } from './private-messages.ts';
import { peopleView, statusView } from './people-view.ts';
import { chunkTotal, viewOf } from '../swarm/file-item.ts';
import { openFiles, type Files } from '../swarm/files.ts';
import { createChunker } from '../chunking/chunker.ts';
import { safetyCode } from '../identity/safety-code.ts';
import { fileIdOf } from '../swarm/manifest/manifest.ts';
import { openBlocklist } from './blocklist.ts';
import { createMessageActions } from './message-actions.ts';
import { messagesView, type TimelineContext } from './timeline.ts';
import { openVerified } from './verified.ts';
import type { ChatMessage } from '../api/views.ts';

export type { Room, RoomOptions, RoomPart } from '../api/room-api.ts';

/** Opens what rests here of the room, then begins to look for its people. */
export async function openRoom(options: RoomOptions): Promise<Room> {
  const { topic, identity, records, crypto, clock, random } = options;
  const self = identity.peer;
  const parts = createPartListeners<RoomPart>();
  const completed = createListeners<[FileId]>();
  const fileOfEntry = new Map<EntryId, FileId>();
  const name = await openOwnName(records, random, options.name);
  const treatments = await openBlocklist(records);
  const knownPeers = await openKnownPeers(records, clock.now());
  const keeping = await openRetention(records);
  const keyUsedTwice = createListeners<[]>();
  let offers: Promise<void> = Promise.resolve();
  let messages: readonly ChatMessage[] | undefined;
  let closed = false;
  /** What rests of the log was taken in. */
  let taken = false;

  function changed(...which: RoomPart[]): void {
    if (which.includes('messages')) messages = undefined;
    for (const part of which) parts.changed(part);
  }

  const moves = createRoomHandoffs({
    linked: () => mesh.linked(),
    send: (peer, message) => mesh.send(peer, message),
    nameOf: (peer) => nameOf(peer),
    changed: () => changed('status'),
  });
  const verified = await openVerified(records);
  const lock = await openRoomLock({ records, log: () => chat.log });

  const mesh = new Mesh({
    topic,
    transport: options.transport,
    crypto,
    clock,
    random,
    knownPeers,
    proofBits: options.proofBits,
    boxKey: identity.boxKey,
    name: name.get,
    isBlocked: (peer) => treatments.isBlocked(peer),
    isKeptOut: lock.keepsOut,
    changed() {
      changed('status', 'people');
      changed('messages', 'files'); // they show names
    },
  });
  mesh.compareDigests(
    () => chat.log.digest(),
    (peer, digest) => chat.onDigest(peer, digest),
  );
  mesh.onLinked((peer) => {
    lock.met(peer);
    chat.onLinked(peer);
  });
  mesh.onUnlinked((peer) => chat.onUnlinked(peer));
  mesh.onMessage((peer, message) => {
    if (message.t === 'move') moves.offered(peer, message);
    else if (isLogMessage(message)) chat.onMessage(peer, message);
  });

  const files: Files = await openFiles({
    ...options,
    index: options.fileIndex,
    chunker: options.chunker ?? createChunker(options.crypto),
    peers: mesh,
    changed: (part) => changed(part),
    completed: completed.emit,
    streamable: completed.emit,
  });

  const chat: Chat = await openChat({
    ...options,
    send: (peer, message) => mesh.send(peer, message),
    broadcast: (message, except) => mesh.broadcast(message, except),
    badEntry: (peer) => mesh.fault(peer, 'bad-entry'),
    added: onEntries,
    removed(entries) {
      if (!taken) return; // nothing was shown of it yet
      privately.removed(entries);
      if (entries.some(({ body }) => body.k === 'lock')) onLock();
      changed('messages', 'people');
    },
    keepDays: keeping.days,
    forkedSelf: keyUsedTwice.emit,
  });

  const names = createRoomNames({ identity, mesh, chat, ownName: name.get });
  const { nameOf, boxKeyOf, introduce } = names;
  const { isBlocked } = treatments;
  const shown = () => offers;
  const privately = createPrivateMessages({ room: options, chat, mesh, names, isBlocked, shown });

  function onEntries(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.body.k !== 'file' && entry.body.k !== 'sealed') continue;
      // One after the other, so that files appear in the order of the log.
      offers = offers.then(() => takeIn(entry));
    }
    if (entries.some(({ body }) => body.k === 'lock')) onLock();
    changed('messages', 'people');
  }

  function onLock(): void {
    const before = lock.locked();
    lock.read();
    if (lock.locked() === before) return;
    for (const { peer } of mesh.neighbours()) if (lock.keepsOut(peer)) mesh.drop(peer);
    if (!lock.locked() && !closed) mesh.refresh(); // who waits outside is sighted anew
    changed('status');
  }

  async function takeIn(entry: Entry): Promise<void> {
    const readable = await privately.take(entry);
    if (!readable || closed) return;
    const { id, author, body, to } = readable;
    if (to) changed('messages');
    if (body.k !== 'file') return;
    const file = await fileIdOf(crypto, body.key, body.nonce);
    fileOfEntry.set(id, file);
    changed('messages');
    await files.offer({
      id: file,
      name: body.name,
      mime: body.mime,
      sizeBytes: body.size,
      key: body.key,
      sharer: author,
      own: author === self,
      timeMs: body.time,
      audience: to && new Set([author, self, ...to]),
    });
  }

  const isMuted = (peer: PeerId) => treatments.of(peer) === 'muted';
  const shownFiles = () =>
    [...files.items()].filter(({ offer }) => !treatments.isBlocked(offer.sharer));
  const shownFrom: TimelineContext = {
    self,
    nameOf,
    fileOf: fileOfEntry,
    isHidden: (author) => treatments.of(author) !== 'open',
  };
  const talk = createMessageActions({ self, log: privately.log, write: privately.write });

  taken = true;
  lock.read();
  onEntries(chat.log.ordered());
  await offers;
  const stopTicking = clock.every(TICK_MS, () => {
    mesh.tick();
    chat.tick();
    files.tick();
  });
  mesh.start();
  options.work?.then(
    (nonce) => closed || mesh.showProof(nonce),
    () => undefined, // without it we are a newcomer like any other
  );

  return {
    topic,
    self,
    subscribe: parts.add,
    status: () => statusView(mesh.status(), mesh.neighbours(), mesh.strangers(), lock.locked()),
    people: () => {
      const marks = { isMuted, isVerified: verified.has };
      return peopleView(self, name.get(), mesh.neighbours(), files.traffic, chat.nameOf, marks);
    },
    messages: () => (messages ??= messagesView(privately.log, shownFrom)),
    files: () => shownFiles().map((item) => viewOf(item, nameOf)),
    file(id) {
      const item = files.get(id);
      return item && !treatments.isBlocked(item.offer.sharer) ? viewOf(item, nameOf) : undefined;
    },
    mosaic(id, tiles) {
      const item = files.get(id);
      return item ? item.swarm.mosaic(tiles, chunkTotal(item)) : [];
    },
    storage: () => files.cache.view(),
    busy: () => files.busy(),
    boxKeyOf,
    keepDays: keeping.days,
    async setKeepDays(days) {
      await keeping.set(days);
      chat.tick();
    },
    onKeyUsedTwice(f) {
      if (chat.log.chain(self)?.fork) void Promise.resolve().then(f);
      return keyUsedTwice.add(f);
    },
    isVerified: verified.has,
    setVerified(peer, is) {
      const kept = verified.set(peer, is);
      changed('people', 'messages');
      return kept;
    },
    safetyCode: (peer) => safetyCode(crypto, topic, self, peer),
    async lock(locked) {
      await introduce();
      await chat.write({ k: 'lock', locked });
    },
    ...moves.calls,
    name: name.get,
    async rename(typed) {
      if (!(await name.set(typed))) return;
      mesh.greetAll();
      changed('people', 'messages', 'files');
      if (chat.log.head(self)) await introduce();
    },
    ...talk,
    readers: privately.readers,
    async share({ source, name: fileName, mime, to }) {
      const nonce = random.bytes(SHORT_ID_BYTES);
      const id = await fileIdOf(crypto, identity.publicKey, nonce);
      files.prepare(id, source);
      const content = {
        nonce,
        name: [...fileName].slice(0, FILE_NAME_CHARS_MAX).join(''),
        size: source.sizeBytes,
        mime: mime.slice(0, MIME_CHARS_MAX),
      };
      await privately.write({ k: 'file', ...content }, to);
      return id;
    },
    reattach: (id, source) => files.reattach(id, source),
    download: (id) => files.download(id),
    passThrough: (id) => files.passThrough(id),
    pause: (id) => files.pause(id),
    resume: (id) => files.download(id),
    cancel: (id) => files.cancel(id),
    onComplete: (f) => completed.add(f),
    savable: files.savable,
    ...files.flow,
    pin: (key, pinned) => files.cache.pin(key, pinned),
    evict: (key) => files.cache.evict(key),
    setAside: treatments.all,
    async treat(peer, as) {
      if (peer === self) return;
      const kept = treatments.set(peer, nameOf(peer), as);
      if (as === 'blocked') {
        mesh.drop(peer);
        for (const { offer } of files.items())
          if (offer.sharer === peer) void files.pause(offer.id);
      }
      changed('status', 'people', 'messages', 'files');
      await kept;
    },
    refresh: () => mesh.refresh(),
    close() {
      if (closed) return;
      closed = true;
      stopTicking();
      files.close();
      mesh.close();
      parts.clear();
      completed.clear();
      keyUsedTwice.clear();
    },
  };
}
