import { describe, expect, test } from 'vitest';
import { ANSWER_MS, LIVENESS_SILENCE_MS, USED_MS } from '../../../src/core/limits/liveness.ts';
import type { RoomMessage } from '../../../src/core/peers.ts';
import { judge, type LinkTimes } from '../../../src/core/mesh/liveness.ts';
import { createMeshRig } from '../../rigs/mesh-rig.ts';
import { bob } from '../../fakes/people.ts';

const { peer } = bob;

describe('[L12] a link in use that is silent', () => {
  const link: LinkTimes = {
    heardAtMs: 10_000,
    usedAtMs: 10_000,
    askedAtMs: undefined,
    doubted: false,
    shortestTripMs: 100,
  };
  const soonMs = LIVENESS_SILENCE_MS + 200;
  const lateMs = ANSWER_MS + 200;

  test('gets a ping after a while and two round trips', () => {
    expect(judge(link, 10_000 + soonMs - 1)).toEqual({ now: 'nothing', againMs: 1 });
    expect(judge(link, 10_000 + soonMs)).toEqual({ now: 'ask', againMs: lateMs });
  });

  test('is doubted when the answer is late, and only once', () => {
    const asked = { ...link, askedAtMs: 11_000 };
    expect(judge(asked, 11_000 + lateMs - 1)).toEqual({ now: 'nothing', againMs: 1 });
    expect(judge(asked, 11_000 + lateMs)).toEqual({ now: 'doubt', againMs: undefined });
    expect(judge({ ...asked, doubted: true }, 15_000).now).toBe('nothing');
  });

  test('gets longer on a long path, and is left alone when it is no longer used', () => {
    expect(judge({ ...link, shortestTripMs: 600 }, 10_000 + soonMs).now).toBe('nothing');
    expect(judge(link, 10_000 + USED_MS)).toEqual({ now: 'nothing', againMs: undefined });
  });

  test('is neither pinged nor doubted because the clock was set back', () => {
    expect(judge(link, 5_000).now).toBe('nothing');
    expect(judge({ ...link, askedAtMs: 10_500 }, 5_000).now).toBe('nothing');
  });

  test('is pinged after a wake before it is doubted, however late the timer fires', () => {
    expect(judge(link, 10_000 + USED_MS - 1).now).toBe('ask');
  });
});

describe('[L12] in the mesh', () => {
  const whatIs = (use: (rig: ReturnType<typeof createMeshRig>) => void) => {
    const rig = createMeshRig();
    const link = rig.greet(peer);
    const pings = () => link.said.filter(({ t }) => t === 'ping').length;
    const before = pings();
    use(rig);
    const pass = (ms: number) => {
      for (let left = ms; left > 0; left -= 50) rig.clock.pass(50);
    };
    return { rig, link, pass, pings: () => pings() - before };
  };
  const request: RoomMessage = { t: 'request', file: new Uint8Array(16), chunks: [0] };

  for (const [name, use] of [
    ['chunks that were asked for', (rig) => rig.mesh.send(peer, request)],
    ['a piece of a file that was sent', (rig) => void rig.mesh.sendBulk(peer, new Uint8Array(30))],
  ] as [string, (rig: ReturnType<typeof createMeshRig>) => void][]) {
    test(`${name} without an answer: a ping, then a doubt`, () => {
      const { rig, pass, pings } = whatIs(use);
      pass(3_000);
      expect([pings(), rig.transport.doubts]).toEqual([1, 1]);
    });
  }

  test('any answer ends it', () => {
    const { rig, link, pass, pings } = whatIs((it) => it.mesh.send(peer, request));
    pass(1_000);
    expect(pings()).toBe(1);
    link.hearBytes('bulk', new Uint8Array(30));
    pass(700);
    expect(rig.transport.doubts).toBe(0);
  });

  test('an unused link is left to the heartbeat', () => {
    const { rig, pass, pings } = whatIs(() => undefined);
    pass(5_000);
    expect([pings(), rig.transport.doubts]).toEqual([0, 0]);
  });
});
