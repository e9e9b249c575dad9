/** The parts of a room that it needs once it has links. Their code is most of a room's, and no screen waits for it. */
import { Answers } from '../base/answers.ts';
import { each } from '../base/each.ts';
import { Exchange, type ExchangeOptions } from '../chat/exchange/exchange.ts';
import type { PeerId } from '../base/ids.ts';
import { sealContent } from '../chat/seal-content.ts';
import { createChunker } from '../chunking/chunker.ts';
import type { MemberMailbox } from '../forwarding/member-mail.ts';
import { RoutedMail } from '../forwarding/routed-mail.ts';
import { EntryTree } from '../gossip/entry-tree.ts';
import { Library } from '../library/library.ts';
import { Talk, type TalkOptions } from './talk/room-talk.ts';
import type { Chat } from '../chat/chat.ts';
import { RoomPresence } from '../presence/room-presence.ts';
import { RoomBuckets } from '../routing/room-buckets.ts';
import { RoomProviders } from '../routing/room-providers.ts';
import { RoomRoutes } from '../routing/room-routes.ts';
import { Files } from '../swarm/files.ts';
import type { Offered } from '../swarm/offer-book.ts';
import { Mirror } from '../swarm/mirror/mirror.ts';
import { ANSWERS } from '../limits/shared.ts';
import type { RoomAnswers } from '../peers.ts';
import { Mesh } from '../mesh/mesh.ts';
import type { EarlyBase, RoomBase, Settings } from './compose-room.ts';
import { FarHolders } from './files/far-holders.ts';
import { FileOffers, type FileOffersOptions } from './files/file-offers.ts';
import { RoomLibraryFiles } from './files/room-library-files.ts';
import type { LatePresence } from './late-presence.ts';
import { RoutedHandoffs, type RoutedHandoffsOptions } from './routed-handoffs.ts';

/** What the exchange of files asks of presence. */
export type WhoIsHere = Pick<LatePresence, 'others' | 'members' | 'of' | 'onWent' | 'restate'>;

export interface FilesPart {
  readonly files: Files;
  readonly offers: FileOffers;
  readonly farHolders: FarHolders;
  readonly mirror: Mirror;
  readonly routes: RoomRoutes;
  readonly providers: RoomProviders;
  readonly handoffs: RoutedHandoffs;
  readonly library: Library;
  readonly talk: Talk;
}

/** What handoffs to people without a link ask of the room. */
export type HandoffsBase = Pick<RoutedHandoffsOptions, 'boxKeyOf' | 'heard'> & {
  readonly chat: Chat;
};

export interface PresencePart {
  readonly presence: RoomPresence;
  tick(): void;
  close(): void;
}

export interface LinkedParts {
  /** What chat, presence and files answer with. */
  openAnswers(base: EarlyBase): RoomAnswers;
  openMesh(base: RoomBase): Mesh;
  openExchange(options: ExchangeOptions): Exchange;
  openPresence(base: RoomBase): PresencePart;
  openFiles(
    base: RoomBase,
    presence: WhoIsHere,
    offers: Omit<FileOffersOptions, 'files'>,
    handoffs: HandoffsBase,
  ): FilesPart;
  /** Without people nobody writes in private. */
  readonly sealContent: typeof sealContent;
}

export const linkedParts: LinkedParts = {
  sealContent,
  openAnswers: ({ options: { clock }, mesh }) => new Answers({ ...ANSWERS, clock, peers: mesh }),
  openMesh,
  openExchange: (options) => {
    const { self, peers } = options;
    return new Exchange(new EntryTree(self, { lasts: (peer) => peers.lasts(peer) }), options);
  },
  openPresence,
  openFiles,
};

/** As `linkedParts`; members pass on what is in `mail`. */
export const linkedPartsFor = (mail: MemberMailbox): LinkedParts => ({
  ...linkedParts,
  openFiles(...of) {
    const part = openFiles(...of);
    void new RoutedMail(part.routes, mail);
    return part;
  },
});

