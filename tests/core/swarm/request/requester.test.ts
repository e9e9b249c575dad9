/** The asking side: windows are filled and not exceeded, silent peers lose their requests. */
import { describe, expect, test } from 'vitest';
import { fileId, type PeerId } from '../../../../src/core/base/ids.ts';
import {
  ELSEWHERE_MS,
  INSIST_AFTER_MS,
  LATE_CHUNKS_MAX,
  READER_PATIENCE_MS,
  SNUBBED_MS,
  REQUESTS_PER_WIRE_MAX,
  TIMEOUTS_MAX,
  WINDOW_BYTES_MIN,
  WINDOW_BYTES_START,
} from '../../../../src/core/limits/swarm.ts';
import type { SwarmMessage } from '../../../../src/core/wire/message.ts';
import { Requester } from '../../../../src/core/swarm/request/requester.ts';
import type { ReadAhead } from '../../../../src/core/swarm/request/read-ahead.ts';
import { createWire, type Wire } from '../../../../src/core/swarm/wire.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';
import { freeFlow } from '../../../fakes/free-flow.ts';
import { chunksOf } from '../../../rigs/manifests.ts';
import { bob, bytesOf, carol, randomOf } from '../../../fakes/people.ts';

const KiB = 1024;
const range = (length: number) => Array.from({ length }, (_, i) => i);

function createRig(count: number, chunkBytes: number) {
  const clock = createManualClock();
  const wires: Wire[] = [];
  const sent: { to: PeerId; message: SwarmMessage }[] = [];
  const rig = {
    mayAsk: true,
    choked: new Set<PeerId>(),
    allowanceBytes: Infinity,
    /** Undefined: all. */
    wanted: undefined as ReadonlySet<number> | undefined,
    readers: [] as ReadAhead[],
    fetching: true,
    yields: false,
  };
  const requester = new Requester({
    file: fileId(bytesOf('file', 16)),
    chunks: chunksOf('c', Array<number>(count).fill(chunkBytes)),
    clock,
    random: randomOf('requester'),
    flow: {
      ...freeFlow,
      choked: (peer) => rig.choked.has(peer),
      yields: () => rig.yields,
      mayAsk(bytes) {
        if (rig.allowanceBytes < bytes) return false;
        rig.allowanceBytes -= bytes;
        return true;
      },
      giveBack: (bytes) => void (rig.allowanceBytes += bytes),
    },
    wires: () => wires,
    availability: (index) => wires.filter((it) => it.theirs.has(index)).length,
    wants: (index) => rig.wanted?.has(index) ?? true,
    readers: () => rig.readers,
    fetching: () => rig.fetching,
    mayAsk: () => rig.mayAsk,
    send: (to, message) => void sent.push({ to, message }),
  });
  for (const index of range(count)) requester.want(index);
  return {
    rig,
    clock,
    sent,
    requester,
    /** A peer that has these chunks, or all. */
    holder(peer: PeerId, has: readonly number[] = range(count)): Wire {
      const wire = createWire(peer, count);
      for (const index of has) wire.theirs.set(index);
      wires.push(wire);
      return wire;
    },
    said: (t: SwarmMessage['t']) =>
      sent.flatMap(({ message }) =>
        message.t === t && 'chunks' in message ? [...message.chunks] : [],
      ),
  };
}

describe('[F9] a run of neighbours', () => {
  test('is asked for whole, even when one of them had to wait for room in the window', () => {
    const { requester, holder, said } = createRig(64, 200 * KiB);
    const wire = holder(bob.peer);
    requester.refill();
    while (said('request').length < 64) {
      const [first = 0] = wire.requests.keys();
      requester.settle(wire, first);
      requester.refill();
    }
    const asked = said('request');
    const steps = asked.slice(1).filter((chunk, at) => chunk !== (asked[at] ?? 0) + 1);
    expect(steps.length, 'a jump for each run but the first').toBeLessThanOrEqual(7);
  });
});

