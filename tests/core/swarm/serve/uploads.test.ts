/** The serving side: sends what was asked for as fast as the link takes it, and nothing else. */
import { describe, expect, test } from 'vitest';
import { equalBytes, type Bytes } from '../../../../src/core/base/bytes.ts';
import { fileId, type FileId, type PeerId } from '../../../../src/core/base/ids.ts';
import {
  FRAME_BYTES_MIN,
  QUEUED_REQUESTS_MAX,
  READ_AHEAD_CHUNKS,
} from '../../../../src/core/limits/swarm.ts';
import {
  DATA_HEADER_BYTES,
  decodeDataFrame,
  type DataFrame,
} from '../../../../src/core/swarm/data-frame.ts';
import { Limiter } from '../../../../src/core/swarm/serve/limiter.ts';
import { Uploads } from '../../../../src/core/swarm/serve/uploads.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';
import { bob, bytesOf, carol, settled } from '../../../fakes/people.ts';

const film = fileId(bytesOf('film', 16));
const song = fileId(bytesOf('song', 16));
const CHUNK = 30_000; // four of the smallest frames
const contentOf = (file: FileId, chunk: number) => bytesOf(`${file} ${chunk}`, CHUNK);
const range = (length: number) => Array.from({ length }, (_, i) => i);

/** Uploads over a link that takes `room` frames before it is full. */
function createRig() {
  const clock = createManualClock();
  const frames: { peer: PeerId; frame: DataFrame }[] = [];
  const rejected: { peer: PeerId; chunk: number }[] = [];
  const served = new Map<PeerId, number>();
  const reads: number[] = [];
  let held: (() => void)[] | undefined;
  const rig = {
    clock,
    frames,
    rejected,
    served,
    reads,
    room: Infinity,
    frameBytes: 65_536,
    missing: new Set<number>(),
    /** From now on reads wait for `release`. */
    hold: () => void (held = []),
    release() {
      const waiting = held ?? [];
      held = undefined;
      for (const go of waiting) go();
    },
    async read(file: FileId, chunk: number): Promise<Bytes | undefined> {
      reads.push(chunk);
      if (held) await new Promise<void>((resolve) => held?.push(resolve));
      return rig.missing.has(chunk) ? undefined : contentOf(file, chunk);
    },
    /** The link has drained and takes this many frames again. */
    async drain(peer: PeerId, room: number) {
      rig.room = room;
      uploads.drain(peer);
      await settled();
    },
    /** The bytes of a chunk as the other side puts them together. */
    got: (chunk: number, peer: PeerId = bob.peer) =>
      frames.filter((it) => it.peer === peer && it.frame.chunk === chunk).map((it) => it.frame),
  };
  const limit = new Limiter<PeerId>(clock, (peer) => uploads.drain(peer));
  const uploads = new Uploads({
    clock,
    limit,
    read: rig.read,
    peers: {
      maxFrameBytes: () => rig.frameBytes,
      sendBulk(peer, bytes) {
        if (rig.room <= 0) return false;
        rig.room -= 1;
        const frame = decodeDataFrame(bytes.slice()); // a link copies what it sends
        if (!frame) throw new Error('no frame');
        frames.push({ peer, frame });
        return true;
      },
    },
    reject: (peer, _, chunks) => {
      for (const chunk of chunks) rejected.push({ peer, chunk });
    },
    served: (peer, bytes) => void served.set(peer, (served.get(peer) ?? 0) + bytes),
  });
  return { uploads, rig, limit };
}

const joined = (frames: readonly DataFrame[]) => {
  const whole = new Uint8Array(CHUNK);
  for (const { offset, bytes } of frames) whole.set(bytes, offset);
  return whole;
};

describe('[F13] what was asked for', () => {
  test('comes whole and in order, in small frames until the path is known to be fast', async () => {
    const { uploads, rig } = createRig();
    uploads.request(bob.peer, film, [3, 1]);
    expect(uploads.busy()).toBe(true);
    await settled();
    expect(uploads.busy()).toBe(false);
    expect(equalBytes(joined(rig.got(3)), contentOf(film, 3))).toBe(true);
    expect(equalBytes(joined(rig.got(1)), contentOf(film, 1))).toBe(true);
    expect(rig.frames.map(({ frame }) => frame.chunk)).toEqual([3, 3, 3, 3, 1, 1, 1, 1]);
    expect(rig.got(3).map(({ offset }) => offset)).toEqual(
      [0, 1, 2, 3].map((n) => n * FRAME_BYTES_MIN),
    );
    expect(rig.served.get(bob.peer)).toBe(2 * CHUNK);
  });

  test('comes in one frame on a fast path, if the link takes it', async () => {
    const { uploads, rig } = createRig();
    rig.frameBytes = 262_144;
    uploads.request(bob.peer, film, range(40));
    await settled();
    expect(rig.got(39)).toHaveLength(1);
    rig.frameBytes = 12_000;
    uploads.request(bob.peer, film, [41]);
    await settled();
    expect(rig.got(41).map(({ bytes }) => bytes.length)).toEqual([
      12_000 - DATA_HEADER_BYTES,
      12_000 - DATA_HEADER_BYTES,
      CHUNK - 2 * (12_000 - DATA_HEADER_BYTES),
    ]);
  });

  test('is rejected when we do not have it', async () => {
    const { uploads, rig } = createRig();
    rig.missing.add(2);
    uploads.request(bob.peer, film, [1, 2, 3]);
    await settled();
    expect(rig.rejected).toEqual([{ peer: bob.peer, chunk: 2 }]);
    expect(equalBytes(joined(rig.got(3)), contentOf(film, 3))).toBe(true);
  });

  test('comes once, however often it was asked for while it waits', async () => {
    const { uploads, rig } = createRig();
    rig.room = 0;
    uploads.request(bob.peer, film, [1, 1]);
    uploads.request(bob.peer, film, [1]);
    uploads.request(bob.peer, song, [1]);
    await rig.drain(bob.peer, Infinity);
    expect(rig.frames).toHaveLength(2 * 4);
  });

  test('[N2] waits in a queue of at most 512 per peer', async () => {
    const { uploads, rig } = createRig();
    rig.room = 0;
    uploads.request(bob.peer, film, range(QUEUED_REQUESTS_MAX + 10));
    await rig.drain(bob.peer, Infinity);
    expect(rig.served.get(bob.peer)).toBe(QUEUED_REQUESTS_MAX * CHUNK);
    expect(rig.rejected).toEqual([]);
  });
});