function openMesh({ options, settings, changed }: RoomBase): Mesh {
  const { roomId, identity, transport, crypto, clock, random } = options;
  const { name, blocks, lock, known } = settings;
  return new Mesh({
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
}

function openPresence({ options, settings, mesh, answers, changed }: RoomBase): PresencePart {
  const { roomId, identity, crypto, clock, random, proofBits } = options;
  const { name, isKnown } = settings;
  const presence = new RoomPresence({
    ...{ roomId, identity, crypto, clock, random, proofBits, answers },
    peers: mesh,
    name: () => name.get(),
    keeps: () => settings.mirror.says,
    looks: () => settings.looks.get(),
    isHidden: (peer) => isHidden(settings, peer),
    isDear: (peer) => isKnown(peer) || mesh.isLinked(peer),
    changed: () => changed('status', 'people', 'messages', 'files'),
  });
  const buckets = new RoomBuckets({
    ...{ self: identity.peer, members: presence, clock, random, isLinked: mesh.isLinked },
    sighted: (peers) => mesh.told(peers, (peer) => presence.of(peer)?.hasProof ?? false),
  });
  return {
    presence,
    tick: () => each([presence, buckets], (it) => it.tick()),
    close: () => each([buckets, presence], (it) => it.close()),
  };
}

function openFiles(
  base: RoomBase,
  presence: WhoIsHere,
  offers: Omit<FileOffersOptions, 'files'>,
  { boxKeyOf, heard, chat }: HandoffsBase,
): FilesPart {
  const { options, settings, mesh, answers, changed } = base;
  const { topic, identity, crypto, clock, random, fileIndex, chunks, chunker } = options;
  const routes = new RoomRoutes({ self: identity.peer, peers: mesh, clock, random });
  const providers = new RoomProviders({
    ...{ roomId: options.roomId, identity, crypto, clock, random, routes },
    others: () => presence.others().map(({ peer }) => peer),
    isHere: (peer) => presence.of(peer) !== undefined,
    hasProof: (peer) => presence.of(peer)?.hasProof === true,
    isLinked: (peer) => mesh.isLinked(peer),
    sharerOf: (file) => sharerOf(files.offered(file)),
    gives: (file, to) => files.farSources.gives(file, to),
    serve: mesh.serve,
  });
  const files: Files = new Files({
    topic,
    identity,
    crypto,
    clock,
    random,
    peers: mesh,
    answers,
    providers,
    index: fileIndex,
    chunks,
    chunker: chunker ?? createChunker(crypto),
    changed,
    isKnown: settings.isKnown,
  });
  const mirror = new Mirror({
    ...{ clock, files, isKnown: settings.isKnown, chosen: settings.mirror.chosen },
    isHere: (peer) => presence.of(peer) !== undefined,
    isBlocked: (peer) => isHidden(settings, peer),
    says(keeps) {
      settings.mirror.says = keeps;
      presence.restate();
      changed('people', 'files');
    },
  });
  const handoffs = new RoutedHandoffs({
    ...{ roomId: options.roomId, identity, crypto, clock, routes, heard },
    boxKeyOf: (peer) => (isHidden(settings, peer) ? undefined : boxKeyOf(peer)),
  });
  const fileOffers = new FileOffers({ ...offers, files });
  const farHolders = new FarHolders({
    ...{ clock, providers, nameOf: offers.nameOf },
    offered: (file) => files.offered(file),
  });
  const library = openLibrary(base, presence, { files, offers: fileOffers, routes });
  const talk = openTalk(base, presence, { chat, routes, nameOf: offers.nameOf });
  const part = { files, mirror, offers: fileOffers, farHolders, routes, providers };
  return { ...part, handoffs, library, talk };
}

function openTalk(
  { options, settings, mesh }: RoomBase,
  presence: WhoIsHere,
  parts: Pick<TalkOptions, 'chat' | 'routes' | 'nameOf'>,
): Talk {
  const { roomId, identity, crypto, clock, random } = options;
  return new Talk({
    ...{ roomId, identity, crypto, clock, random, mesh, presence, ...parts },
    isKeptOut: (peer) => settings.lock.keepsOut(peer),
    isMuted: (peer) => settings.blocks.of(peer) !== 'open',
  });
}

function openLibrary(
  { options, settings, mesh }: RoomBase,
  presence: WhoIsHere,
  { files, offers, routes }: Pick<FilesPart, 'files' | 'offers' | 'routes'>,
): Library {
  const { roomId, identity, crypto, clock, random, records } = options;
  const isBlocked = (peer: PeerId) => settings.blocks.isBlocked(peer);
  return new Library({
    ...{ roomId, identity, crypto, clock, random, records, routes, peers: mesh },
    files: new RoomLibraryFiles({ self: identity.peer, crypto, files, offers, isBlocked }),
    isHere: (peer) => presence.of(peer) !== undefined && !isHidden(settings, peer),
    isKnown: settings.isKnown,
  });
}

/** Of a file that is offered to all, and was not taken back. */
const sharerOf = (it: Offered | undefined): PeerId | undefined =>
  it && !it.offer.recipients && !it.withdrawn ? it.offer.sharer : undefined;

/** This device blocks the peer, or the locked room keeps it out. */
const isHidden = ({ blocks, lock }: Settings, peer: PeerId): boolean =>
  blocks.isBlocked(peer) || lock.keepsOut(peer);
