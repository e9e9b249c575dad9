/** Several people's files in one room, on links that carry what they are given when the test says so. */
import { concat, type Bytes } from '../../src/core/base/bytes.ts';
import { SwapError } from '../../src/core/base/errors.ts';
import type { FileId, PeerId } from '../../src/core/base/ids.ts';
import { decodeMessage, encodeMessage, type SwarmMessage } from '../../src/core/wire/message.ts';
import type {
  ByteSource,
  Chunker,
  ChunkStore,
  Identity,
  KeyValueStore,
} from '../../src/core/ports.ts';
import type { FileOffer } from '../../src/core/swarm/file-item.ts';
import { stateOf } from '../../src/core/swarm/file-item.ts';
import { fixedCutting } from '../fakes/fixed-chunking.ts';
import { openFiles, type Files } from '../../src/core/swarm/files.ts';
import { createChunker } from '../../src/core/chunking/chunker.ts';
import { fileIdOf } from '../../src/core/swarm/manifest/manifest.ts';
import { createMemoryChunkStore, createMemoryKeyValueStore } from '../../src/core/memory-stores.ts';
import { createManualClock, type ManualClock } from '../fakes/manual-clock.ts';
import { TICK_MS } from '../../src/core/limits/shared.ts';
import { alice, bob, bytesOf, carol, crypto, randomOf, room, settled } from '../fakes/people.ts';

export const CHUNK_BYTES = 1_000;
const small = createChunker(crypto, fixedCutting(CHUNK_BYTES));

export interface Disk {
  readonly index: KeyValueStore;
  readonly chunks: ChunkStore;
}
export const createDisk = (): Disk => ({
  index: createMemoryKeyValueStore(),
  chunks: createMemoryChunkStore(),
});

export interface Member {
  readonly peer: PeerId;
  readonly identity: Identity;
  readonly files: Files;
  readonly disk: Disk;
  readonly clock: ManualClock;
  readonly faults: [PeerId, string][];
  readonly completed: FileId[];
  readonly streamable: FileId[];
  readonly sent: { to: PeerId; message: SwarmMessage }[];
  /** What it says instead of its frames: to lie with. */
  tamper: (frame: Bytes) => Bytes;
}

export interface Party {
  join(identity: Identity, disk?: Disk): Promise<Member>;
  link(a: Member, b: Member): void;
  unlink(a: Member, b: Member): void;
  /** Carries everything that is said until nobody says anything; throws when they go on for ever. */
  run(max?: number): Promise<void>;
  /** One beat for all, and what follows from it. */
  tick(times?: number): Promise<void>;
}

