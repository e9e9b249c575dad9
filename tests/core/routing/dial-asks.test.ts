/** Asks to dial: whom a provider dials, and that nobody has it dial others. */
import { expect, test } from 'vitest';
import { encode } from '../../../src/core/base/codec.ts';
import { fileId, type PeerId } from '../../../src/core/base/ids.ts';
import { PEER_RECORD_CLOCK_SKEW_MS } from '../../../src/core/limits/signaling.ts';
import type { Identity } from '../../../src/core/ports.ts';
import { writeDialAsk } from '../../../src/core/routing/dial-ask.ts';
import { DialAsks } from '../../../src/core/routing/dial-asks.ts';
import type { OnAsk, Routes } from '../../../src/core/routing/routes.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import {
  alice,
  bob,
  bytesOf,
  carol,
  crypto,
  mallory,
  otherRoom,
  room,
  settled,
} from '../../fakes/people.ts';

const file = fileId(bytesOf('film', 16));

/** Bob gives the file. */
function createGiver() {
  const clock = createManualClock();
  const dialled: PeerId[] = [];
  let hear: OnAsk = () => undefined;
  const routes: Routes = {
    ask: async () => undefined,
    disbelieve: () => undefined,
    onAsk(_, answer) {
      hear = answer;
      return () => undefined;
    },
  };
  const asks = new DialAsks({
    ...{ roomId: room, identity: bob, crypto, clock, routes },
    isHere: () => true,
    gives: (it) => it === file,
    serve: (peer) => dialled.push(peer) > 0,
  });
  const write = (by: Identity, to = bob.peer, at = clock.now(), roomId = room) =>
    writeDialAsk(roomId, by, to, { file, at });
  return {
    ...{ clock, dialled, asks, write },
    hear: (from: PeerId, words: Parameters<OnAsk>[1], link = from) => hear(from, words, link),
  };
}
type Giver = ReturnType<typeof createGiver>;

test.each<[string, (giver: Giver) => Promise<Parameters<OnAsk>[1]>]>([
  ['is no ask', async () => encode([file])],
  ['another one signed in their name', ({ write }) => write(mallory)],
  ['they asked somebody else', ({ write }) => write(alice, carol.peer)],
  ['they asked in another room', ({ write }) => write(alice, bob.peer, 1, otherRoom)],
  [
    'they asked days ago',
    ({ write, clock }) => write(alice, bob.peer, clock.now() - PEER_RECORD_CLOCK_SKEW_MS - 1),
  ],
])('[D5] nobody is dialled for what %s', async (_, forge) => {
  const giver = createGiver();
  const answer = await giver.hear(alice.peer, await forge(giver), mallory.peer);
  expect(answer?.[0] ?? 0).toBe(0);
  expect(giver.dialled).toEqual([]);
});

test('[D5] nobody is dialled for what is signed with a key of theirs and words of others', async () => {
  const giver = createGiver();
  const other = createGiver();
  other.clock.pass(5_000);
  const [theirs, later] = [await giver.write(alice), await other.write(alice)];
  const forged = theirs.slice();
  // The body of a later ask with the signature of an earlier one.
  const at = theirs.findIndex((byte, i) => byte !== later[i]);
  forged[at] = later[at] ?? 0;
  expect(await giver.hear(alice.peer, forged, mallory.peer)).toBeUndefined();
  expect(giver.dialled).toEqual([]);
});

test('[D5] an ask that another one repeats counts once', async () => {
  const giver = createGiver();
  const words = await giver.write(alice);
  expect(await giver.hear(alice.peer, words)).toEqual(Uint8Array.of(1));
  expect(giver.dialled).toEqual([alice.peer]);
  giver.clock.pass(60_000);
  expect(await giver.hear(alice.peer, words, mallory.peer)).toEqual(Uint8Array.of(0));
  expect(giver.dialled).toEqual([alice.peer]);
  expect(await giver.hear(alice.peer, await giver.write(alice))).toEqual(Uint8Array.of(1));
});

test('[D5] who asks is dialled, also where their clock was set back', async () => {
  const giver = createGiver();
  const clock = createManualClock();
  const asker = new DialAsks({
    ...{ roomId: room, identity: alice, crypto, clock },
    routes: {
      ask: async (_, __, words) => giver.hear(alice.peer, words, carol.peer),
      disbelieve: () => undefined,
      onAsk: () => () => undefined,
    },
    isHere: () => true,
    gives: () => false,
    serve: () => false,
  });
  void asker.ask(bob.peer, file);
  await settled();
  clock.setBack(3_600_000);
  void asker.ask(bob.peer, file);
  await settled();
  expect(giver.dialled).toEqual([alice.peer, alice.peer]);
});