describe('[F11] a window', () => {
  test('is filled and not exceeded', () => {
    const { requester, holder, said } = createRig(100, 128 * KiB);
    const wire = holder(bob.peer);
    requester.refill();
    expect(said('request')).toHaveLength(WINDOW_BYTES_START / (128 * KiB));
    requester.refill();
    expect(said('request')).toHaveLength(4);
    const [first = 0] = wire.requests.keys();
    requester.settle(wire, first);
    requester.refill();
    expect(said('request')).toHaveLength(5);
    expect(requester.asked).toBe(4);
  });

  test('holds at least one chunk, however large, and others as closely as they fit', () => {
    const { requester, holder, said } = createRig(10, 256 * KiB);
    holder(bob.peer).slow = true;
    requester.refill();
    expect(WINDOW_BYTES_MIN).toBeLessThan(256 * KiB);
    expect(said('request')).toHaveLength(1);
    const wide = createRig(10, 240 * KiB);
    wide.holder(bob.peer);
    wide.requester.refill();
    expect(wide.said('request')).toHaveLength(2); // a third would pass 512 KiB by most of itself
  });

  test('holds at most 64 chunks, in one message', () => {
    const { requester, holder, sent, said } = createRig(500, 1);
    holder(bob.peer);
    requester.refill();
    expect(said('request')).toHaveLength(REQUESTS_PER_WIRE_MAX);
    expect(sent).toHaveLength(1);
  });

  test('is shared by the peers that can give', () => {
    const { requester, holder, sent } = createRig(100, 64 * KiB);
    holder(bob.peer);
    holder(carol.peer);
    requester.refill();
    for (const { message } of sent) {
      expect(message.t === 'request' && message.chunks.length).toBe(4);
    }
    expect(sent.map(({ to }) => to)).toEqual([bob.peer, carol.peer]);
  });
});

test('[F9] each chunk is asked of one peer, and none while asking is not allowed', () => {
  const { rig, requester, holder, said } = createRig(12, 64 * KiB);
  holder(bob.peer);
  holder(carol.peer);
  rig.mayAsk = false;
  requester.refill();
  expect(said('request')).toEqual([]);
  rig.mayAsk = true;
  requester.refill();
  expect(new Set(said('request')).size).toBe(said('request').length);
  for (const index of said('request')) expect(requester.isAsked(index)).toBe(true);
});

describe('[F28] readers', () => {
  const reader = (needs: readonly number[], more: Partial<ReadAhead> = {}): ReadAhead => ({
    ...{ needs: new Set(needs), waitsSinceMs: undefined, insists: false },
    ...more,
  });

  test('get what they need next, in turn, before all else', () => {
    const { rig, requester, holder, said } = createRig(40, 64 * KiB);
    holder(bob.peer);
    rig.readers = [reader([30, 31, 32]), reader([10, 11])];
    requester.refill();
    expect(said('request').slice(0, 5)).toEqual([10, 30, 11, 31, 32]);
    expect(said('request')).toHaveLength(8);
  });

  test('are all that is served where nothing else is wanted', () => {
    const { rig, requester, holder, said } = createRig(40, 64 * KiB);
    holder(bob.peer);
    rig.wanted = new Set([10, 11]);
    for (const index of range(40)) requester.want(index);
    rig.readers = [reader([10, 11])];
    requester.refill();
    expect(said('request')).toEqual([10, 11]);
    rig.wanted = new Set([11]);
    requester.releaseUnwanted();
    expect(said('cancel')).toEqual([10]);
  });

  test('go on asking a peer that says what others have, for what it did not say', () => {
    const { rig, requester, holder, sent, said } = createRig(40, 64 * KiB);
    holder(bob.peer);
    rig.fetching = false;
    rig.wanted = new Set([0, 1]);
    for (const index of range(40)) requester.want(index);
    rig.readers = [reader([0, 1])];
    requester.refill();
    expect(sent.at(-1)?.message).toMatchObject({ chunks: [0, 1], reads: true });
    requester.onElsewhere(bob.peer, [0, 1], []);
    rig.wanted = new Set([0, 1, 2]);
    requester.want(2);
    rig.readers = [reader([0, 1, 2])];
    requester.refill();
    expect(said('request')).toEqual([0, 1, 2]);
  });

  test('come before a download that has its turn first', () => {
    const { rig, requester, holder, said } = createRig(40, 64 * KiB);
    holder(bob.peer);
    rig.yields = true;
    requester.refill();
    expect(said('request')).toEqual([]);
    rig.readers = [reader([7, 8])];
    requester.refill();
    expect(said('request')).toEqual([7, 8]);
  });

  test('get what is next from a second peer if the first is slow', () => {
    const { rig, requester, holder, clock, said, sent } = createRig(40, 64 * KiB);
    holder(bob.peer, [0]);
    rig.readers = [reader([0, 1])];
    requester.refill();
    holder(carol.peer);
    clock.pass(2_001);
    requester.refill();
    expect(sent.at(-1)?.to).toBe(carol.peer);
    expect(said('request').slice(0, 3)).toEqual([0, 0, 1]);
  });
});

