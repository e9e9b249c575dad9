/** A class of thirty in which one has a library, and somebody without a link to them looks for a file in it. */
import { expect, test } from 'vitest';
import type { LibraryFolder, LibraryHits } from '../../src/core/api/library.ts';
import { createFakeSource, drawContent } from '../fakes/byte-source.ts';
import { fairWeather } from './weather.ts';
import { createWorld } from './world.ts';

const FILES = 10_000;

test(
  '[Q4] [Q6] a library is searched and taken from by somebody far away, and only what is taken is read',
  { timeout: 240_000 },
  async () => {
    const world = createWorld({
      seed: 'library',
      nodes: 30,
      weather: { ...fairWeather },
      chunkBytes: 4_096,
      watchWires: false,
      checkEveryMs: 10_000,
    });
    for (const node of world.nodes)
      world.timeline.after(world.prng.below(30_000), `${node.name} comes`, node.start);
    await world.run(40_000);
    const [owner] = world.nodes;
    const linked = world.network.linkedWith(owner?.identity.peer ?? ('' as never));
    const far = world.nodes.find((it) => it !== owner && !linked.includes(it.identity.peer));
    const [life, farRoom] = [owner?.life, far?.room()];
    if (!owner || !life?.room || !far || !farRoom)
      throw new Error('everyone is linked with everyone');

    const bytes = drawContent(world.prng, 60_000, 0);
    const opened: string[] = [];
    const folder: LibraryFolder = {
      name: 'Films',
      files: Array.from({ length: FILES }, (_, i) => ({
        path: `Films/Year ${i % 50}/film ${i}.webm`,
        sizeBytes: bytes.length,
        modifiedMs: 1,
        async open() {
          opened.push(`film ${i}`);
          const { diskMs } = world.weather;
          const source = createFakeSource(bytes, life.host, diskMs, world.prng.fork(`film ${i}`));
          return { source, mime: 'video/webm' };
        },
      })),
    };
    const [mine, theirs] = [await life.room.library(), await farRoom.library()];
    let failed: unknown;
    const noted = (error: unknown) => void (failed = error);
    mine.share(folder).catch(noted);
    await world.run(5_000);
    const [listed] = farRoom.files.list();
    expect(listed).toMatchObject({ name: 'Films', library: { count: FILES } });

    let found: LibraryHits | undefined;
    let answeredAtMs = Infinity;
    const askedAtMs = world.timeline.nowMs();
    const question = { terms: [['film'], ['7777']] };
    const ended = new AbortController();
    const tell = (all: LibraryHits) => {
      found = all;
      if (all.answered > 0) answeredAtMs = Math.min(answeredAtMs, world.timeline.nowMs());
    };
    theirs.search(question, tell, ended.signal).catch(noted);
    await world.run(5_000);
    const [hit] = found?.hits ?? [];
    if (!hit || !listed) throw new Error(`not found: ${String(failed)}`);
    expect(hit).toMatchObject({ library: listed.id, path: 'Films/Year 27/film 7777.webm' });
    expect(answeredAtMs - askedAtMs).toBeLessThan(2_000);
    expect(opened).toEqual([]);

    theirs
      .take(hit.library, hit.at)
      .then((id) => {
        world.shared.set(id, { name: 'film 7777.webm', sharer: owner, bytes });
        return farRoom.files.download(id);
      })
      .catch(noted);
    await world.run(25_000);
    const taken = theirs.taken(hit.library, hit.at);
    expect(failed).toBeUndefined();
    expect(taken && farRoom.files.get(taken)).toMatchObject({
      ...{ name: 'film 7777.webm', mime: 'video/webm', state: 'complete', sharerName: 'alice' },
    });
    expect(opened).toEqual(['film 7777']);
    // Nobody else hears of it, and its owner's list has the library alone.
    expect(life.room.files.list()).toHaveLength(1);
    const others = world.nodes.filter((it) => it !== owner && it !== far);
    expect(others.every((it) => it.room()?.files.list().length === 1)).toBe(true);
    for (const node of world.nodes) node.stop();
    await world.run(5_000);
  },
);
