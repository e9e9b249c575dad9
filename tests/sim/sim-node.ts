/** One device with one person in the room: its disk stays, its tabs come and go, its person says and shares. */
import type { Bytes } from '../../src/core/base/bytes.ts';
import { errorCode } from '../../src/core/base/errors.ts';
import type { FileId, RoomId, Topic } from '../../src/core/base/ids.ts';
import type { Identity } from '../../src/core/ports.ts';
import {
  ForwardingTransport,
  type WatchedAllowance,
} from '../../src/core/forwarding/forwarding-transport.ts';
import { FORWARDED_BYTES_PER_SECOND } from '../../src/core/limits/forwarding.ts';
import { PROOF_AFTER_MS } from '../../src/core/limits/mesh.ts';
import { MemberMailbox } from '../../src/core/forwarding/member-mail.ts';
import type { Room, RoomOptions, RoomPart } from '../../src/core/api/room-api.ts';
import { composeRoom } from '../../src/core/room/compose-room.ts';
import { OpenNotes } from '../../src/core/room/notes/room-notes.ts';
import {
  linkedPartsFor,
  type FilesPart,
  type LinkedParts,
} from '../../src/core/room/linked-parts.ts';
import type { Cutting } from '../../src/core/chunking/fast-cdc.ts';
import { createChunker } from '../../src/core/chunking/chunker.ts';
import {
  createMemoryChunkStore,
  createMemoryKeyValueStore,
} from '../../src/core/storage/memory-stores.ts';
import { searchProof } from '../../src/core/identity/proof-search.ts';
import type { Prng } from '../fakes/prng.ts';
import { createMemory, type Memory } from './memory.ts';
import { createHostClock, type HostClock } from '../fakes/host-clock.ts';
import type { Keyring } from '../fakes/keyring.ts';
import { createHost, type Host } from '../fakes/host.ts';
import type { SimNetwork } from './sim-network.ts';
import { createRandom } from '../fakes/random.ts';
import type { FakeSource } from '../fakes/byte-source.ts';
import type { Disk } from '../fakes/disk.ts';
import type { Timeline } from '../fakes/timeline.ts';
import type { Weather } from './weather.ts';

/** One life of the tab. */
export interface Life {
  readonly host: Host;
  readonly clock: HostClock;
  /** Undefined while it opens. */
  room: Room | undefined;
  closed: boolean;
  readonly sources: Map<FileId, FakeSource>;
  /** What finds people and files in a large room; undefined while it opens. */
  overlay: Pick<FilesPart, 'routes' | 'providers'> | undefined;
  /** Files whose source the person has picked again, and the room compares. */
  readonly picking: Set<FileId>;
}

export interface SimNode {
  readonly name: string;
  readonly identity: Identity;
  readonly disk: Disk;
  readonly prng: Prng;
  life: Life | undefined;
  /** The room while it is open. */
  room(): Room | undefined;
  /** Views that changed since the checkers looked. */
  readonly dirty: Set<RoomPart>;
  readonly memory: Memory;
  /** Files that the person wants, and has not paused or cancelled. */
  readonly wanted: Set<FileId>;
  /** What its person lets it forward for others. */
  readonly allowance: SimAllowance;
  start(): void;
  /** Closes the tab in an orderly way. */
  stop(): void;
  crash(): void;
}

/** A file that somebody shared. */
export interface SharedContent {
  readonly name: string;
  readonly sharer: SimNode;
  readonly bytes: Bytes;
}

export interface NodeOptions {
  readonly name: string;
  readonly topic: Topic;
  readonly roomId: RoomId;
  readonly prng: Prng;
  readonly timeline: Timeline;
  readonly network: SimNetwork;
  readonly keyring: Keyring;
  readonly weather: Weather;
  readonly disk: Disk;
  readonly clockOffsetMs: number;
  readonly cutting: Cutting;
  /** What would rest here ends with the tab, and so does the identity: it has one life. */
  readonly isTraceless?: boolean;
  /** Each tab shows a proof of work of so many bits, and wants as many of others; none without. */
  readonly proofBits?: number | undefined;
  readonly places?: RoomOptions['places'];
  fail(reason: string): void;
}

/** Forwards files up to `filesBytes`, which may be set. */
export interface SimAllowance extends WatchedAllowance {
  filesBytes: number;
  usedBytes: number;
}

function createSimAllowance(): SimAllowance {
  const allowance: SimAllowance = {
    filesBytes: Infinity,
    usedBytes: 0,
    files: () => allowance.usedBytes < allowance.filesBytes,
    used: (bytes) => void (allowance.usedBytes += bytes),
    bytesPerSecond: () => FORWARDED_BYTES_PER_SECOND,
    onChange: () => () => undefined,
  };
  return allowance;
}

/** As main.ts gives them to a room that leaves no trace. */
const passingStores = () => ({
  records: createMemoryKeyValueStore(),
  fileIndex: createMemoryKeyValueStore(),
  chunks: createMemoryChunkStore(),
});

