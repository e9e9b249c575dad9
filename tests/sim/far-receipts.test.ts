/** A class of thirty, in which somebody writes: their screen says who has it, of people without a link to them, too. */
import { beforeEach, describe, expect, test } from 'vitest';
import { concat, type Bytes } from '../../src/core/base/bytes.ts';
import type { RoomTalk } from '../../src/core/api/talk.ts';
import type { Room } from '../../src/core/api/room-api.ts';
import { peerId, type PeerId } from '../../src/core/base/ids.ts';
import { PING_ALL_MS } from '../../src/core/limits/mesh.ts';
import { encodeMessage } from '../../src/core/wire/envelope.ts';
import { decodeMessage, type Message } from '../../src/core/wire/message.ts';
import { fairWeather } from './weather.ts';
import { createWorld, type World } from './world.ts';

const PEOPLE = 30;
const RECEIPT_BYTES = 68;
/** Surplus links fade one by one. */
const SETTLED_MS = 300_000;

let world: World;
let room: Room;
let talk: RoomTalk;
/** Those without a link to the author. */
let far: PeerId[];
/** Of receipts, with all hops: who was asked, messages, bytes. */
let cost: { asked: Set<PeerId>; messages: number; bytes: number };

beforeEach(async () => {
  world = createWorld({
    seed: 'far receipts',
    nodes: PEOPLE,
    weather: { ...fairWeather },
    chunkBytes: 4_096,
    watchWires: false,
    checkEveryMs: 10_000,
  });
  for (const node of world.nodes)
    world.timeline.after(world.prng.below(20_000), `${node.name} comes`, node.start);
  await world.run(40_000);
  const author = world.nodes[0]?.room();
  if (!author) throw new Error('the author is not there');
  room = author;
  talk = await room.talk();
  findFar();
  meter();
}, 120_000);

function findFar(): void {
  const linked = world.network.linkedWith(room.self);
  far = world.nodes
    .map(({ identity }) => identity.peer)
    .filter((it) => it !== room.self && !linked.includes(it));
}

function meter(): void {
  cost = { asked: new Set(), messages: 0, bytes: 0 };
  const passed = new Set<string>();
  const { sent } = world.watch;
  world.watch.sent = (from, to, lane, bytes, pair) => {
    sent?.(from, to, lane, bytes, pair);
    const message = lane === 'control' ? decodeMessage(bytes) : null;
    if (message?.t === 'route' && message.kind === 'held') {
      passed.add(`${to} ${from} ${message.n}`);
      if (from === room.self) cost.asked.add(peerId(message.to));
    } else if (message?.t !== 'routed' || !passed.has(`${from} ${to} ${message.n}`)) return;
    cost.messages += 1;
    cost.bytes += bytes.length;
  };
}

async function says(text: string, to?: readonly PeerId[]): Promise<void> {
  world.said.add(text);
  room.chat.say(text, undefined, to).catch((error: unknown) => world.fail(String(error)));
  await world.run(PING_ALL_MS + 2_000);
}
const delivery = () => {
  const own = room.chat.messages().findLast((it) => it.own);
  return own && talk.delivery(own);
};
/** Nodes on the way, or the network, send `change` in place of what they were told to. */
function meddle(change: (from: PeerId, to: PeerId, message: Message) => Message[] | undefined) {
  world.watch.meddle = (from, to, lane, bytes): Bytes[] => {
    const message = lane === 'control' ? decodeMessage(bytes) : null;
    const instead = message && change(from, to, message);
    return instead?.map(encodeMessage) ?? [bytes];
  };
}
const ofEntries = ({ t }: Message) => ['push', 'ihave', 'entries', 'vector', 'sums'].includes(t);

