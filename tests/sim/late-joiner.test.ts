/** A late joiner gets history from a member that drops, adds, alters and reorders entries: only true ones appear. */
import { expect, test } from 'vitest';
import { writeEntry } from '../../src/core/chat/entry.ts';
import { verifyEntry } from '../../src/core/chat/exchange/verify-entry.ts';
import { encodeMessage } from '../../src/core/wire/envelope.ts';
import { decodeMessage, type SignedEntry } from '../../src/core/wire/message.ts';
import { createHost } from '../fakes/host.ts';
import type { SimNode } from './sim-node.ts';
import { fairWeather } from './weather.ts';
import { createWorld, type World } from './world.ts';
import { entriesOf } from '../rigs/messages.ts';

const WORDS = 45;

const textsOf = (node: SimNode): string[] =>
  node
    .room()
    ?.chat.messages()
    .flatMap((it) => (it.kind === 'text' ? [it.text] : [])) ?? [];

/** What stands in Bob's name behind his last true word, signed by somebody else. */
async function forge(world: World, true_: readonly SignedEntry[]): Promise<SignedEntry> {
  const prng = world.prng.fork('forger');
  const crypto = world.keyring.cryptoOf(createHost(world.timeline, 'forger'), 0, prng);
  const [, bob] = world.nodes;
  const entries = await Promise.all(true_.map((it) => verifyEntry(crypto, world.roomId, it)));
  const last = entries.findLast((it) => it?.author === bob?.identity.peer);
  if (!bob || !last) throw new Error('bob has said nothing');
  const identity = { ...world.keyring.createIdentity(prng), publicKey: bob.identity.publicKey };
  const place = { seq: last.body.seq + 1, prev: last.id, clock: last.body.clock + 1, time: 0 };
  const author = { roomId: world.roomId, crypto, identity };
  return (await writeEntry(author, place, { k: 'text', text: 'never said' })).signed;
}

test('[E3] [E8] a late joiner shows true entries alone, in the order of everyone, whoever brings them', async () => {
  const world = createWorld({
    seed: 'late joiner',
    nodes: 4,
    weather: { ...fairWeather },
    chunkBytes: 1024,
    watchWires: false,
  });
  const [alice, bob, carol, dave] = world.nodes;
  if (!alice || !bob || !carol || !dave) throw new Error('somebody is missing');
  for (const node of [alice, bob, carol]) node.start();
  await world.run(10_000);
  const seen: SignedEntry[] = [];
  world.watch.meddle = (_, __, lane, bytes) => {
    const message = lane === 'control' ? decodeMessage(bytes.slice()) : null;
    if (message) seen.push(...entriesOf(message));
    return [bytes];
  };
  for (let n = 1; n <= WORDS; n++) {
    const node = [alice, bob, carol][n % 3] ?? alice;
    const text = `${node.name} says ${n}`;
    world.said.add(text);
    void node.room()?.chat.say(text);
    await world.run(200);
  }
  await world.run(5_000);
  const truth = textsOf(bob);
  expect(truth).toHaveLength(WORDS);

  // Nobody but Alice has a path to Dave, and what she brings is what she likes.
  const forged = await forge(world, seen);
  const prng = world.prng.fork('lies');
  const did = { dropped: 0, altered: 0, brought: 0 };
  world.watch.meddle = (from, to, lane, bytes) => {
    const isHers = from === alice.identity.peer && to === dave.identity.peer;
    const message = isHers && lane === 'control' ? decodeMessage(bytes.slice()) : null;
    if (message?.t !== 'entries' && message?.t !== 'push') return [bytes];
    did.brought += 1;
    const list = message.list.filter(() => prng.chance(0.6) || !++did.dropped);
    const altered = list.map(({ body, sig }): SignedEntry => {
      if (did.altered >= 3 || prng.chance(0.8)) return { body, sig };
      did.altered += 1;
      const other = body.slice();
      const at = other.length - 1 - prng.below(4);
      other[at] = (other[at] ?? 0) ^ 1;
      return { body: other, sig };
    });
    const shuffled = [...altered, forged].sort(() => prng.next() - 0.5);
    return [encodeMessage({ ...message, list: shuffled })];
  };
  let shutOut = 0;
  const { closedLocally } = world.watch;
  world.watch.closedLocally = (self, peer, reason) => {
    const isJust = self === dave.identity.peer && peer === alice.identity.peer;
    if (isJust && /bad-entry/.test(reason)) shutOut += 1;
    else closedLocally?.(self, peer, reason);
  };
  for (const node of [bob, carol]) world.network.bar(node.identity.peer, dave.identity.peer);
  dave.start();
  for (let beats = 0; beats < 10; beats++) {
    await world.run(1_000);
    // A part of what is true, in its order.
    const shown = textsOf(dave);
    expect(shown).toEqual(truth.filter((it) => shown.includes(it)));
  }
  expect(did.brought).toBeGreaterThan(0);
  expect(did.dropped).toBeGreaterThan(5);
  expect(did.altered).toBe(3);
  expect(shutOut).toBe(1);
  expect(textsOf(dave).length).toBeGreaterThan(10); // what was true of it

  world.network.clearPaths();
  await world.run(30_000);
  expect(textsOf(dave)).toEqual(truth);
});
