/** A class of thirty, of whom nobody is linked with all: everybody sees who types, and nobody sees what a liar makes up. */
import { expect, test } from 'vitest';
import type { RoomTalk } from '../../src/core/api/talk.ts';
import { idBytes, type PeerId } from '../../src/core/base/ids.ts';
import { TYPING_LASTS_MS } from '../../src/core/limits/talk.ts';
import { encodeMessage } from '../../src/core/wire/envelope.ts';
import { typeOf } from './hall-meter.ts';
import type { SimNode } from './sim-node.ts';
import { fairWeather } from './weather.ts';
import { createWorld, type World } from './world.ts';

interface Pupil {
  readonly node: SimNode;
  readonly peer: PeerId;
  readonly talk: RoomTalk;
  /** What its screen shows: it is read again when something is said to have changed. */
  shown: readonly PeerId[];
}

const HOUR_MS = 3_600_000;
const timeout = 240_000;

const classOf = (seed: string, liars = 0) =>
  createWorld({
    ...{ seed, nodes: 30, weather: { ...fairWeather }, chunkBytes: 4_096 },
    ...{ watchWires: false, checkEveryMs: 10_000, liars },
  });

async function pupilOf(node: SimNode): Promise<Pupil> {
  const room = node.room();
  if (!room) throw new Error(`${node.name} is not in the room`);
  const talk = await room.talk();
  const pupil: Pupil = { node, peer: room.self, talk, shown: [] };
  talk.onChanged(() => (pupil.shown = talk.typing().map(({ peer }) => peer)));
  return pupil;
}

/** Everyone comes, and writes twice: so ways are found from each to all. */
async function gather(world: World): Promise<Pupil[]> {
  for (const node of world.nodes)
    world.timeline.after(world.prng.below(20_000), `${node.name} comes`, node.start);
  await world.run(40_000);
  const pupils = await Promise.all(world.nodes.map(pupilOf));
  await write(world, pupils);
  await write(world, pupils);
  return pupils;
}

async function write(world: World, pupils: readonly Pupil[]): Promise<void> {
  for (const { node } of pupils) {
    const text = `message ${world.said.size}`;
    world.said.add(text);
    void node.room()?.chat.say(text);
    await world.run(1_000);
  }
  await world.run(3_000);
}

async function leave(world: World): Promise<void> {
  for (const node of world.nodes) node.stop();
  await world.run(5_000);
}

/** Signed words that come to people from now on, and their bytes. */
function count(world: World): { copies: number; bytes: number } {
  const counted = { copies: 0, bytes: 0 };
  world.watch.received = (_from, _to, lane, message) => {
    if (lane !== 'control' || typeOf(message) !== 'types') return;
    counted.copies += 1;
    counted.bytes += message.length;
  };
  return counted;
}

/** Those who do not see exactly this person typing. */
const blind = (pupils: readonly Pupil[], one: Pupil) =>
  pupils
    .filter((it) => `${it.shown}` !== (it === one ? '' : one.peer))
    .map(({ node, shown }) => `${node.name}: ${shown}`);

test(
  '[G14] [G15] [G16] in a class of thirty all see who types, and nobody else; a word comes about once to each, also after people left',
  { timeout },
  async () => {
    const world = classOf('typing');
    const pupils = await gather(world);
    const linksOf = ({ peer }: Pupil) => world.network.linkedWith(peer);
    expect(Math.max(...pupils.map((it) => linksOf(it).length))).toBeLessThan(29);

    const typists = pupils.slice(3, 13);
    const typeInTurn = async (all: readonly Pupil[]) => {
      const words = count(world);
      for (const one of typists) {
        one.talk.typed();
        await world.run(1_000);
        expect(blind(all, one)).toEqual([]);
        await world.run(TYPING_LASTS_MS);
        expect(all.flatMap(({ shown }) => shown)).toEqual([]);
      }
      expect(words.bytes / words.copies).toBeLessThan(120);
      return words.copies / typists.length / (all.length - 1);
    };
    expect(await typeInTurn(pupils)).toBeLessThan(1.2);

    // Of a private message only those are told whom it is for, if they are linked.
    const [one] = pupils.slice(3);
    const near = one && pupils.find(({ peer }) => linksOf(one).includes(peer));
    const far = one && pupils.find((it) => it !== one && !linksOf(one).includes(it.peer));
    if (!near || !far) throw new Error('everyone is linked with everyone, or with nobody');
    const words = count(world);
    one.talk.typed([near.peer, far.peer]);
    await world.run(1_000);
    expect(pupils.filter(({ shown }) => shown.length > 0)).toEqual([near]);
    expect(words.copies).toBe(0);
    await world.run(TYPING_LASTS_MS);

    const rest = pupils.slice(3);
    for (const { node } of pupils.slice(0, 3)) node.stop();
    await world.run(30_000);
    expect(await typeInTurn(rest)).toBeLessThan(2.5);
    await write(world, rest);
    expect(await typeInTurn(rest)).toBeLessThan(1.2);
    await leave(world);
  },
);

test(
  '[G15] a member that forges words and drops those of others is believed by nobody, is banned, and costs the others nothing',
  { timeout },
  async () => {
    const world = classOf('typing liar', 1);
    const pupils = await gather(world);
    const liar = pupils.at(-1);
    const honest = pupils.slice(0, -1);
    const [victim, typist] = honest;
    if (!liar || !victim || !typist) throw new Error('nobody is here');
    let forged = 0;
    world.watch.meddle = (from, _to, lane, message) => {
      if (from !== liar.peer || lane !== 'control') return [message];
      if (typeOf(message) === 'types') return [];
      // Later than anything that anybody has said, whatever their clock says.
      const at = Math.floor(world.timeline.nowMs()) + 20 * HOUR_MS + ++forged;
      const sig = world.prng.bytes(64);
      const author = idBytes(victim.peer);
      return [message, encodeMessage({ t: 'types', author, at, sig })];
    };
    const shown = new Set<PeerId>();
    for (const it of honest) it.talk.onChanged(() => it.shown.forEach((peer) => shown.add(peer)));
    await world.run(60_000);
    expect(forged).toBeGreaterThan(10);
    expect([...shown]).toEqual([]);
    expect(world.stats.bans).toBeGreaterThan(0);

    for (const one of [victim, typist]) {
      one.talk.typed();
      await world.run(1_000);
      expect(blind(honest, one)).toEqual([]);
      await world.run(TYPING_LASTS_MS);
    }
    await leave(world);
  },
);
