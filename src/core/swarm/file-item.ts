/** One file of the room as this device sees it, and the view of it. */
import type { Bytes } from '../base/bytes.ts';
import type { SwapErrorCode } from '../base/errors.ts';
import type { PeerId } from '../base/ids.ts';
import { Turns } from '../base/turns.ts';
import { CHUNK_BYTES, SEGMENTS_WAITING_MAX } from '../limits/swarm.ts';
import type { ByteSource } from '../ports.ts';
import type { FileList } from '../api/batch/file-list.ts';
import type { Silence } from '../api/files/file-problem.ts';
import type { FileState, Holder, SharedFile } from '../api/views.ts';
import { countOf, type ItemRanges } from './batch/item-ranges.ts';
import type { FileRecord } from './cache/file-index.ts';
import { SourceSearch } from './request/source-search.ts';
import { Dealer } from './serve/dealer.ts';
import type { FileDescriptor, Manifest } from './manifest/manifest.ts';
import type { Proof } from './manifest/segment-claim.ts';
import type { StreamThrough } from './reading/stream-through.ts';
import type { Offered } from './offer-book.ts';
import type { Swarm } from './swarm.ts';

export interface FileOffer extends FileDescriptor {
  readonly sharer: PeerId;
  readonly own: boolean;
  readonly timeMs: number;
  /** A small picture of it, as its sharer made it. */
  readonly thumb?: Bytes | undefined;
  /** The peers that may know of it; undefined: the whole room. */
  readonly recipients?: ReadonlySet<PeerId> | undefined;
  /** It is the catalogue of a library of so many files. */
  readonly library?: number | undefined;
  /** It is a file of a library: no log offers it. */
  readonly unlisted?: boolean;
}

export interface FileItem {
  readonly offer: FileOffer;
  readonly key: string;
  /** It is ours, and this device offered it and remembers all that it signed of its list: it may sign more. */
  readonly signs: boolean;
  readonly manifest: Manifest;
  readonly swarm: Swarm;
  /** Of a download that stalls: why those who are here give nothing, as far as we know. */
  silence(): Silence | undefined;
  record: FileRecord;
  /** It was used: the record has to be written at the next occasion. */
  touched: boolean;
  source: ByteSource | undefined;
  hashing: AbortController | undefined;
  problem: SwapErrorCode | undefined;
  /** Its sharer signed two lists of its chunks: nobody can tell which one others have. */
  proof: Proof | undefined;
  /** Its sharer took it back. */
  withdrawn: boolean;
  /** What a batch holds, once somebody here has asked for it. */
  list: FileList | undefined;
  /** The items of a batch that the person here wants; undefined: all. */
  chosen: ItemRanges | undefined;
  /** Set while it is streamed to disk because the cache could never hold it. */
  through: StreamThrough | undefined;
  readonly exchange: ExchangeState;
  /** Deals it out while more want it than have it. */
  readonly dealer: Dealer;
  /** Who else may have what a download misses. */
  readonly search: SourceSearch;
}

/** How far the exchange of a file's manifest is. */
export interface ExchangeState {
  /** Whom we asked for the manifest, from which segment on, and when it last answered. */
  asked: { peer: PeerId; from: number; atMs: number } | undefined;
  /** We asked somebody at some time: segments may come. */
  hasAsked: boolean;
  /** Peers whose chunk was not what our list says: the segment that we asked of them, and when. */
  readonly suspects: Map<PeerId, { readonly n: number; readonly atMs: number }>;
  /** Peers that get new segments as they come. */
  readonly subscribers: Set<PeerId>;
  /** Received segments are checked one after the other, of each peer in its turn. */
  readonly incoming: Turns<PeerId>;
}

/** A file as it is when its offer comes. */
export const createFileItem = (
  it: Pick<
    FileItem,
    'offer' | 'key' | 'signs' | 'manifest' | 'swarm' | 'silence' | 'record' | 'chosen'
  >,
): FileItem => ({
  ...it,
  touched: false,
  source: undefined,
  hashing: undefined,
  problem: undefined,
  proof: undefined,
  withdrawn: false,
  list: undefined,
  through: undefined,
  dealer: new Dealer(),
  search: new SourceSearch(),
  exchange: {
    asked: undefined,
    hasAsked: false,
    suspects: new Map(),
    subscribers: new Set(),
    incoming: new Turns({ count: SEGMENTS_WAITING_MAX, bytes: Infinity }),
  },
});

export const newRecord = (
  { name, sizeBytes }: Pick<FileOffer, 'name' | 'sizeBytes'>,
  nowMs: number,
): FileRecord => ({
  name,
  size: sizeBytes,
  offeredHere: false,
  wanted: false,
  paused: false,
  pinned: false,
  lastUsedAtMs: nowMs,
  cachedBytes: 0,
});

/** How many chunks the file has, or as far as we can tell will have. */
export function chunkTotal({ manifest, offer }: FileItem): number {
  if (manifest.closed()) return manifest.chunks.length;
  const unknownBytes = offer.sizeBytes - manifest.coveredBytes();
  return manifest.chunks.length + Math.ceil(unknownBytes / CHUNK_BYTES);
}

export function stateOf(item: FileItem): FileState {
  const { offer, record, swarm, source, problem } = item;
  if (item.proof || problem === 'bad-list') return 'failed';
  if (offer.own) return source || swarm.complete() ? 'sharing' : 'needs-source';
  const isKept = isAskedFor(item);
  if (swarm.complete() && (isKept || record.looked)) return 'complete';
  if (problem) return 'failed';
  if (record.paused) return 'paused';
  return isKept || item.through ? 'fetching' : 'offered';
}

/** A person, or a mirror, wants it here. */
const isAskedFor = ({ record }: FileItem): boolean => record.wanted || record.kept === 'yes';

