/** A sharer whom several ask at once. */
import { expect, test } from 'vitest';
import { bytesOf, createPerson } from '../../fakes/people.ts';
import { CHUNK_BYTES, createParty, share, stateIn, type Member } from '../../rigs/files-rig.ts';

/** Bytes of frames that left a member, by file chunk: how often each chunk went out. */
function countFrames(member: Member): { copies(): number } {
  let bytes = 0;
  const { tamper } = member;
  member.tamper = (frame) => {
    bytes += frame.length;
    return tamper(frame);
  };
  return { copies: () => bytes };
}

test('[F25] when everyone wants a file at once, about one copy leaves its sharer, and everyone has it', async () => {
  const party = createParty();
  const members = await Promise.all(
    ['sharer', 'one', 'two', 'three', 'four'].map((name) => party.join(createPerson(name))),
  );
  for (const a of members) for (const b of members) if (a.peer < b.peer) party.link(a, b);
  const [sharer, ...takers] = members as [Member, ...Member[]];
  const content = bytesOf('wanted', 400 * CHUNK_BYTES);
  const counted = countFrames(sharer);
  const { id } = await share(sharer, 'wanted', content, takers);
  await party.run();
  await party.tick();
  for (const taker of takers) void taker.files.download(id);
  await party.run();
  await party.tick(10);
  expect(takers.map((it) => stateIn(it, id))).toEqual(takers.map(() => 'complete'));
  expect(counted.copies() / content.length).toBeLessThan(1.5);
});

test('[F25] those who are linked with the sharer alone get all of it from there', async () => {
  const party = createParty();
  const [sharer, one, two] = [
    await party.join(createPerson('sharer')),
    await party.join(createPerson('one')),
    await party.join(createPerson('two')),
  ];
  party.link(sharer, one);
  party.link(sharer, two);
  const { id } = await share(sharer, 'wanted', bytesOf('wanted', 100 * CHUNK_BYTES), [one, two]);
  await party.run();
  await party.tick();
  for (const taker of [one, two]) void taker.files.download(id);
  await party.run();
  await party.tick(10);
  expect([stateIn(one, id), stateIn(two, id)]).toEqual(['complete', 'complete']);
});
