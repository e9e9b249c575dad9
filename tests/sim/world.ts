/** A whole room in one process: nodes, network, disks and time, run event by event with checks after each. */
import {
  chunkHash,
  roomId,
  topic,
  type ChunkHash,
  type EntryId,
  type FileId,
  type PeerId,
  type RoomId,
  type Topic,
} from '../../src/core/base/ids.ts';
import type { RoomOptions } from '../../src/core/api/room-api.ts';
import type { Cutting } from '../../src/core/chunking/fast-cdc.ts';
import type { Bytes } from '../../src/core/base/bytes.ts';
import { PROOF_BITS } from '../../src/core/limits/mesh.ts';
import { proofText, zeroBits } from '../../src/core/identity/proof-of-work.ts';
import { fixedCutting } from '../fakes/fixed-chunking.ts';
import { createForwardingChecker } from './forwarding-checker.ts';
import { createCheckers, type Samples } from './checkers.ts';
import { createMeddling, type Meddling } from './meddling.ts';
import { createPrng, type Prng } from '../fakes/prng.ts';
import { createKeyring, sha256, type Keyring } from '../fakes/keyring.ts';
import { createSimNetwork, type NetworkWatch, type SimNetwork } from './sim-network.ts';
import { createNode, type SharedContent, type SimNode } from './sim-node.ts';
import { createDisk } from '../fakes/disk.ts';
import { createTimeline, type Timeline } from '../fakes/timeline.ts';
import { createTrace, type Trace } from './trace.ts';
import { calm, type Weather } from './weather.ts';
import { createWireChecker, describeMessage } from './wire-checker.ts';

const START_MS = Date.UTC(2026, 0, 1);
const NAMES = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank', 'grace', 'heidi'];
const HOUR_MS = 3_600_000;

/** What happened, so that a run that tested nothing is noticed. */
export interface Stats {
  events: number;
  messagesSaid: number;
  messagesChanged: number;
  whispers: number;
  treatments: number;
  filesShared: number;
  filesCompleted: number;
  filesWithdrawn: number;
  /** Of files that people looked at without saving them. */
  bytesRead: number;
  chunksStored: number;
  faults: number;
  /** Operations that failed in a way that a person is told. */
  refusals: number;
  /** Messages with which Mallory broke the rules, and links that were closed on her for it. */
  lies: number;
  bans: number;
  /** Pieces that members forwarded for others, and how many of those they spoiled. */
  forwarded: number;
  meddled: number;
  /** How often somebody was seen to wait outside a locked room. */
  lockedOut: number;
  /** New links that were followed, and that were not. */
  moved: number;
  stayed: number;
  /** Entries that grew old and went. */
  expired: number;
  /** Notes that somebody opened, and changes of one. */
  notesOpened: number;
  noteEdits: number;
}

export interface World {
  readonly seed: string;
  readonly prng: Prng;
  readonly timeline: Timeline;
  readonly network: SimNetwork;
  readonly keyring: Keyring;
  readonly weather: Weather;
  readonly trace: Trace;
  readonly nodes: readonly SimNode[];
  readonly topic: Topic;
  readonly roomId: RoomId;
  readonly chunkBytes: number;
  readonly cutting: Cutting;
  readonly shared: Map<FileId, SharedContent>;
  /** Files that their sharers took back. */
  readonly withdrawn: Set<FileId>;
  /** The same by name, from the moment somebody chose the file: a crash may come before it is shared. */
  readonly chosen: Map<string, SharedContent>;
  /** Texts that honest people have typed. */
  readonly said: Set<string>;
  /** Who may know a text or a file's name that was told in private. */
  readonly secrets: Map<string, ReadonlySet<PeerId>>;
  /** Which of the stories that Mallory tells under the same numbers an entry belongs to. */
  readonly branches: Map<EntryId, { readonly branch: number; readonly seq: number }>;
  /** Entries from a future that is there for some devices and not for others. */
  readonly untimely: Set<EntryId>;
  /** How far ahead of the time an entry is that all take and follow (E14); 0: there is none. */
  ledMs: number;
  readonly stats: Stats;
  readonly meddling: Meddling;
  /** See NetworkWatch. */
  readonly watch: NetworkWatch;
  /** Notes that an invariant is broken; the run ends with it after the event. */
  fail(reason: string): void;
  note(what: string): void;
  /** Lets time pass, event by event. */
  run(ms: number): Promise<void>;
  /** Ends partitions, outages and meddling, repairs disks, calms the weather. Pairs that find no path to each other still find none. */
  heal(): void;
}

export interface WorldOptions {
  readonly seed: string;
  readonly nodes: number;
  readonly weather: Weather;
  readonly chunkBytes: number;
  /** Chunks of `chunkBytes` without. */
  readonly cutting?: Cutting;
  /** Reads every message on the way; costly. */
  readonly watchWires: boolean;
  /** See sim-node.ts. */
  readonly proofBits?: number;
  /** Bounds on the authors of each log; the usual ones without. */
  readonly places?: RoomOptions['places'];
  /** So many of the last nodes leave no trace. */
  readonly traceless?: number;
  /** See checkers.ts; 0 without. */
  readonly checkEveryMs?: number;
  /** So many of the last nodes are not honest: what becomes of them is nobody's fault. */
  readonly liars?: number;
  /** See checkers.ts: a room of so many people that only some can be looked at. */
  readonly samples?: Samples;
  /** Told of every event and message, for a person who follows one run. */
  readonly print?: ((line: string) => void) | undefined;
}