/** The parts, of which `life` is shown what looks people and files up. */
const shownTo = (life: Life, parts: LinkedParts): LinkedParts => ({
  ...parts,
  openFiles: (...of) => (life.overlay = parts.openFiles(...of)),
});

/** How long a room takes to read what it remembers, counted in beats so that sleep does not count. */
const RECALLED_BEAT_MS = 1_000;
const RECALLED_BEATS = 5;
/** How long a closed tab lives on, so that anything it left behind shows. */
const AFTERLIFE_MS = 3_000;

export function createNode(options: NodeOptions): SimNode {
  const { name, topic, roomId, prng, timeline, network, weather, disk } = options;
  const identity = options.keyring.createIdentity(prng);
  let lives = 0;

  const leftovers = (life: Life) => {
    if (life.clock.timers() > 0) options.fail(`${name} left ${life.clock.timers()} timers`);
    if (network.linksOf(identity.peer) > 0) options.fail(`${name} left links`);
  };

  /** What the disk remembers of files and private entries is read while the room is open, and not while the device sleeps. */
  const recalling = (life: Life, room: Room, beatsLeft: number) => {
    const label = beatsLeft > 1 ? 'remembers' : 'what it remembers is here';
    life.host.after(RECALLED_BEAT_MS, label, () => {
      if (node.life !== life || life.closed) return;
      if (beatsLeft > 1) return recalling(life, room, beatsLeft - 1);
      for (const lost of node.memory.missing(room)) options.fail(`${name} forgot ${lost}`);
    });
  };

  const opened = (life: Life, room: Room) => {
    if (!life.host.alive()) return;
    life.room = room;
    for (const part of ['status', 'people', 'messages', 'files', 'storage'] as const) {
      room.subscribe(part, () => node.dirty.add(part));
      node.dirty.add(part);
    }
    recalling(life, room, RECALLED_BEATS);
    if (life.closed) room.close();
  };

  let nonce: Bytes | undefined;
  const proofOf = (host: Host, proofBits: number): Pick<RoomOptions, 'proof' | 'proofBits'> => {
    nonce ??= searchProof({ roomId, peer: identity.peer, bits: proofBits });
    const found = nonce;
    const proof = new Promise<Bytes>((resolve) =>
      host.after(PROOF_AFTER_MS, 'proof is found', () => resolve(found)),
    );
    return { proof, proofBits };
  };

  const node: SimNode = {
    name,
    identity,
    disk,
    prng,
    life: undefined,
    room: () => (node.life?.closed ? undefined : node.life?.room),
    dirty: new Set(),
    memory: createMemory(disk),
    wanted: new Set(),
    allowance: createSimAllowance(),
    start() {
      if (node.life) return;
      const host = createHost(timeline, name);
      const clock = createHostClock(host, options.clockOffsetMs);
      const life: Life = {
        host,
        clock,
        room: undefined,
        closed: false,
        overlay: undefined,
        sources: new Map(),
        picking: new Set(),
      };
      const chance = prng.fork(`life ${++lives}`);
      node.life = life;
      const crypto = options.keyring.cryptoOf(host, weather.cryptoMs, chance.fork('crypto'));
      const mail = new MemberMailbox();
      const random = createRandom(chance.fork('random'));
      const transport = new ForwardingTransport({
        roomId,
        identity,
        transport: network.join(identity.peer, host, '', mail),
        allowance: node.allowance,
        crypto,
        clock,
        random,
      });
      const opening = composeRoom(
        {
          topic,
          roomId,
          identity,
          transport,
          ...(options.isTraceless ? passingStores() : disk.open(host, weather.diskMs)),
          crypto,
          clock,
          random,
          chunker: createChunker(crypto, options.cutting),
          name,
          ...(options.proofBits !== undefined && proofOf(host, options.proofBits)),
          ...(options.places && { places: options.places }),
        },
        shownTo(life, linkedPartsFor(mail)),
        () => Promise.resolve({ OpenNotes }),
      );
      opening.then(
        (room) => opened(life, room),
        (error: unknown) => {
          if (errorCode(error) === undefined) return options.fail(`${name} cannot open: ${error}`);
          if (node.life !== life) return;
          // The person reloads until the disk works again.
          node.crash();
          timeline.after(2_000, `${name} tries again`, () => node.start());
        },
      );
    },
    stop() {
      const { life } = node;
      if (!life || life.closed) return;
      life.closed = true;
      if (life.room) {
        node.memory.ends(life.room, timeline.nowMs());
        life.room.close();
        timeline.after(0, `${name} closed`, () => leftovers(life));
      }
      timeline.after(AFTERLIFE_MS, `${name} gone`, () => {
        if (life.room) leftovers(life);
        life.host.kill();
        network.vanish(identity.peer);
        disk.crash();
        if (node.life === life) node.life = undefined;
      });
    },
    crash() {
      const { life } = node;
      if (!life || life.closed) return;
      if (life.room) node.memory.ends(life.room, timeline.nowMs());
      life.host.kill();
      network.vanish(identity.peer);
      disk.crash();
      node.life = undefined;
    },
  };
  return node;
}
