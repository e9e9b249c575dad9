/** What may flow between the files of a room and its peers: no file takes what others need. */
import { expect, test } from 'vitest';
import { fileId } from '../../../../src/core/base/ids.ts';
import { REQUESTS_BURST, REQUESTS_PER_SECOND } from '../../../../src/core/limits/swarm.ts';
import type { FileItem } from '../../../../src/core/swarm/file-item.ts';
import { Flow } from '../../../../src/core/swarm/serve/flow.ts';
import type { RoomAnswers } from '../../../../src/core/peers.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';
import { createFakePeers } from '../../../fakes/peers.ts';
import { bob, bytesOf, randomOf } from '../../../fakes/people.ts';

test('[F20] a file that asks all the time leaves others their messages with requests', () => {
  const clock = createManualClock();
  const counts = [0, 0];
  const items = counts.map((_, i) => ({
    swarm: { demand: { asking: () => true }, requester: { refill: () => ask(i) } },
  })) as unknown as FileItem[];
  const flow = new Flow({
    ...{ clock, random: randomOf('flow'), peers: createFakePeers() },
    answers: {} as RoomAnswers,
    items: () => items,
    item: () => undefined,
    read: () => Promise.resolve(undefined),
    send: () => undefined,
  });
  const ask = (i: number) => {
    const file = fileId(bytesOf(`file ${i}`, 16));
    if (!flow.rulesFor(file).mayRequest(bob.peer)) return;
    flow.requesting(file, bob.peer);
    counts[i] = (counts[i] ?? 0) + 1;
  };
  const seconds = 10;
  for (let ms = 0; ms < seconds * 1_000; ms++) {
    ask(0); // a piece of the one comes each millisecond, and of the other once a second
    if (ms % 1_000 === 0) ask(1);
    clock.pass(1);
  }
  const [greedy = 0, modest = 0] = counts;
  expect(modest).toBeGreaterThan(20 * seconds);
  expect(greedy + modest).toBeLessThanOrEqual(REQUESTS_BURST + REQUESTS_PER_SECOND * seconds);
  expect(greedy + modest).toBeGreaterThan(REQUESTS_PER_SECOND * seconds * 0.9);
});
