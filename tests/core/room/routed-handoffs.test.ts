/** Room handoffs for people without a link: sealed, proven, and shown once. */
import { describe, expect, test } from 'vitest';
import type { Bytes } from '../../../src/core/base/bytes.ts';
import type { Identity } from '../../../src/core/ports.ts';
import { ROUTED_HANDOFFS_BURST } from '../../../src/core/limits/room.ts';
import { RoutedHandoffs } from '../../../src/core/room/routed-handoffs.ts';
import type { Handoff } from '../../../src/core/room/room-handoffs.ts';
import type { Routes } from '../../../src/core/routing/routes.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { alice, bob, bytesOf, carol, crypto, mallory, room } from '../../fakes/people.ts';
import { createFakeRoutes } from '../../fakes/routes.ts';

const handoff = { secret: bytesOf('secret', 16), password: 'tram' };
const all = [alice, bob, carol, mallory];

/** @param blocked whom everybody but them blocks */
function createRig(blocked?: Identity, lies?: (routes: Routes, who: Identity) => Routes) {
  const routes = createFakeRoutes();
  const heard: [by: string, Handoff][] = [];
  const of = (who: Identity) =>
    new RoutedHandoffs({
      roomId: room,
      identity: who,
      crypto,
      clock: createManualClock(),
      routes: lies ? lies(routes.of(who.peer), who) : routes.of(who.peer),
      boxKeyOf: (peer) => all.find((it) => it.peer === peer && it !== blocked)?.boxKey,
      heard: (by, it) => void heard.push([by, it]),
    });
  const parts = new Map(all.map((it) => [it, of(it)]));
  const tell = (from: Identity, to: Identity, it: Handoff = handoff) =>
    parts.get(from)?.tell(to.peer, it);
  return { routes, heard, tell };
}

describe('[R11] [K8] a new link for somebody without a link to us', () => {
  test('arrives, and its receiver proves it', async () => {
    const { heard, tell } = createRig();
    expect(await tell(alice, bob)).toBe(true);
    expect(heard).toMatchObject([[alice.peer, handoff]]);
  });

  test('shows those who pass it on neither what it says nor how long its password is', async () => {
    const boxes: Bytes[] = [];
    const { tell } = createRig(undefined, (routes) => ({
      ...routes,
      ask(to, kind, body) {
        boxes.push(body.slice());
        return routes.ask(to, kind, body);
      },
      onAsk: (...of) => routes.onAsk(...of),
      disbelieve: () => undefined,
    }));
    await tell(alice, bob);
    await tell(alice, bob, { ...handoff, password: 'x'.repeat(200) });
    const [first, second] = boxes;
    expect(first).toHaveLength(second?.length ?? 0);
    expect(Buffer.from(first ?? []).includes('tram')).toBe(false);
    expect(Buffer.from(first ?? []).includes(Buffer.from(handoff.secret))).toBe(false);
  });

  test('is told by nobody who only says that they are somebody else, and to nobody else', async () => {
    const { routes, heard, tell } = createRig();
    let box: Bytes = new Uint8Array();
    routes.of(bob.peer).onAsk('move', (_from, body) => void (box = body.slice()));
    expect(await tell(alice, bob)).toBe(false);
    // Mallory, on the way, gives it to Carol in Alice's name, and to Carol in her own.
    expect(await routes.of(alice.peer).ask(carol.peer, 'move', box)).toBeUndefined();
    expect(await routes.of(mallory.peer).ask(carol.peer, 'move', box)).toBeUndefined();
    expect(heard).toEqual([]);
  });

  test('counts as told only when its receiver says so', async () => {
    const { routes, tell } = createRig();
    routes.of(bob.peer).onAsk('move', () => new Uint8Array(32));
    expect(await tell(alice, bob)).toBe(false);
    expect(routes.asks).toHaveLength(2); // the second one by another way
    routes.silent.add(carol.peer);
    expect(await tell(alice, carol)).toBe(false);
  });

  test('is shown once, however often it is repeated', async () => {
    const { routes, heard, tell } = createRig();
    const boxes: Bytes[] = [];
    const ofBob = routes.of(bob.peer);
    const hear = new RoutedHandoffs({
      ...{ roomId: room, identity: bob, crypto, clock: createManualClock() },
      routes: {
        ...ofBob,
        onAsk: (kind, answer) =>
          ofBob.onAsk(kind, (from, body, by) => {
            boxes.push(body.slice());
            return answer(from, body, by);
          }),
      },
      boxKeyOf: () => alice.boxKey,
      heard: (by, it) => void heard.push([by, it]),
    });
    expect(hear).toBeDefined();
    await tell(alice, bob);
    for (const box of boxes.slice())
      expect(await routes.of(alice.peer).ask(bob.peer, 'move', box)).toHaveLength(32);
    expect(heard).toHaveLength(1);
  });

  test('of somebody whom we block is not heard', async () => {
    const { heard, tell } = createRig(mallory);
    expect(await tell(mallory, bob)).toBe(false);
    expect(heard).toEqual([]);
  });

  test('is one of few that a link brings at once', async () => {
    const { heard, tell } = createRig();
    for (let i = 0; i < ROUTED_HANDOFFS_BURST + 3; i++) await tell(alice, bob);
    expect(heard).toHaveLength(ROUTED_HANDOFFS_BURST);
  });
});