describe('[Y11] in a class of thirty', { timeout: 120_000 }, () => {
  test('all 29 are known to have a message some seconds later, at a small cost', async () => {
    await world.run(SETTLED_MS);
    findFar();
    expect(far.length).toBeGreaterThan(15);
    await says('hello, all of you');
    expect(delivery()).toEqual({ kind: 'all', here: PEOPLE - 1 });
    expect(cost.asked).toEqual(new Set(far));
    expect(cost.messages).toBeLessThan(6 * far.length);
    expect(cost.bytes).toBeLessThan(800 * far.length);
    await world.run(200_000);
    expect(cost.messages, 'nobody is asked again').toBeLessThan(6 * far.length);
  });

  test('all are asked of a private message as well, so that nobody on the way learns for whom it is', async () => {
    const [confidant] = far;
    if (!confidant) throw new Error('everyone is linked with everyone');
    await says('psst', [confidant]);
    expect(delivery()).toEqual({ kind: 'all', here: 1 });
    expect(cost.asked).toEqual(new Set(far));
  });

  test('a person whom the author blocks is asked as all others: what goes by does not show it', async () => {
    const [blocked] = far;
    if (!blocked) throw new Error('everyone is linked with everyone');
    room.people
      .setTreatment(blocked, 'blocked')
      .catch((error: unknown) => world.fail(String(error)));
    await says('not for your eyes');
    expect(cost.asked).toEqual(new Set(far));
    expect(delivery()).toEqual({ kind: 'all', here: PEOPLE - 2 });
  });

  test('a person who blocks the author is counted as all others: nobody is told of it', async () => {
    const blocking = world.nodes.find(({ identity }) => identity.peer === far[0])?.room();
    blocking?.people
      .setTreatment(room.self, 'blocked')
      .catch((error: unknown) => world.fail(String(error)));
    await says('can you hear me?');
    expect(delivery()).toEqual({ kind: 'all', here: PEOPLE - 1 });
  });

  test('somebody who has not got it is not counted, whatever members on the way say in their name', async () => {
    const [late] = far;
    const liars = new Set(world.network.linkedWith(room.self).slice(0, 4));
    const receipts: Bytes[] = [];
    let [forged, repeated] = [0, 0];
    const ofThemselves = new Set<string>();
    meddle((from, to, message) => {
      if (message.t === 'route' && peerId(message.to) === to)
        ofThemselves.add(`${from} ${to} ${message.n}`);
      if (to === late && ofEntries(message)) return [];
      if (message.t !== 'routed' || !message.body || !liars.has(from)) return undefined;
      if (ofThemselves.has(`${to} ${from} ${message.n}`)) return undefined;
      const { body } = message;
      if (body.length === RECEIPT_BYTES) receipts.push(body.slice());
      if (body.length !== 1 && body.length !== RECEIPT_BYTES) return undefined;
      const heard = receipts[0];
      if (heard && receipts.length % 2 === 0) {
        repeated += 1;
        return [{ ...message, body: heard }];
      }
      forged += 1;
      return [{ ...message, body: concat(new Uint8Array(4).fill(0), world.prng.bytes(64)) }];
    });
    await says('one');
    await says('two');
    await world.run(60_000);
    expect(delivery()).toEqual({
      kind: 'some',
      have: PEOPLE - 2,
      here: PEOPLE - 1,
      certain: false,
    });
    expect(Math.min(forged, repeated)).toBeGreaterThan(0);
    world.watch.meddle = undefined;
    await world.run(130_000);
    expect(delivery()).toEqual({ kind: 'all', here: PEOPLE - 1 });
  });

  test('where all of them write at once, each knows that all have it', async () => {
    const rooms = world.nodes.flatMap((node) => node.room() ?? []);
    const talks = await Promise.all(rooms.map((it) => it.talk()));
    for (const [i, it] of rooms.entries()) {
      world.said.add(`me ${i}`);
      world.timeline.after(world.prng.below(1_000), 'somebody writes', () => {
        it.chat.say(`me ${i}`).catch((error: unknown) => world.fail(String(error)));
      });
    }
    await world.run(2 * PING_ALL_MS + 5_000);
    const told = rooms.map((it, i) => {
      const own = it.chat.messages().findLast((message) => message.own);
      return own && talks[i]?.delivery(own)?.kind;
    });
    expect(told).toEqual(rooms.map(() => 'all'));
  });
});
