/** Requests and answers between people nearby: encrypted with one pair of keys, and a code that reveals someone in the middle. */
import { expect, test } from 'vitest';
import { makeNearbyKey, openAsk, sealAsk } from '../../../src/browser/nearby/nearby-handshake.ts';
import { platformRandom as random } from '../../../src/browser/platform/clock.ts';

async function pair() {
  const [ann, bob] = [await makeNearbyKey(), await makeNearbyKey()];
  const asked = await sealAsk(bob, ann.publicKey, 'Bob', random);
  if (!asked) throw new Error('a fresh key is a key');
  const heard = await openAsk(ann, asked.box, random);
  return { ann, bob, asked, heard };
}

test('[V3] only the other side can decrypt a request or an answer', async () => {
  const { asked, heard } = await pair();
  expect(heard?.name).toBe('Bob');
  const answer = (await heard?.pair.sealAnswer('#/abc')) ?? new Uint8Array();
  expect(await asked.pair.openAnswer(answer)).toEqual({ fragment: '#/abc' });
  const refusal = (await heard?.pair.sealAnswer(undefined)) ?? new Uint8Array();
  expect(await asked.pair.openAnswer(refusal)).toEqual({});
  expect(refusal).toHaveLength(answer.length);
  const other = await pair();
  expect(await other.asked.pair.openAnswer(answer)).toBeNull();
  expect(await openAsk(other.ann, asked.box, random)).toBeNull();
});

test('[V3] a box with any byte changed does not open, and a request is no answer', async () => {
  const { ann, asked, heard } = await pair();
  for (let i = 0; i < asked.box.length; i += 13) {
    const changed = asked.box.slice();
    changed[i] = (changed[i] ?? 0) ^ 1;
    // The last bit of a curve point's last byte is not part of it; the key made with it is another all the same.
    expect(await openAsk(ann, changed, random)).toBeNull();
  }
  const answer = (await heard?.pair.sealAnswer('#/abc')) ?? new Uint8Array();
  for (let i = 0; i < answer.length; i += 101) {
    const changed = answer.slice();
    changed[i] = (changed[i] ?? 0) ^ 1;
    expect(await asked.pair.openAnswer(changed)).toBeNull();
  }
  expect(await asked.pair.openAnswer(asked.box.slice(32))).toBeNull();
  for (const length of [0, 1, 31, 32, 60, 100]) {
    expect(await openAsk(ann, asked.box.slice(0, length), random)).toBeNull();
  }
});

test('[V4] two people with someone in the middle see different codes', async () => {
  const [ann, bob] = [await makeNearbyKey(), await makeNearbyKey()];
  const [asAnn, asBob] = [await makeNearbyKey(), await makeNearbyKey()];
  const bobs = await sealAsk(bob, asAnn.publicKey, 'Bob', random);
  const read = bobs && (await openAsk(asAnn, bobs.box, random));
  expect(read?.name).toBe('Bob'); // it can: so the code matters
  const forged = await sealAsk(asBob, ann.publicKey, 'Bob', random);
  const anns = forged && (await openAsk(ann, forged.box, random));
  expect(await anns?.pair.code()).not.toEqual(await bobs?.pair.code());
  const honest = await pair();
  expect(await honest.heard?.pair.code()).toEqual(await honest.asked.pair.code());
});

test('[V3] keys of low order are refused', async () => {
  const ours = await makeNearbyKey();
  for (const point of [new Uint8Array(32), Uint8Array.of(1, ...new Uint8Array(31))]) {
    expect(await sealAsk(ours, point, 'Bob', random)).toBeNull();
  }
  expect(await sealAsk(ours, new Uint8Array(5), 'Bob', random)).toBeNull();
});