export function createParty(chunker: Chunker = small): Party {
  const members = new Map<PeerId, Member>();
  const links = new Map<PeerId, Set<PeerId>>();
  const queue: (() => void)[] = [];

  const carry = (from: PeerId, to: PeerId, act: (at: Member) => void): boolean => {
    if (!links.get(from)?.has(to)) return false;
    queue.push(() => {
      const at = members.get(to);
      if (at && links.get(from)?.has(to)) act(at);
    });
    return true;
  };

  const run = async (max = 20_000) => {
    for (let carried = 0; ; carried++) {
      const next = queue.shift();
      if (next) next();
      else {
        await settled();
        await settled();
        if (queue.length === 0) return;
      }
      if (carried > max) throw new Error('they go on for ever');
    }
  };

  return {
    async join(identity, disk = createDisk()) {
      const { peer } = identity;
      const clock = createManualClock();
      const member: Omit<Member, 'files'> = {
        peer,
        identity,
        disk,
        clock,
        faults: [],
        completed: [],
        streamable: [],
        sent: [],
        tamper: (frame) => frame,
      };
      const send = (to: PeerId, message: SwarmMessage) => {
        member.sent.push({ to, message });
        const bytes = encodeMessage(message);
        carry(peer, to, ({ files }) => {
          const read = decodeMessage(bytes);
          if (!read) throw new Error('no peer would understand this');
          files.onMessage(peer, read as SwarmMessage);
        });
      };
      links.set(peer, new Set());
      const files = await openFiles({
        topic: room,
        identity,
        index: disk.index,
        chunks: disk.chunks,
        crypto,
        clock,
        random: randomOf(peer),
        chunker,
        linked: () => [...(links.get(peer) ?? [])],
        maxFrameBytes: () => 65_536,
        send,
        broadcast: (message) => links.get(peer)?.forEach((to) => send(to, message)),
        sendBulk(to, frame) {
          const copy = frame.slice(); // as a link does
          return carry(peer, to, ({ files }) => files.onBulk(peer, full.tamper(copy)));
        },
        fault: (from, fault) => void member.faults.push([from, fault]),
        changed: () => undefined,
        completed: (id) => void member.completed.push(id),
        streamable: (id) => void member.streamable.push(id),
      });
      const full: Member = Object.assign(member, { files });
      members.set(peer, full);
      return full;
    },
    link(a, b) {
      links.get(a.peer)?.add(b.peer);
      links.get(b.peer)?.add(a.peer);
      a.files.onLinked(b.peer);
      b.files.onLinked(a.peer);
    },
    unlink(a, b) {
      links.get(a.peer)?.delete(b.peer);
      links.get(b.peer)?.delete(a.peer);
      a.files.onUnlinked(b.peer);
      b.files.onUnlinked(a.peer);
    },
    run,
    async tick(times = 1) {
      for (let i = 0; i < times; i++) {
        for (const member of members.values()) {
          member.clock.pass(TICK_MS);
          member.files.tick();
        }
        await run();
      }
    },
  };
}

export interface TestSource extends ByteSource {
  readonly content: Bytes;
  /** The file is moved: reads fail. */
  vanish(): void;
}

export function sourceOf(content: Bytes): TestSource {
  let gone = false;
  return {
    content,
    sizeBytes: content.length,
    vanish: () => void (gone = true),
    read: (start, end) =>
      gone
        ? Promise.reject(new SwapError('source-gone', 'moved'))
        : Promise.resolve(content.slice(start, end)),
  };
}

/** What the log would say of it, as `viewer` reads it. */
export async function offerOf(
  sharer: Identity,
  name: string,
  sizeBytes: number,
  viewer: PeerId,
): Promise<FileOffer> {
  return {
    id: await fileIdOf(crypto, sharer.publicKey, bytesOf(`nonce ${name}`, 16)),
    name,
    mime: '',
    sizeBytes,
    key: sharer.publicKey,
    sharer: sharer.peer,
    own: sharer.peer === viewer,
    timeMs: 0,
  };
}

/** Shares content and tells everyone of it. */
export async function share(
  sharer: Member,
  name: string,
  content: Bytes,
  viewers: readonly Member[],
): Promise<{ id: FileId; source: TestSource }> {
  const source = sourceOf(content);
  const { id } = await offerOf(sharer.identity, name, content.length, sharer.peer);
  sharer.files.prepare(id, source);
  for (const viewer of [sharer, ...viewers]) {
    await viewer.files.offer(await offerOf(sharer.identity, name, content.length, viewer.peer));
  }
  return { id, source };
}

export async function savedBytes(member: Member, id: FileId): Promise<Bytes | undefined> {
  const savable = member.files.savable(id);
  if (!savable) return undefined;
  const parts: Bytes[] = [];
  for await (const part of savable.read()) parts.push(part);
  return concat(...parts);
}

export const stateIn = (member: Member, id: FileId) => {
  const item = member.files.get(id);
  return item && stateOf(item);
};

/** The chunks that a member has asked for, as often as it did. */
export const requested = (member: Member): number[] =>
  member.sent.flatMap(({ message }) => (message.t === 'request' ? message.chunks : []));

/** Alice, Bob and Carol, each linked with both others. */
export async function threeLinked() {
  const party = createParty();
  const [a, b, c] = [await party.join(alice), await party.join(bob), await party.join(carol)];
  party.link(a, b);
  party.link(a, c);
  party.link(b, c);
  return { party, a, b, c };
}
