/** Whom a download looks for, links with, and gives up. */
import { describe, expect, test } from 'vitest';
import type { PeerId } from '../../../../src/core/base/ids.ts';
import {
  DIAL_ASKED_AFTER_MS,
  DIAL_ASKED_AGAIN_MS,
  IDLE_SOURCE_MS,
  LOOK_AFTER_MS,
  LOOK_AGAIN_MAX_MS,
  LOOK_AGAIN_MS,
  SOURCE_APPEARS_MS,
  SOURCE_GIVES_MS,
  SOURCE_QUEUE_MS,
  SOURCE_SLOW_MS,
  SOURCES_TRIED_MAX,
  SOURCES_WANTED,
  UNREACHED_SOURCE_MS,
} from '../../../../src/core/limits/providers.ts';
import {
  SourceSearch,
  type SourceState,
} from '../../../../src/core/swarm/request/source-search.ts';

const peers = (...names: string[]) => names as PeerId[];

function createDownload() {
  const search = new SourceSearch();
  const sources = new Map<PeerId, SourceState>();
  let nowMs = 1_000_000;
  const step = (passMs = 0) => {
    nowMs += passMs;
    return search.step(nowMs, new Set(sources.keys()), (it) => sources.get(it) ?? 'none');
  };
  return {
    search,
    sources,
    step,
    found: (...names: string[]) => search.found(peers(...names), nowMs),
  };
}

