/** Whom we tell to have come or left: nobody who was there before us or is away for a moment, and nobody while we are away. */
import { expect, test } from 'vitest';
import type { Person } from '../../../../src/core/api/views.ts';
import type { PeerId } from '../../../../src/core/base/ids.ts';
import {
  Comings,
  ENTRY_MS_MAX,
  ENTRY_QUIET_MS,
  GOODBYE_MS,
  LOST_LINK_MS,
  STAYS_MS,
} from '../../../../src/ui/chat/visits/comings.ts';
import { fakePeer, fakePerson, SELF } from '../../../fakes/room-views.ts';

const self = fakePerson('Esra', { peer: SELF, self: true });
const linked = (...names: string[]) => names.map((name) => fakePerson(name));
const lost = (name: string) => fakePerson(name, { state: 'lost' });

class Scene {
  readonly #comings = new Comings();
  nowMs = 1_000_000;
  signaling: 'online' | 'offline' = 'online';
  hidden = new Set<PeerId>();
  people: readonly Person[] = [];

  /** What is told within so many milliseconds, in which these are the people. */
  with(people: readonly Person[], forMs: number): string[] {
    this.people = people;
    const told: string[] = [];
    const endMs = this.nowMs + forMs;
    for (;;) {
      const seen = {
        ...{ people: [self, ...this.people], hidden: this.hidden },
        status: { signaling: this.signaling },
      };
      const visits = this.#comings.look(seen, this.nowMs);
      told.push(...visits.map(({ kind, name }) => `${name} ${kind}`));
      if (this.#comings.nextMs > endMs) break;
      this.nowMs = this.#comings.nextMs;
    }
    this.nowMs = endMs;
    return told;
  }
}
/** In a room with these people for a while. */
function entered(...names: string[]): Scene {
  const scene = new Scene();
  expect(scene.with(linked(...names), ENTRY_QUIET_MS)).toEqual([]);
  return scene;
}
const LONG_MS = 600_000;

test('who comes and stays has joined, and who goes and stays away has left', () => {
  const scene = entered();
  expect(scene.with(linked('Ana'), STAYS_MS)).toEqual(['Ana joined']);
  expect(scene.with(linked('Ana', 'Bo'), LONG_MS)).toEqual(['Bo joined']);
  expect(scene.with(linked('Bo'), GOODBYE_MS - 1)).toEqual([]);
  expect(scene.with(linked('Bo'), 1)).toEqual(['Ana left']);
});

test('who was there before us has not joined, however late they are seen while more and more are', () => {
  const scene = new Scene();
  expect(scene.with([], 10)).toEqual([]);
  expect(scene.with(linked('Ana'), ENTRY_QUIET_MS - 1)).toEqual([]);
  expect(scene.with(linked('Ana', 'Bo'), ENTRY_QUIET_MS - 1)).toEqual([]);
  const reaching = [...linked('Ana', 'Bo'), fakePerson('Cy', { state: 'unreached' })];
  expect(scene.with(reaching, LONG_MS)).toEqual([]);
  expect(scene.with(linked('Ana', 'Bo', 'Cy'), LONG_MS), 'reached at last').toEqual([]);
  expect(scene.with(linked('Ana', 'Bo', 'Cy', 'Di'), LONG_MS)).toEqual(['Di joined']);
});

test('a room in which people come all the time is entered, too', () => {
  const scene = new Scene();
  const names: string[] = [];
  let told: string[] = [];
  for (let at = 0; at <= ENTRY_MS_MAX + 10_000; at += 1_000) {
    names.push(`No ${at}`);
    told = [...told, ...scene.with(linked(...names), 1_000)];
  }
  expect(told).toContain(`No ${ENTRY_MS_MAX + 2_000} joined`);
  expect(told).not.toContain(`No ${ENTRY_MS_MAX - 2_000} joined`);
});

test('who is away for a moment and comes back is not told of, be it a reload or a tunnel', () => {
  const scene = entered('Ana', 'Bo');
  for (let i = 0; i < 5; i++) {
    expect(scene.with(linked('Bo'), GOODBYE_MS - 1)).toEqual([]);
    expect(scene.with(linked('Ana', 'Bo'), 1_000)).toEqual([]);
    expect(scene.with([...linked('Bo'), lost('Ana')], LOST_LINK_MS - 1)).toEqual([]);
    expect(scene.with(linked('Ana', 'Bo'), 1_000)).toEqual([]);
  }
  expect(scene.with([...linked('Bo'), lost('Ana')], LOST_LINK_MS)).toEqual(['Ana left']);
  expect(scene.with(linked('Ana', 'Bo'), STAYS_MS)).toEqual(['Ana joined']);
});

test('who looks in for less than a moment is not told of', () => {
  const scene = entered('Ana');
  expect(scene.with(linked('Ana', 'Bo'), STAYS_MS - 1)).toEqual([]);
  expect(scene.with(linked('Ana'), LONG_MS)).toEqual([]);
});

test('while we are cut off nobody leaves, and those who are there when we are back were there', () => {
  const scene = entered('Ana', 'Bo');
  scene.signaling = 'offline';
  expect(scene.with([lost('Ana'), lost('Bo')], 30_000)).toEqual([]);
  expect(scene.with([], LONG_MS)).toEqual([]);
  scene.signaling = 'online';
  expect(scene.with(linked('Ana', 'Cy'), LONG_MS)).toEqual([]);
  expect(scene.with(linked('Ana', 'Cy', 'Bo'), LONG_MS)).toEqual(['Bo joined']);
});

test('a goodbye counts without signaling, too', () => {
  const scene = entered('Ana', 'Bo');
  scene.signaling = 'offline';
  expect(scene.with(linked('Bo'), 1_000)).toEqual([]);
  expect(scene.with([], LONG_MS)).toEqual(['Ana left']);
});

test('nothing is told of people whom this device mutes or blocks', () => {
  const scene = entered('Ana', 'Bo');
  scene.hidden = new Set([fakePeer('Bo'), fakePeer('Cy')]);
  expect(scene.with(linked('Ana', 'Cy'), LONG_MS)).toEqual([]);
  expect(scene.with(linked('Ana'), LONG_MS)).toEqual([]);
});