export function createWorld(options: WorldOptions): World {
  const { seed, nodes, weather, chunkBytes, proofBits, print } = options;
  const cutting = options.cutting ?? fixedCutting(chunkBytes);
  const prng = createPrng(seed);
  const timeline = createTimeline(START_MS);
  const trace = createTrace(START_MS, print);
  const keyring = createKeyring();
  const id = prng.bytes(16);
  const names = { topic: topic(id), roomId: roomId(id) };
  let broken: string | undefined;
  const fail = (reason: string) => {
    broken ??= reason;
  };
  const honest = new Map<PeerId, string>();
  /** A device that knows that a file is withdrawn. */
  const knowsWithdrawn = (peer: PeerId, id: FileId) =>
    world.nodes.some((it) => it.identity.peer === peer && it.room()?.files.isWithdrawn(id));
  const wires = options.watchWires ? createWireChecker(honest, knowsWithdrawn, fail) : undefined;
  const isProof = (peer: PeerId, nonce: Bytes) =>
    zeroBits(sha256(proofText(names.roomId, peer, nonce))) >= (proofBits ?? PROOF_BITS);
  const meddling = createMeddling(prng.fork('meddling'), () => (stats.meddled += 1));
  const watch: NetworkWatch = {
    meddle: meddling.meddle,
    closedLocally(self, peer, reason) {
      trace.add(timeline.nowMs(), `${honest.get(self)} closes ${honest.get(peer)}: ${reason}`);
      if (!/rules/.test(reason)) return;
      stats.bans += 1;
      if (honest.has(self) && honest.has(peer)) {
        fail(`${honest.get(self)} bans ${honest.get(peer)}: ${reason}`);
      }
    },
    linked: (a, b) => wires?.linked(a, b),
    sent(from, to, lane, message, pair) {
      wires?.sent(from, to, lane, message, pair);
      checkForwarded(from, lane, message);
      print?.(`  ${honest.get(from)} sends ${honest.get(to)} ${describeMessage(lane, message)}`);
    },
  };
  const network = createSimNetwork(timeline, weather, prng.fork('network'), watch, isProof);

  const shelf = new Map<ChunkHash, Bytes>();
  const list: SimNode[] = Array.from({ length: nodes }, (_, i) => {
    const name = NAMES[i] ?? `guest ${i}`;
    const own = prng.fork(name);
    const committed = (hash: ChunkHash, bytes: Bytes) => {
      stats.chunksStored += 1;
      if (chunkHash(sha256(bytes)) !== hash) fail(`${name} stored a chunk that is not its hash`);
    };
    const disk = createDisk(own.fork('disk'), committed, options.samples && shelf);
    // Devices whose clocks are more than a day apart do not link (S4).
    const clockOffsetMs = own.pick([0, 0, -900, 7_000, -10 * HOUR_MS, 13 * HOUR_MS]);
    const common = {
      ...{ ...names, timeline, network, keyring, weather, cutting, proofBits, fail },
      places: options.places,
    };
    const isTraceless = i >= nodes - (options.traceless ?? 0);
    const node = createNode({ ...common, name, prng: own, disk, clockOffsetMs, isTraceless });
    if (i < nodes - (options.liars ?? 0)) honest.set(node.identity.peer, name);
    return node;
  });

  const stats: Stats = {
    events: 0,
    messagesSaid: 0,
    messagesChanged: 0,
    whispers: 0,
    treatments: 0,
    filesShared: 0,
    filesCompleted: 0,
    filesWithdrawn: 0,
    bytesRead: 0,
    chunksStored: 0,
    faults: 0,
    refusals: 0,
    lies: 0,
    bans: 0,
    forwarded: 0,
    meddled: 0,
    lockedOut: 0,
    moved: 0,
    stayed: 0,
    expired: 0,
    notesOpened: 0,
    noteEdits: 0,
  };

  const world: World = {
    seed,
    prng: prng.fork('world'),
    timeline,
    network,
    keyring,
    weather,
    trace,
    nodes: list,
    ...names,
    chunkBytes,
    cutting,
    shared: new Map(),
    withdrawn: new Set(),
    chosen: new Map(),
    said: new Set(),
    secrets: new Map(),
    branches: new Map(),
    untimely: new Set(),
    ledMs: 0,
    stats,
    meddling,
    watch,
    fail,
    note: (what) => trace.add(timeline.nowMs(), `* ${what}`),
    async run(ms) {
      const untilMs = timeline.nowMs() + ms;
      for (;;) {
        if (broken) throw new Error(broken);
        const event = await timeline.step(untilMs);
        if (event === undefined) {
          checkers.catchUp();
          if (broken) throw new Error(broken);
          return;
        }
        stats.events += 1;
        trace.add(timeline.nowMs(), event);
        checkers.afterEvent();
      }
    },
    heal() {
      network.healPartitions();
      network.setRelayUp(true);
      meddling.stopAll();
      calm(weather);
      for (const { disk } of list) Object.assign(disk, { foreignBytes: 0, failing: 0 });
    },
  };
  const checkForwarded = createForwardingChecker(world);
  const checkers = createCheckers(world, options.checkEveryMs, options.samples);
  return world;
}
