/** Downloads that have their turn one after another, as the person put them. */
import { describe, expect, test } from 'vitest';
import { fileId, type FileId } from '../../../../src/core/base/ids.ts';
import {
  problemIn,
  savedBytes,
  share,
  stateIn,
  threeLinked,
  type Member,
} from '../../../rigs/files-rig.ts';
import { createFileIndex } from '../../../../src/core/swarm/cache/file-index.ts';
import { bytesOf, roomTopic } from '../../../fakes/people.ts';

const film = bytesOf('film', 100_000);
const song = bytesOf('song', 60_000);

/** The files that a member asked for chunks of, in that order. */
function askedFor({ sent }: Member): FileId[] {
  const files = sent.flatMap(({ message }) =>
    message.t === 'request' ? [fileId(message.file)] : [],
  );
  return files.filter((it, at) => it !== files[at - 1]);
}
const arrange = (member: Member, ids: readonly FileId[]) =>
  Promise.all(
    ids.map((id, at) => member.files.steer(id, (item, downloads) => downloads.rank(item, at))),
  );

async function twoDownloads() {
  const { party, a, b, c } = await threeLinked();
  const [one, two] = [await share(a, 'film', film, [b, c]), await share(a, 'song', song, [b, c])];
  await party.run();
  return { party, a, b, c, one: one.id, two: two.id };
}

describe('[F9] downloads that the person put in an order', () => {
  test('come one after the other', async () => {
    const { party, b, one, two } = await twoDownloads();
    await Promise.all([one, two].map((id) => b.files.download(id)));
    await arrange(b, [one, two]);
    await party.run();
    await party.tick(3);
    expect(askedFor(b)[0]).toBe(one);
    expect(await savedBytes(b, one)).toEqual(film);
    expect(await savedBytes(b, two)).toEqual(song);
    expect(b.ready).toEqual([one, two]); // though the other one is shorter
  });

  test('let a later one say that it waits, and start it when an earlier one pauses', async () => {
    const { party, b, one, two } = await twoDownloads();
    b.files.flow.setLimits({ uploadBytesPerSecond: undefined, downloadBytesPerSecond: 1 });
    await Promise.all([one, two].map((id) => b.files.download(id)));
    await arrange(b, [one, two]);
    await party.run();
    await party.tick(12);
    expect(askedFor(b)).toEqual([one]);
    expect(problemIn(b, two)).toBe('its-turn');
    expect(problemIn(b, one)).toBeUndefined();
    await b.files.pause(one);
    b.files.flow.setLimits({ uploadBytesPerSecond: undefined, downloadBytesPerSecond: undefined });
    await party.run();
    await party.tick(2);
    expect(stateIn(b, two)).toBe('complete');
    expect(stateIn(b, one)).toBe('paused');
  });

  test('wait for nobody who has nothing of the first', async () => {
    const { party, a, b, c, one, two } = await twoDownloads();
    await c.files.download(two);
    await party.run();
    await party.tick(2);
    party.unlink(a, b);
    await Promise.all([one, two].map((id) => b.files.download(id)));
    await arrange(b, [one, two]);
    await party.run();
    await party.tick(2);
    expect(stateIn(b, two)).toBe('complete');
    party.link(a, b);
    await party.run();
    await party.tick(3);
    expect(stateIn(b, one)).toBe('complete');
  });

  test('are remembered', async () => {
    const { party, b, one, two } = await twoDownloads();
    await Promise.all([one, two].map((id) => b.files.download(id)));
    await arrange(b, [two, one]);
    await party.run();
    const stored = await createFileIndex(b.disk.index).load(roomTopic);
    expect([stored.get(two)?.rank, stored.get(one)?.rank]).toEqual([0, 1]);
  });

  test('have their turn together where nobody chose', async () => {
    const { party, b, one, two } = await twoDownloads();
    await Promise.all([one, two].map((id) => b.files.download(id)));
    await party.run();
    await party.tick(3);
    expect(b.ready).toEqual([two, one]);
  });
});
