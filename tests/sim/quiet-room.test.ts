/** Thirty people who say nothing: few links, a room in one piece, and nobody makes another connection. */
import { expect, test } from 'vitest';
import { LINKS_MAX } from '../../src/core/limits/mesh.ts';
import { runQuietRoom } from './quiet-room.ts';

test(
  '[M3] [M12] thirty quiet people make no new connection in five minutes after they have settled',
  { timeout: 240_000 },
  async () => {
    const { findings, failure, lastEvents } = await runQuietRoom({
      seed: '1',
      people: 30,
      settleMs: 150_000,
    });
    if (failure !== undefined) throw new Error(`${failure}\n${lastEvents.join('\n')}`);
    const { links, diameter, madeBefore, madeAfter } = findings;
    expect(madeAfter).toBe(0);
    // Most have met most, as M14 has it, and nobody was dialled again.
    expect(madeBefore, 'pairs').toBeLessThan(435);
    expect(links[15]).toBeLessThanOrEqual(10);
    expect(links.at(-1)).toBeLessThanOrEqual(LINKS_MAX);
    expect(links[0]).toBeGreaterThanOrEqual(5);
    expect(diameter).toBeLessThanOrEqual(3);
  },
);
