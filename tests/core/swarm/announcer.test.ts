/** Leechers hear of new chunks soon, several in one message; everyone hears of all stored chunks. */
import { describe, expect, test } from 'vitest';
import { fileId, type PeerId } from '../../../src/core/base/ids.ts';
import { HAVES_AT_ONCE, HAVES_EVERY_MS } from '../../../src/core/limits/swarm.ts';
import type { SwarmMessage } from '../../../src/core/wire/message.ts';
import { Announcer } from '../../../src/core/swarm/announcer.ts';
import { alice, bob, bytesOf } from '../../fakes/people.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';

function createRig() {
  const clock = createManualClock();
  const told: [PeerId, readonly number[]][] = [];
  const announcer = new Announcer({
    file: fileId(bytesOf('file', 16)),
    clock,
    chunksMax: 1_000,
    stored: () => new Uint8Array(0),
    unstored: () => [],
    leechers: () => new Set([bob.peer]),
    linked: () => [alice.peer, bob.peer],
    mayTell: () => true,
    send(peer, message: SwarmMessage) {
      if (message.t === 'have') told.push([peer, message.chunks]);
    },
  });
  return { clock, announcer, told: () => told.splice(0) };
}

describe('[F8] a checked chunk', () => {
  test('is announced to leechers at once when they have heard nothing lately', () => {
    const { clock, announcer, told } = createRig();
    for (const index of [3, 5, 8]) {
      announcer.spread(index);
      expect(told()).toEqual([[bob.peer, [index]]]);
      clock.pass(HAVES_EVERY_MS);
    }
  });

  test('that comes soon after another waits for the next ones, but not for many', () => {
    const { clock, announcer, told } = createRig();
    announcer.spread(0);
    told();
    announcer.spread(1);
    announcer.spread(2);
    expect(told()).toEqual([]);
    clock.pass(HAVES_EVERY_MS);
    announcer.spread(3);
    expect(told()).toEqual([[bob.peer, [1, 2, 3]]]);
    for (let index = 10; index < 10 + HAVES_AT_ONCE; index++) announcer.spread(index);
    const many = Array.from({ length: HAVES_AT_ONCE }, (_, i) => 10 + i);
    expect(told()).toEqual([[bob.peer, many]]);
  });

  test('is announced to everyone once it is stored, whether leechers have heard of it or not', () => {
    const { announcer, told } = createRig();
    announcer.spread(0);
    announcer.spread(1);
    told();
    announcer.settle();
    expect(told()).toEqual([
      [alice.peer, [0, 1]],
      [bob.peer, [0, 1]],
    ]);
    announcer.settle();
    expect(told()).toEqual([]);
  });
});
