/** Nearby offers through a real relay: who offers, who asks, and what the relay sees of it. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import { OwnNearbyOffer } from '../../../src/browser/nearby/nearby-offer.ts';
import { NearbySearch } from '../../../src/browser/nearby/nearby-search.ts';
import {
  platformClock as clock,
  platformRandom as random,
} from '../../../src/browser/platform/clock.ts';
import { SAFETY_CODE_BYTES } from '../../../src/core/identity/safety-code.ts';
import { NEARBY_ASKS_MAX } from '../../../src/core/limits/nearby.ts';
import type { NearbyAsk, NearbyOffer, NearbyLook } from '../../../src/core/api/nearby.ts';
import { formatFragment, makeAddress } from '../../../src/core/api/room-address.ts';
import { RELAY_PATH } from '../../../signaling/protocol.ts';
import { startServer } from '../../rigs/relay-server.ts';

const room = makeAddress(random);
const fragment = formatFragment(room);

async function scene() {
  const server = await startServer({ nearby: 'lan' });
  const urls = [`ws://localhost:${server.port}${RELAY_PATH}`];
  /** All frames that any of the clients sends or hears. */
  const frames: string[] = [];
  const connect = (url: string) => {
    const socket = new NodeWebSocket(url);
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => frames.push(String(data)));
    const send = socket.send.bind(socket) as (text: string) => void;
    Object.assign(socket, { send: (text: string) => (frames.push(text), send(text)) });
    return socket as unknown as WebSocket;
  };
  const options = { urls, clock, random, connect };
  return {
    server,
    frames,
    async offer(name: string) {
      const states: string[] = [];
      let asks: readonly NearbyAsk[] = [];
      const own = await OwnNearbyOffer.open(
        { ...options, name, fragment },
        { onState: (state) => states.push(state), onAsks: (now) => (asks = now) },
      );
      onTestFinished(() => own.close());
      await vi.waitFor(() => expect(states.at(-1)).not.toBe(undefined));
      return { own, states, asks: () => asks };
    },
    look() {
      let found: readonly NearbyOffer[] = [];
      const look: NearbyLook = new NearbySearch({
        ...options,
        isVisible: () => true,
        onOffers: (now) => (found = now),
      });
      onTestFinished(() => look.close());
      return {
        look,
        found: () => found,
        async ask(whose: string, as: string) {
          await vi.waitFor(() => expect(found.map(({ name }) => name)).toContain(whose));
          const offered = found.find(({ name }) => name === whose);
          return look.ask(offered ?? { id: '', name: '' }, as);
        },
      };
    },
  };
}

test('[V3] a person who is let in gets the link to the room, and both see the same code', async () => {
  const { offer, look } = await scene();
  const ann = await offer('Ann');
  expect(ann.states).toEqual(['open']);
  const pending = await look().ask('Ann', 'Bob');
  await vi.waitFor(() => expect(ann.asks()).toHaveLength(1));
  const [ask] = ann.asks();
  expect(ask?.name).toBe('Bob');
  expect(ask?.code).toEqual(pending.code);
  expect(ask?.code).toHaveLength(SAFETY_CODE_BYTES);
  ann.own.answer(ask?.id ?? '', true);
  expect(ann.asks()).toEqual([]);
  expect(await pending.outcome).toEqual({ kind: 'accepted', room });
});

test('[V3] a person who is declined gets no link, and is not heard again', async () => {
  const { offer, look } = await scene();
  const ann = await offer('Ann');
  const bob = look();
  const first = await bob.ask('Ann', 'Bob');
  await vi.waitFor(() => expect(ann.asks()).toHaveLength(1));
  ann.own.answer(ann.asks()[0]?.id ?? '', false);
  expect(await first.outcome).toEqual({ kind: 'declined' });
  await bob.ask('Ann', 'Bob');
  // What another one asks later is there, and nothing of the first.
  await look().ask('Ann', 'Carol');
  await vi.waitFor(() => expect(ann.asks().map(({ name }) => name)).toEqual(['Carol']));
});

test('[V3] only a few requests wait at once', async () => {
  const { offer, look, frames } = await scene();
  const ann = await offer('Ann');
  const heard = () => frames.filter((frame) => frame.startsWith('{"type":"asked"')).length;
  for (let i = 0; i <= NEARBY_ASKS_MAX; i++) await look().ask('Ann', `asks ${i}`);
  await vi.waitFor(() => expect(heard()).toBe(NEARBY_ASKS_MAX + 1));
  await vi.waitFor(() => expect(ann.asks()).toHaveLength(NEARBY_ASKS_MAX));
  ann.own.answer(ann.asks()[0]?.id ?? '', false);
  await look().ask('Ann', 'later');
  await vi.waitFor(() => expect(ann.asks().at(-1)?.name).toBe('later'));
  expect(ann.asks()).toHaveLength(NEARBY_ASKS_MAX);
});

test('[V2] nobody waits for an offer that is over', async () => {
  const { offer, look, server } = await scene();
  const ann = await offer('Ann');
  const bob = look();
  await vi.waitFor(() => expect(bob.found()).toHaveLength(1));
  ann.own.close();
  await vi.waitFor(() => expect(server.relay.counts().members).toBe(0));
  expect(await (await bob.ask('Ann', 'Bob')).outcome).toEqual({ kind: 'absent' });
  const carol = await offer('Carol');
  const dave = look();
  const pending = await dave.ask('Carol', 'Dave');
  await vi.waitFor(() => expect(carol.asks()).toHaveLength(1));
  await server.close();
  expect(await pending.outcome).toEqual({ kind: 'lost' });
  expect(dave.found()).toEqual([]);
  await vi.waitFor(() => expect(carol.asks()).toEqual([]));
  expect(carol.states.at(-1)).toBe('opening');
});

test('[V3] the relay learns only the name of the offer', async () => {
  const { offer, look, frames } = await scene();
  const ann = await offer('Ann of the tram');
  const pending = await look().ask('Ann of the tram', 'Bob of the depot');
  await vi.waitFor(() => expect(ann.asks()).toHaveLength(1));
  ann.own.answer(ann.asks()[0]?.id ?? '', true);
  await pending.outcome;
  const all = frames.join('\n');
  expect(all).toContain('Ann of the tram');
  for (const text of ['Bob of the depot', fragment.slice(2)]) {
    expect(all).not.toContain(text);
    for (const shift of ['', 'x', 'xx']) {
      const encoded = Buffer.from(shift + text).toString('base64url');
      expect(all).not.toContain(encoded.slice(4, -4));
    }
  }
  // Requests, and answers of either kind, have one size each.
  const boxes = frames.flatMap((frame) => {
    const { type, box } = JSON.parse(frame) as { type: string; box?: string };
    return box ? [`${type} ${box.length}`] : [];
  });
  expect(new Set(boxes)).toEqual(new Set(['ask 422', 'asked 422', 'answer 1403', 'answered 1403']));
});