describe('[F13] a link that is full', () => {
  test('gets the rest when it drains, from where it stopped', async () => {
    const { uploads, rig } = createRig();
    rig.room = 3;
    uploads.request(bob.peer, film, [1, 2]);
    await settled();
    expect(rig.frames).toHaveLength(3);
    expect(uploads.busy()).toBe(true);
    await rig.drain(bob.peer, 2);
    expect(rig.frames.map(({ frame }) => [frame.chunk, frame.offset / FRAME_BYTES_MIN])).toEqual([
      [1, 0],
      [1, 1],
      [1, 2],
      [1, 3],
      [2, 0],
    ]);
    await rig.drain(bob.peer, Infinity);
    expect(equalBytes(joined(rig.got(2)), contentOf(film, 2))).toBe(true);
    expect(uploads.busy()).toBe(false);
  });

  test('holds up no other link, and keeps only a few chunks in memory', async () => {
    const { uploads, rig } = createRig();
    rig.room = 0;
    uploads.request(bob.peer, film, range(50));
    await settled();
    expect(rig.reads).toEqual(range(READ_AHEAD_CHUNKS));
    rig.room = Infinity;
    uploads.request(carol.peer, film, [7]);
    await settled();
    expect(equalBytes(joined(rig.got(7, carol.peer)), contentOf(film, 7))).toBe(true);
    expect(rig.got(0)).toEqual([]);
  });

  test('that is gone (no frame size) is not written to', async () => {
    const { uploads, rig } = createRig();
    rig.frameBytes = 0;
    uploads.request(bob.peer, film, [1]);
    await settled();
    expect(rig.frames).toEqual([]);
    rig.frameBytes = 65_536;
    await rig.drain(bob.peer, Infinity);
    expect(equalBytes(joined(rig.got(1)), contentOf(film, 1))).toBe(true);
  });
});

describe('[F14] what is taken back', () => {
  test('is not sent', async () => {
    const { uploads, rig } = createRig();
    rig.room = 0;
    uploads.request(bob.peer, film, [1, 2, 3]);
    uploads.cancel(bob.peer, song, [2]);
    uploads.cancel(bob.peer, film, [2, 99]);
    uploads.cancel(carol.peer, film, [3]);
    await rig.drain(bob.peer, Infinity);
    expect(new Set(rig.frames.map(({ frame }) => frame.chunk))).toEqual(new Set([1, 3]));
  });

  test('while it is being read is not sent either, and what follows it is', async () => {
    const { uploads, rig } = createRig();
    rig.hold();
    uploads.request(bob.peer, film, [1, 2]);
    await settled();
    uploads.cancel(bob.peer, film, [1]);
    rig.release();
    await settled();
    expect(rig.got(1)).toEqual([]);
    expect(equalBytes(joined(rig.got(2)), contentOf(film, 2))).toBe(true);
  });

  test('when half of it is sent is still completed', async () => {
    const { uploads, rig } = createRig();
    rig.room = 2;
    uploads.request(bob.peer, film, [1]);
    await settled();
    uploads.cancel(bob.peer, film, [1]);
    await rig.drain(bob.peer, Infinity);
    expect(rig.got(1)).toHaveLength(4);
  });

  test('and asked for again when half of it is sent comes again from its start', async () => {
    const { uploads, rig } = createRig();
    rig.room = 2;
    uploads.request(bob.peer, film, [1]);
    await settled();
    uploads.cancel(bob.peer, film, [1]);
    uploads.request(bob.peer, film, [1]);
    uploads.request(bob.peer, film, [1]);
    await rig.drain(bob.peer, Infinity);
    expect(rig.got(1).map(({ offset }) => offset / FRAME_BYTES_MIN)).toEqual([
      0, 1, 2, 3, 0, 1, 2, 3,
    ]);
  });
});

describe('[F13] a peer that leaves', () => {
  test('while a chunk is being read gets nothing, and nothing is queued for it', async () => {
    const { uploads, rig } = createRig();
    rig.hold();
    uploads.request(bob.peer, film, [1, 2]);
    await settled();
    uploads.forget(bob.peer);
    rig.release();
    await settled();
    expect(rig.frames).toEqual([]);
    expect(uploads.busy()).toBe(false);
  });

  test('and comes back is served again', async () => {
    const { uploads, rig } = createRig();
    rig.hold();
    uploads.request(bob.peer, film, [1]);
    await settled();
    uploads.forget(bob.peer);
    uploads.request(bob.peer, film, [2]);
    rig.release();
    await settled();
    expect(rig.got(1)).toEqual([]);
    expect(equalBytes(joined(rig.got(2)), contentOf(film, 2))).toBe(true);
    uploads.drain(carol.peer); // never asked for anything
  });
});