describe('[F24] a download with few sources', () => {
  test('looks for others after a moment, once at a time', () => {
    const { step, found } = createDownload();
    expect(step().look).toBe(false);
    expect(step(LOOK_AFTER_MS)).toMatchObject({ look: true, isAgain: false });
    expect(step(LOOK_AFTER_MS).look).toBe(false);
    found();
    expect(step(LOOK_AGAIN_MS - 1).look).toBe(false);
    expect(step(LOOK_AGAIN_MS + 1)).toMatchObject({ look: true, isAgain: true });
  });

  test('does not look while enough linked peers have what it misses', () => {
    const { step, sources } = createDownload();
    for (const it of peers('a', 'b', 'c', 'd')) sources.set(it, 'has');
    step();
    expect(step(LOOK_AFTER_MS).look).toBe(false);
    sources.delete('d' as PeerId);
    expect(step().look).toBe(true);
  });

  test('links with as many as it lacks, the likeliest first', () => {
    const { step, found, sources } = createDownload();
    sources.set('linked' as PeerId, 'has');
    step();
    step(LOOK_AFTER_MS);
    found('a', 'b', 'linked', 'c', 'd', 'e');
    expect(step().needed).toEqual(['a', 'b', 'c']);
    for (const it of peers('a', 'b', 'c')) sources.set(it, 'gives');
    expect(step().needed).toEqual(['a', 'b', 'c']);
    expect(SOURCES_WANTED).toBe(4);
  });

  test('gives up who does not come, and who comes and sends nothing, for the next one', () => {
    const { step, found, sources } = createDownload();
    for (const it of peers('x', 'y')) sources.set(it, 'gives');
    step();
    step(LOOK_AFTER_MS);
    found('absent', 'idle', 'third', 'fourth');
    expect(step().needed).toEqual(['absent', 'idle']);
    sources.set('idle' as PeerId, 'has');
    expect(step(SOURCE_APPEARS_MS).needed).toEqual(['idle', 'third']);
    sources.set('third' as PeerId, 'gives');
    expect(step(SOURCE_GIVES_MS).needed).toEqual(['third', 'fourth']);
  });

  test('tries others beside those who show nothing, and lets their places go', () => {
    const { step, found, sources } = createDownload();
    step();
    step(LOOK_AFTER_MS);
    found(...'abcdefghij');
    expect(step().needed).toEqual([...'abcd']);
    sources.set('b' as PeerId, 'gives');
    expect(step(SOURCE_SLOW_MS - 1)).toMatchObject({ needed: [...'abcd'], released: [] });
    // One gives, one has just shown what it has, and two show nothing.
    sources.set('c' as PeerId, 'has');
    expect(step(1)).toMatchObject({ needed: [...'bcef'], released: ['a', 'd'] });
    // A slow one that shows it in the end is not given up.
    sources.set('a' as PeerId, 'has');
    expect(step(SOURCE_SLOW_MS - 1)).toMatchObject({ needed: [...'abce'], released: ['f'] });
    expect(step(1).needed).toHaveLength(SOURCES_WANTED);
  });

  test('is not held up by those who show it, hide it and show it again', () => {
    const { step, found, sources } = createDownload();
    step();
    step(LOOK_AFTER_MS);
    found(...'abcde');
    let firstMs: number | undefined;
    for (let ms = 0; ms < SOURCE_QUEUE_MS + SOURCE_SLOW_MS + 1_000; ms += 500) {
      for (const it of peers(...'abcd')) sources.set(it, ms % 1_000 === 0 ? 'has' : 'none');
      if (step(500).needed.includes('e' as PeerId)) firstMs ??= ms;
    }
    expect(firstMs).toBeLessThanOrEqual(SOURCE_QUEUE_MS);
  });

  test('nor by linked ones that say that they have it and give nothing', () => {
    const { step, sources, found } = createDownload();
    for (const it of peers(...'abcd')) sources.set(it, 'has');
    step();
    expect(step(SOURCE_QUEUE_MS - 1).look).toBe(false);
    sources.set('d' as PeerId, 'gives');
    expect(step(1).look).toBe(true);
    found(...'efgh');
    expect(step().needed).toEqual([...'efg']);
  });

  test('keeps, of those who are slow, the last ones that show it', () => {
    const { step, found, sources } = createDownload();
    step();
    step(LOOK_AFTER_MS);
    found(...'abcdefgh');
    step();
    for (const it of peers(...'abcd')) sources.set(it, 'has');
    step(500);
    step(SOURCE_QUEUE_MS);
    for (const it of peers(...'efgh')) sources.set(it, 'has');
    step(500);
    expect(new Set(step(SOURCE_QUEUE_MS).needed)).toEqual(new Set('efgh'));
  });

  test('tries a bounded number at a time, and needs slow ones as long as nobody else is known', () => {
    const { step, found } = createDownload();
    step();
    step(LOOK_AFTER_MS);
    found(...'abcdefghij');
    const tried = new Set(step().needed);
    for (let ms = 0; ms < SOURCE_APPEARS_MS - 1_000; ms += 1_000)
      for (const it of step(1_000).needed) tried.add(it);
    expect(tried.size).toBe(SOURCES_TRIED_MAX);
    const few = createDownload();
    few.step();
    few.step(LOOK_AFTER_MS);
    few.found('a', 'b');
    few.step();
    const { needed, released } = few.step(SOURCE_SLOW_MS);
    expect([new Set(needed), released]).toEqual([new Set(['a', 'b']), []]);
  });

  test('does not try them again for this file, or not soon', () => {
    const { step, found, sources } = createDownload();
    step();
    step(LOOK_AFTER_MS);
    found('absent', 'idle');
    step();
    sources.set('idle' as PeerId, 'has');
    step(1);
    step(SOURCE_APPEARS_MS);
    step(SOURCE_GIVES_MS);
    sources.clear();
    found('absent', 'idle');
    expect(step().needed).toEqual([]);
    step(UNREACHED_SOURCE_MS);
    found('absent', 'idle');
    expect(step().needed).toEqual(['absent']);
    step(IDLE_SOURCE_MS);
    found('idle');
    expect(step().needed).toEqual(['idle']);
  });

  test('looks less and less often while nobody is found', () => {
    const { step, found } = createDownload();
    step();
    let looks = 0;
    for (let ms = 0; ms < 10 * LOOK_AGAIN_MAX_MS; ms += 1_000) {
      if (!step(1_000).look) continue;
      looks += 1;
      found();
    }
    expect(looks).toBeGreaterThan(10);
    expect(looks).toBeLessThan(15);
  });

  test('[D5] has those dial whom it finds and is not linked with, again and again', () => {
    const { step, found, sources } = createDownload();
    step();
    step(LOOK_AFTER_MS);
    found('a', 'b');
    expect(step().toDial).toEqual([]);
    sources.set('b' as PeerId, 'has');
    expect(step(DIAL_ASKED_AFTER_MS).toDial).toEqual(['a']);
    expect(step(DIAL_ASKED_AGAIN_MS - 1).toDial).toEqual([]);
    expect(step(1).toDial).toEqual(['a']);
  });

  test('lets go of all when it ends', () => {
    const { search, step, found } = createDownload();
    step();
    step(LOOK_AFTER_MS);
    found('a', 'b');
    expect(step().needed).toEqual(['a', 'b']);
    expect(search.stop()).toEqual(['a', 'b']);
    expect(search.isHopeful()).toBe(false);
    expect(search.stop()).toEqual([]);
    const nothing = { needed: [], released: [], toDial: [] };
    expect(step()).toEqual({ look: false, isAgain: true, ...nothing });
  });
});

test('[F24] nobody has it only when a lookup found nobody, or nothing came of those whom it found', () => {
  const { search, step, found } = createDownload();
  step();
  step(LOOK_AFTER_MS);
  expect(search.isHopeful()).toBe(true);
  found('a');
  expect(search.isHopeful()).toBe(true);
  step();
  expect(search.isHopeful()).toBe(true);
  step(SOURCE_APPEARS_MS);
  expect(search.isHopeful()).toBe(false);
  step(LOOK_AGAIN_MS);
  expect(search.isHopeful(), 'while it looks again').toBe(false);
});