describe('[F12] silence', () => {
  test('three times in a row snubs a peer for a while', () => {
    const { requester, holder, clock, said } = createRig(1, 1_000);
    const wire = holder(bob.peer);
    for (let i = 1; i <= TIMEOUTS_MAX; i++) {
      requester.refill();
      expect(said('request')).toHaveLength(i);
      clock.pass(12_000);
      requester.expire();
      expect(said('cancel')).toHaveLength(i);
      expect(wire.slow).toBe(true);
    }
    requester.refill();
    clock.pass(SNUBBED_MS - 1);
    requester.refill();
    expect(said('request')).toHaveLength(TIMEOUTS_MAX);
    clock.pass(1);
    requester.refill();
    expect(said('request')).toHaveLength(TIMEOUTS_MAX + 1);
  });

  test('does not count while frames come', () => {
    const { requester, holder, clock, said } = createRig(4, 1_000);
    const wire = holder(bob.peer);
    requester.refill();
    for (let i = 0; i < 5; i++) {
      clock.pass(11_000);
      wire.lastFrameAtMs = clock.now();
      requester.expire();
    }
    expect(said('cancel')).toEqual([]);
  });

  test('of one peer lets another be asked for the same chunk, and the second request is taken back', () => {
    const { requester, holder, clock, sent, said } = createRig(1, 1_000);
    const slow = holder(bob.peer);
    requester.refill();
    const quick = holder(carol.peer);
    requester.refill();
    expect(said('request')).toEqual([0]);
    clock.pass(2_001);
    requester.refill();
    expect(said('request')).toEqual([0, 0]);
    expect(sent.at(-1)?.to).toBe(carol.peer);
    requester.settle(quick, 0);
    expect(sent.at(-1)).toMatchObject({ to: bob.peer, message: { t: 'cancel', chunks: [0] } });
    expect(slow.cancelled.has(0)).toBe(true);
    expect(requester.asked).toBe(0);
    requester.refill();
    expect(said('request')).toEqual([0, 0]);
  });
});

describe('[F14] what is released', () => {
  test('can be asked of another peer, and its late frames are no fault', () => {
    const { requester, holder, sent, said } = createRig(3, 1_000);
    const wire = holder(bob.peer);
    requester.refill();
    requester.release(wire, [0, 1, 99], true);
    expect(said('cancel')).toEqual([0, 1]);
    expect([...wire.cancelled]).toEqual([0, 1]);
    holder(carol.peer);
    wire.banned = true;
    requester.refill();
    expect(sent.at(-1)).toMatchObject({ to: carol.peer, message: { t: 'request' } });
    expect(said('request')).toHaveLength(5);
  });

  test('is not told to a peer that has left', () => {
    const { requester, holder, said } = createRig(3, 1_000);
    const wire = holder(bob.peer);
    requester.refill();
    requester.release(wire, [...wire.requests.keys()], false);
    expect(said('cancel')).toEqual([]);
    expect(requester.asked).toBe(0);
  });
});

test('[F9] a seeder is not asked for what others give, but for what only unresponsive peers have', () => {
  const { rig, requester, holder } = createRig(40, 16 * KiB);
  const seeder = holder(bob.peer);
  const helper = holder(carol.peer, range(20));
  requester.refill();
  expect([...seeder.requests.keys()].every((index) => index >= 20)).toBe(true);
  requester.release(seeder, [...seeder.requests.keys()], false);
  requester.release(helper, [...helper.requests.keys()], false);
  rig.choked.add(carol.peer);
  requester.refill();
  expect([...seeder.requests.keys()].some((index) => index < 20)).toBe(true);
});

describe('[C4] a peer that chokes us', () => {
  test('is asked for nothing, and its requests go to others', () => {
    const { rig, requester, holder, sent } = createRig(3, 64 * KiB);
    const [one, other] = [holder(bob.peer), holder(carol.peer, [])];
    requester.refill();
    expect(one.requests.size).toBe(3);
    expect(requester.queued()).toBe(false);
    for (const index of range(3)) other.theirs.set(index);
    rig.choked.add(bob.peer);
    requester.onChoke(bob.peer);
    expect(one.requests.size).toBe(0);
    expect(requester.queued()).toBe(true);
    expect([...other.requests.keys()].sort()).toEqual([0, 1, 2]);
    expect(sent.map(({ to, message }) => [to, message.t])).toEqual([
      [bob.peer, 'request'],
      [bob.peer, 'cancel'],
      [carol.peer, 'request'],
    ]);
  });

  test('keeps the request it has begun to answer, and late frames of the others are no fault', () => {
    const { rig, requester, holder } = createRig(3, 64 * KiB);
    const wire = holder(bob.peer);
    requester.refill();
    wire.requests.get(1)?.assembly.add(0, new Uint8Array(1_000));
    rig.choked.add(bob.peer);
    requester.onChoke(bob.peer);
    expect([...wire.requests.keys()]).toEqual([1]);
    expect([...wire.cancelled].sort()).toEqual([0, 2]);
  });
});

