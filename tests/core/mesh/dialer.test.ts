/** Dialling: whom, how many at once, when again, and whom we forget. */
import { describe, expect, test } from 'vitest';
import { peerId, type PeerId } from '../../../src/core/base/ids.ts';
import {
  BACKOFF_BASE_MS,
  BACKOFF_MAX_MS,
  CHOOSE_FROM,
  DIALS_AT_ONCE_MAX,
  LOST_MS,
  REFRESH_MS,
} from '../../../src/core/limits/mesh.ts';
import { TICK_MS } from '../../../src/core/limits/shared.ts';
import { createMeshRig, helloFrom } from '../../rigs/mesh-rig.ts';
import { alice, bytesOf, settled } from '../../fakes/people.ts';

const stranger = (n: number) => peerId(bytesOf(`stranger ${n}`, 16));
const dialled = (rig: { transport: { dials: { peer: PeerId }[] } }) =>
  rig.transport.dials.map(({ peer }) => peer);

describe('[M3] a peer that signaling shows', () => {
  test('is dialled at once, and once', () => {
    const rig = createMeshRig();
    rig.transport.sight(stranger(1));
    rig.transport.sight(stranger(1));
    rig.tick(2);
    expect(dialled(rig)).toEqual([stranger(1)]);
  });

  test('is not dialled when it is us, or already linked', () => {
    const rig = createMeshRig();
    rig.transport.sight(alice.peer);
    rig.greet(stranger(1));
    rig.transport.sight(stranger(1));
    rig.tick();
    expect(dialled(rig)).toEqual([]);
    expect(rig.mesh.neighbours()).toHaveLength(1);
  });

  test('again is no news: in a large room many are seen all the time', () => {
    const rig = createMeshRig();
    for (let i = 0; i < 8; i++) rig.transport.sight(stranger(i));
    const before = rig.changes();
    for (let i = 0; i < 8; i++) rig.transport.sight(stranger(i));
    expect(rig.changes()).toBe(before);
    rig.transport.sight(stranger(9), true);
    expect(rig.changes()).toBeGreaterThan(before);
  });

  test('waits while four are being dialled', async () => {
    const rig = createMeshRig();
    for (let i = 0; i < 6; i++) rig.transport.sight(stranger(i));
    expect(rig.transport.dials).toHaveLength(DIALS_AT_ONCE_MAX);
    rig.transport.dials[0]?.settle();
    await settled();
    expect(rig.transport.dials).toHaveLength(DIALS_AT_ONCE_MAX + 1);
  });

  test('is not dialled again at once after a dial that ended with neither a link nor a failure', async () => {
    const rig = createMeshRig();
    rig.transport.sight(stranger(1));
    rig.transport.dials[0]?.settle(); // as while a link with it still ends
    await settled();
    expect(dialled(rig)).toEqual([stranger(1)]);
    rig.clock.pass(BACKOFF_BASE_MS);
    rig.tick();
    expect(dialled(rig)).toEqual([stranger(1), stranger(1)]);
  });

  test('is dialled in a small room, however many are linked; in a larger one only if we choose it', () => {
    const rig = createMeshRig();
    for (let i = 0; i < CHOOSE_FROM - 2; i++) rig.greet(stranger(i));
    rig.transport.sight(stranger(100));
    expect(dialled(rig)).toEqual([stranger(100)]);
    rig.greet(stranger(100));
    rig.transport.dials[0]?.settle();
    for (let i = 0; i < 20; i++) rig.transport.sight(stranger(200 + i));
    rig.tick();
    const { length } = dialled(rig);
    expect(length).toBeLessThan(DIALS_AT_ONCE_MAX + 1);
    expect(rig.mesh.neighbours().filter((it) => it.chosen).length).toBeLessThan(13);
  });
});

describe('[M12] a peer that ends the link and stays', () => {
  test('is still here, and is not dialled again at once', () => {
    const rig = createMeshRig();
    const link = rig.greet(stranger(1));
    rig.greet(stranger(2));
    link.hear({ t: 'bye', stays: true });
    expect(link.closedWith).toBe('parted');
    expect(rig.events.at(-1)).toBe(`unlinked ${stranger(1)}`);
    expect(rig.mesh.neighbours()).toMatchObject([{ peer: stranger(1), lost: false }, {}]);
    rig.tick();
    expect(dialled(rig)).toEqual([]);
    rig.clock.pass(BACKOFF_MAX_MS);
    rig.mesh.tick();
    expect(dialled(rig)).toEqual([stranger(1)]);
  });
});

