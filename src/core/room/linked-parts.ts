/** The parts of a room that it needs once it has links. Their code is most of a room's, and no screen waits for it. */
import type { PeerId } from '../base/ids.ts';
import { createChunker } from '../chunking/chunker.ts';
import type { MemberMailbox } from '../forwarding/member-mail.ts';
import { EntryTree } from '../gossip/entry-tree.ts';
import { RoomPresence } from '../presence/room-presence.ts';
import { RoomRoutes } from '../routing/room-routes.ts';
import { Files } from '../swarm/files.ts';
import { decodeMessage, type Message } from '../wire/message.ts';
import type { RoomBase } from './compose-room.ts';
import { FileOffers, type FileOffersOptions } from './files/file-offers.ts';

export interface FilesPart {
  readonly files: Files;
  readonly offers: FileOffers;
  readonly routes: RoomRoutes;
}

export interface LinkedParts {
  decodeMessage(bytes: Uint8Array): Message | null;
  /** Along which new entries go. */
  openTree(self: PeerId): EntryTree;
  openPresence(base: RoomBase): RoomPresence;
  openFiles(base: RoomBase, offers: Omit<FileOffersOptions, 'files'>): FilesPart;
}

export const linkedParts: LinkedParts = {
  decodeMessage,
  openTree: (self) => new EntryTree(self),
  openPresence,
  openFiles,
};

/** As `linkedParts`; members pass on what is in `mail`. */
export const linkedPartsFor = (mail: MemberMailbox): LinkedParts => ({
  ...linkedParts,
  openFiles(base, offers) {
    const part = openFiles(base, offers);
    mail.connect(part.routes);
    return part;
  },
});

function openPresence({ options, settings, mesh, answers, changed }: RoomBase): RoomPresence {
  const { roomId, identity, crypto, clock, random, proofBits } = options;
  const { name, blocks, lock, isKnown } = settings;
  return new RoomPresence({
    ...{ roomId, identity, crypto, clock, random, proofBits, answers },
    peers: mesh,
    name: () => name.get(),
    isHidden: (peer) => blocks.isBlocked(peer) || lock.keepsOut(peer),
    isDear: (peer) => isKnown(peer) || mesh.isLinked(peer),
    changed: () => changed('status', 'people', 'messages', 'files'),
  });
}

function openFiles(
  { options, settings, mesh, answers, changed }: RoomBase,
  offers: Omit<FileOffersOptions, 'files'>,
): FilesPart {
  const { topic, identity, crypto, clock, random, fileIndex, chunks, chunker } = options;
  const files = new Files({
    topic,
    identity,
    crypto,
    clock,
    random,
    peers: mesh,
    answers,
    index: fileIndex,
    chunks,
    chunker: chunker ?? createChunker(crypto),
    changed,
    isKnown: settings.isKnown,
  });
  const routes = new RoomRoutes({ self: identity.peer, peers: mesh, clock, random });
  return { files, offers: new FileOffers({ ...offers, files }), routes };
}