test('[C9] nothing is asked for beyond the limit, and a request taken back frees its share', () => {
  const { rig, requester, holder } = createRig(10, 64 * KiB);
  const wire = holder(bob.peer);
  rig.allowanceBytes = 130 * KiB;
  requester.refill();
  expect(wire.requests.size).toBe(2);
  requester.release(wire, [...wire.requests.keys()].slice(0, 1), true);
  requester.refill();
  expect(wire.requests.size).toBe(2);
});

test('[F14] of more cancelled chunks than we remember, the oldest are forgotten alone', () => {
  const { requester, holder } = createRig(4 * LATE_CHUNKS_MAX, KiB);
  const wire = holder(bob.peer);
  for (let taken = 0; taken < 3 * LATE_CHUNKS_MAX;) {
    requester.refill();
    const open = [...wire.requests.keys()];
    requester.release(wire, open, true);
    taken += open.length;
    expect(
      open.filter((index) => !wire.cancelled.has(index)),
      'frames of these are on their way',
    ).toEqual([]);
  }
  expect(wire.cancelled.size).toBeLessThanOrEqual(LATE_CHUNKS_MAX);
});

describe('[F25] a peer that sends us elsewhere', () => {
  const insisted = (sent: readonly { message: SwarmMessage }[]) =>
    sent.filter(({ message }) => message.t === 'request' && message.insists).length;

  test('is asked for what it would give us, all of it, though not at once', () => {
    const { requester, holder, said } = createRig(32, 128 * KiB);
    const wire = holder(bob.peer);
    requester.refill();
    const asked = said('request');
    const rather = range(32)
      .filter((it) => !asked.includes(it))
      .slice(0, 8);
    requester.onElsewhere(bob.peer, asked, rather);
    expect(said('request').slice(asked.length)).toEqual(rather.slice(0, 4));
    for (const chunk of rather) {
      requester.settle(wire, chunk);
      requester.refill();
    }
    expect(said('request').slice(asked.length, asked.length + 8)).toEqual(rather);
  });

  test('and would give nothing is asked again after a while, and insisted on when nobody gives anything', () => {
    const { requester, holder, said, sent, clock } = createRig(8, 128 * KiB);
    const wire = holder(bob.peer);
    requester.refill();
    const asked = said('request');
    requester.onElsewhere(bob.peer, asked, []);
    expect(said('request')).toEqual(asked);
    clock.pass(ELSEWHERE_MS);
    requester.refill();
    expect(said('request').length).toBeGreaterThan(asked.length);
    expect(insisted(sent)).toBe(0);
    requester.onElsewhere(bob.peer, [...wire.requests.keys()], []);
    clock.pass(INSIST_AFTER_MS);
    requester.refill();
    expect(insisted(sent)).toBe(1);
    expect(wire.requests.size).toBeGreaterThan(0);
  });

  test('is not insisted on while others give', () => {
    const { requester, holder, said, sent, clock } = createRig(8, 128 * KiB);
    const [dealer, other] = [holder(bob.peer), holder(carol.peer, [0])];
    requester.refill();
    requester.onElsewhere(bob.peer, [...dealer.requests.keys()], []);
    clock.pass(INSIST_AFTER_MS);
    other.lastFrameAtMs = clock.now();
    requester.refill();
    expect(insisted(sent)).toBe(0);
    expect(said('request').length).toBeGreaterThan(0);
  });

  test('is insisted on at once for a stream that is saved, and by a reader that has waited', () => {
    const { rig, requester, holder, said, sent, clock } = createRig(8, 128 * KiB);
    holder(bob.peer);
    const needs = new Set([0, 1]);
    rig.readers = [{ needs, waitsSinceMs: clock.now(), insists: false }];
    requester.onElsewhere(bob.peer, [0, 1], []);
    expect(insisted(sent)).toBe(0);
    clock.pass(READER_PATIENCE_MS);
    requester.refill();
    expect(insisted(sent)).toBe(1);
    expect(said('request').slice(0, 2)).toEqual([0, 1]);
    requester.onElsewhere(bob.peer, [0, 1], []);
    rig.readers = [{ needs, waitsSinceMs: undefined, insists: true }];
    requester.refill();
    expect(insisted(sent)).toBeGreaterThan(1);
  });
});