describe('[M5] a dial that fails', () => {
  test('is tried again, each time after a longer wait', async () => {
    const rig = createMeshRig();
    rig.transport.sight(stranger(1));
    const waitsMs: number[] = [];
    for (let i = 0; i < 4; i++) {
      rig.transport.dials[i]?.settle('timeout');
      await settled();
      const failedAtMs = rig.clock.now();
      while (rig.transport.dials.length === i + 1) {
        rig.clock.pass(100);
        rig.transport.sight(stranger(1));
      }
      waitsMs.push(rig.clock.now() - failedAtMs);
    }
    waitsMs.forEach((waitMs, i) => {
      expect(waitMs).toBeLessThanOrEqual(BACKOFF_BASE_MS * 2 ** i + 100);
      expect(waitMs).toBeGreaterThanOrEqual((BACKOFF_BASE_MS * 2 ** i) / 4);
    });
  });

  test('[D7] is tried again as soon where the clock is set back meanwhile', async () => {
    const rig = createMeshRig();
    rig.transport.sight(stranger(1));
    rig.transport.dials[0]?.settle('timeout');
    await settled();
    rig.clock.setBack(24 * 3_600_000);
    for (let waitedMs = 0; waitedMs <= BACKOFF_BASE_MS + TICK_MS; waitedMs += TICK_MS) {
      rig.transport.sight(stranger(1)); // which keeps it from being forgotten
      rig.tick();
    }
    expect(dialled(rig)).toEqual([stranger(1), stranger(1)]);
  });

  test('because the peer is not there forgets the peer, if signaling works', async () => {
    const rig = createMeshRig();
    rig.transport.sight(stranger(1));
    rig.transport.dials[0]?.settle('unreachable');
    await settled();
    expect(rig.mesh.neighbours()).toHaveLength(1); // signaling is offline and knows nothing
    rig.transport.say('online');
    rig.clock.pass(BACKOFF_BASE_MS);
    rig.transport.sight(stranger(1));
    rig.transport.dials[1]?.settle('unreachable');
    await settled();
    expect(rig.mesh.neighbours()).toEqual([]);
  });

  test('while the other side’s link came does not affect that link', async () => {
    const rig = createMeshRig();
    rig.transport.say('online');
    rig.transport.sight(stranger(1));
    const link = rig.greet(stranger(1));
    rig.transport.dials[0]?.settle('unreachable');
    await settled();
    expect(rig.mesh.linked()).toEqual([stranger(1)]);
    expect(link.closedWith).toBeUndefined();
  });

  test('no longer counts once the peer has said hello', async () => {
    const rig = createMeshRig();
    rig.transport.sight(stranger(1));
    rig.transport.dials[0]?.settle('timeout');
    await settled();
    rig.greet(stranger(1));
    expect(rig.mesh.neighbours()).toMatchObject([{ failures: 0 }]);
  });
});

describe('[M4] a link that is lost', () => {
  const [low, high] = [stranger(1), stranger(2)].sort() as [PeerId, PeerId];

  test('is dialled at once by the smaller id', () => {
    const rig = createMeshRig(low);
    rig.greet(high).end('network');
    expect(dialled(rig)).toEqual([high]);
    expect(rig.mesh.neighbours()).toMatchObject([{ lost: true }]);
  });

  test('is dialled one heartbeat later by the larger id', () => {
    const rig = createMeshRig(high);
    rig.greet(low).end('network');
    expect(dialled(rig)).toEqual([]);
    rig.tick();
    expect(dialled(rig)).toEqual([low]);
  });

  test('is left to the transport when both dial: the second link replaces the first', async () => {
    const rig = createMeshRig(low);
    rig.transport.sight(high);
    const [theirs, ours] = [rig.greet(high), rig.greet(high)];
    rig.transport.dials[0]?.settle();
    await settled();
    rig.tick();
    expect(theirs.closedWith).toBe('replaced');
    expect(ours.closedWith).toBeUndefined();
    expect(rig.transport.dials).toHaveLength(1);
  });

  test('is given up after a minute without a sighting', async () => {
    const rig = createMeshRig(low);
    rig.greet(high).end('network');
    for (let passedMs = 0; passedMs < LOST_MS; passedMs += TICK_MS) {
      rig.transport.dials.at(-1)?.settle('timeout');
      await settled();
      expect(rig.mesh.neighbours()).toHaveLength(1);
      rig.tick();
    }
    rig.transport.dials.at(-1)?.settle('timeout');
    await settled();
    rig.tick();
    expect(rig.mesh.neighbours()).toEqual([]);
  });
});

describe('[M5] a dial that failed while signaling was offline', () => {
  test('is tried at once when it is back', async () => {
    const rig = createMeshRig();
    rig.transport.say('online');
    rig.transport.sight(stranger(1));
    for (let i = 0; i < 4; i++) {
      rig.transport.dials.at(-1)?.settle('timeout');
      await settled();
      rig.clock.pass(BACKOFF_BASE_MS * 2 ** i);
      rig.mesh.tick();
    }
    rig.transport.dials.at(-1)?.settle('timeout');
    await settled();
    rig.transport.say('offline');
    const before = rig.transport.dials.length;
    rig.tick();
    expect(rig.transport.dials.length).toBe(before);
    rig.transport.say('online');
    expect(rig.transport.dials.length).toBe(before + 1);
  });
});

describe('[M3] signaling is asked again who is here', () => {
  test('every 20 s, sooner while a peer is missing', async () => {
    const rig = createMeshRig();
    const link = rig.greet(stranger(1));
    const ticks = REFRESH_MS / TICK_MS;
    for (let i = 0; i < ticks; i++) {
      link.hear(helloFrom('Bob'));
      rig.tick();
    }
    expect(rig.transport.refreshes).toBe(1);
    link.end('network');
    const before = rig.transport.refreshes;
    for (let i = 0; i < ticks; i++) rig.tick();
    expect(rig.transport.refreshes - before).toBeGreaterThanOrEqual(3);
    rig.transport.dials.at(-1)?.settle('timeout');
    await settled();
  });
});
