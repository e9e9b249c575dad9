/** The files of several members in one room, on links that deliver when the test says so. */
import type { BatchFacts } from '../../src/core/api/batch/file-list.ts';
import { concat, type Bytes } from '../../src/core/base/bytes.ts';
import { SwapError } from '../../src/core/base/errors.ts';
import type { FileId, PeerId } from '../../src/core/base/ids.ts';
import type { Fault, Providers } from '../../src/core/peers.ts';
import type {
  ByteSource,
  Chunker,
  ChunkStore,
  Identity,
  KeyValueStore,
} from '../../src/core/ports.ts';
import type { FileOffer } from '../../src/core/swarm/file-item.ts';
import { stateOf, viewOf, viewOfOffer } from '../../src/core/swarm/file-item.ts';
import { fixedCutting } from '../fakes/fixed-chunking.ts';
import { Files } from '../../src/core/swarm/files.ts';
import { createChunker } from '../../src/core/chunking/chunker.ts';
import { fileIdOf } from '../../src/core/swarm/manifest/manifest.ts';
import {
  createMemoryChunkStore,
  createMemoryKeyValueStore,
} from '../../src/core/storage/memory-stores.ts';
import { createFakePeers, type FakePeers, type Said } from '../fakes/peers.ts';
import { createManualClock, type ManualClock } from '../fakes/manual-clock.ts';
import { TICK_MS } from '../../src/core/limits/shared.ts';
import {
  alice,
  bob,
  bytesOf,
  carol,
  crypto,
  randomOf,
  roomTopic,
  settled,
} from '../fakes/people.ts';

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
  readonly peers: FakePeers;
  readonly faults: readonly [PeerId, Fault][];
  /** Files that it could begin to save, in that order. */
  readonly ready: FileId[];
  readonly sent: readonly Said[];
  /** Changes the frames it sends: to lie with. */
  tamper: (frame: Bytes) => Bytes;
}

export interface Party {
  join(identity: Identity, disk?: Disk, providers?: Providers): Promise<Member>;
  link(a: Member, b: Member): void;
  unlink(a: Member, b: Member): void;
  /** Delivers everything sent until nothing more is sent; throws when there is no end. */
  run(max?: number): Promise<void>;
  /** One tick for all members, and everything that follows from it. */
  tick(times?: number): Promise<void>;
}

export function createParty(chunker: Chunker = small): Party {
  const members = new Map<PeerId, Member>();
  const queue: (() => void)[] = [];

  const carry = (from: PeerId, to: PeerId, act: (at: Member) => void): boolean => {
    queue.push(() => {
      const at = members.get(to);
      if (at?.peers.linked().includes(from)) act(at);
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
      if (carried > max) throw new Error('there is no end to what they send');
    }
  };

  return {
    async join(identity, disk = createDisk(), providers?: Providers) {
      const { peer } = identity;
      const clock = createManualClock();
      const peers = createFakePeers({
        carry: (to, message) => carry(peer, to, (at) => at.peers.deliver(peer, message)),
        carryBulk: (to, frame) =>
          carry(peer, to, (at) => at.peers.deliverBulk(peer, member.tamper(frame))),
      });
      const files = new Files({
        topic: roomTopic,
        identity,
        index: disk.index,
        chunks: disk.chunks,
        crypto,
        clock,
        random: randomOf(peer),
        chunker,
        peers,
        ...(providers && { providers }),
        changed: () => undefined,
      });
      const ready: FileId[] = [];
      files.onReady((id) => void ready.push(id));
      const { faults, sent } = peers;
      const told = { faults, sent, ready };
      const member: Member = {
        ...{ peer, identity, files, peers, disk, clock, ...told },
        tamper: (frame) => frame,
      };
      members.set(peer, member);
      return member;
    },
    link(a, b) {
      a.peers.link(b.peer);
      b.peers.link(a.peer);
    },
    unlink(a, b) {
      a.peers.unlink(b.peer);
      b.peers.unlink(a.peer);
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
  /** The file is moved away: reads fail. */
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

/** The offer in the log, as `viewer` reads it. */
export async function offerOf(
  sharer: Identity,
  name: string,
  sizeBytes: number,
  viewer: PeerId,
  batch?: BatchFacts,
): Promise<FileOffer> {
  return {
    id: await fileIdOf(crypto, sharer.publicKey, {
      ...{ nonce: bytesOf(`nonce ${name}`, 16), name, mime: '', sizeBytes, batch },
    }),
    batch,
    name,
    mime: '',
    sizeBytes,
    key: sharer.publicKey,
    sharer: sharer.peer,
    own: sharer.peer === viewer,
    timeMs: 0,
  };
}

/** Shares content and shows the offer to everyone. */
export async function share(
  sharer: Member,
  name: string,
  content: Bytes,
  viewers: readonly Member[],
  batch?: BatchFacts,
  more: Partial<FileOffer> = {},
): Promise<{ id: FileId; source: TestSource }> {
  const source = sourceOf(content);
  const offer = await offerOf(sharer.identity, name, content.length, sharer.peer, batch);
  await sharer.files.ownOffers.prepare(offer, source);
  for (const viewer of [sharer, ...viewers]) {
    const seen = await offerOf(sharer.identity, name, content.length, viewer.peer, batch);
    await viewer.files.offer({ ...seen, ...more });
  }
  return { id: offer.id, source };
}

export async function savedBytes(member: Member, id: FileId): Promise<Bytes | undefined> {
  const savable = member.files.savable(id);
  if (!savable) return undefined;
  const parts: Bytes[] = [];
  for await (const part of savable.read()) parts.push(part);
  return concat(...parts);
}

export const stateIn = (member: Member, id: FileId) => {
  const it = member.files.offered(id);
  return it?.item ? stateOf(it.item) : it && viewOfOffer(it, () => '').state;
};

export const problemIn = (member: Member, id: FileId) => {
  const item = member.files.get(id);
  return item && viewOf(item, () => '').problem;
};

/** The chunks that a member has asked for; repeated when it asked again. */
export const requested = (member: Member): number[] =>
  member.sent.flatMap(({ message }) => (message.t === 'request' ? message.chunks : []));

/** Alice, Bob and Carol, all linked with each other. */
export async function threeLinked() {
  const party = createParty();
  const [a, b, c] = [await party.join(alice), await party.join(bob), await party.join(carol)];
  party.link(a, b);
  party.link(a, c);
  party.link(b, c);
  return { party, a, b, c };
}