export function holdersOf(item: FileItem): { peer: PeerId; fraction: number }[] {
  const total = chunkTotal(item);
  return [...item.swarm.wires.all()]
    .filter((wire) => wire.announced && !wire.banned && (wire.claimed > 0 || total === 0))
    .map((wire) => ({ peer: wire.peer, fraction: fractionOf(wire.claimed, total) }));
}

const fractionOf = (chunks: number, total: number): number =>
  total === 0 ? 1 : Math.min(1, chunks / total);

/** A file that nobody here has wanted yet. */
export function viewOfOffer(
  { offer, proof, holders }: Offered,
  nameOf: (peer: PeerId) => string,
): SharedFile {
  const { id, name, mime, sizeBytes, sharer, own, timeMs } = offer;
  const total = Math.ceil(sizeBytes / CHUNK_BYTES);
  return {
    ...{ id, name, mime, sizeBytes, sharer, own, timeMs },
    sharerName: nameOf(sharer),
    ...shownOf(offer),
    chosen: undefined,
    state: proof ? 'failed' : 'offered',
    hashedFraction: 0,
    haveBytes: 0,
    through: false,
    chunks: total,
    haveChunks: 0,
    bytesPerSecond: 0,
    secondsLeft: undefined,
    holders: [...holders].map(([peer, chunks]) => ({
      ...{ peer, name: nameOf(peer) },
      fraction: fractionOf(chunks, total),
    })),
    givers: [],
    copiesElsewhere: 0,
    onlyHereFraction: 1,
    problem: proof && 'two-lists',
    pinned: false,
    rank: undefined,
  };
}

export function viewOf(item: FileItem, nameOf: (peer: PeerId) => string): SharedFile {
  const { offer, manifest, swarm, record } = item;
  const { id, name, mime, sizeBytes, sharer, own, timeMs } = offer;
  const { holdings } = swarm;
  const state = stateOf(item);
  const bytesPerSecond = state === 'fetching' ? swarm.receiver.bytesPerSecond() : 0;
  const holders: Holder[] = holdersOf(item).map((it) => ({ ...it, name: nameOf(it.peer) }));
  const whole = Math.max(1, sizeBytes);
  const haveBytes = item.through ? item.through.passedBytes : holdings.haveBytes();
  return {
    id,
    name,
    mime,
    sizeBytes,
    sharer,
    sharerName: nameOf(sharer),
    own,
    ...shownOf(offer),
    chosen: chosenOf(item),
    timeMs,
    state,
    looked: state === 'complete' && !isAskedFor(item),
    hashedFraction: manifest.closed() ? 1 : manifest.coveredBytes() / whole,
    haveBytes,
    through: item.through !== undefined,
    chunks: chunkTotal(item),
    haveChunks: holdings.have.count(),
    bytesPerSecond,
    secondsLeft: bytesPerSecond > 0 ? leftBytes(item) / bytesPerSecond : undefined,
    holders,
    givers: holdings
      .givers()
      .map((peer) => ({ peer, name: nameOf(peer), fraction: holdings.bytesBy(peer) / whole })),
    ...spreadOf(item),
    problem: problemOf(item, state),
    pinned: record.pinned,
    rank: record.rank,
  };
}

const shownOf = ({ recipients, batch, thumb, library: count }: FileOffer) => ({
  private: recipients !== undefined,
  library: count === undefined ? undefined : { count },
  batch,
  thumb,
});

/** Of the items that were chosen of a batch. */
function chosenOf({ chosen, swarm }: FileItem): SharedFile['chosen'] {
  if (!chosen) return undefined;
  const { sizeBytes, haveBytes } = swarm.demand.wanted();
  return { count: countOf(chosen), sizeBytes, haveBytes };
}

function leftBytes({ through, swarm }: FileItem): number {
  const { sizeBytes, haveBytes } = swarm.demand.wanted();
  return Math.max(0, sizeBytes - (through ? through.passedBytes : haveBytes));
}

/** How safe the file is without us. While a manifest grows, no one else can have its unknown chunks. */
function spreadOf(item: FileItem): Pick<SharedFile, 'copiesElsewhere' | 'onlyHereFraction'> {
  const total = chunkTotal(item);
  if (total === 0) return { copiesElsewhere: holdersOf(item).length, onlyHereFraction: 0 };
  const { rarest, nowhere } = item.swarm.wires.availability.summary(item.manifest.chunks.length);
  const unknown = total - item.manifest.chunks.length;
  return {
    copiesElsewhere: item.manifest.closed() ? rarest : 0,
    onlyHereFraction: (nowhere + unknown) / total,
  };
}

export function problemOf(item: FileItem, state = stateOf(item)): SharedFile['problem'] {
  if (item.proof) return 'two-lists';
  if (item.problem) return item.problem;
  if (state === 'needs-source') return 'source-forgotten';
  if (state === 'fetching' && item.swarm.requester.waits()) return 'its-turn';
  const { stall, requester } = item.swarm;
  if (!isPursued(item, state) || !stall.stalled) return undefined;
  if (!stall.unanswered && requester.asked > 0) return undefined; // it has just begun again
  if (!stall.unanswered && requester.queued()) return 'others-first';
  const silence = item.silence();
  if (silence === 'waiting' || silence === 'not-sent') return silence;
  return item.search.isHopeful() ? 'looking' : (silence ?? 'nobody-has-it');
}

/** It is being downloaded, or a reader waits for it. */
const isPursued = ({ swarm }: FileItem, state: FileState): boolean =>
  state === 'fetching' || swarm.demand.asking();

export const isWanted = ({ record, through, withdrawn }: FileItem): boolean =>
  (record.wanted || record.kept === 'yes' || through !== undefined) && !record.paused && !withdrawn;
