/** What every Transport and Link must do, as cases that the simulator's network and real WebRTC both pass. */
import { peerId } from '../../src/core/base/ids.ts';
import type { Link } from '../../src/core/ports.ts';
import { assert, assertEqual, type ContractCase } from './contract.ts';
import { linkContract } from './link.ts';
import {
  createParty,
  inbox,
  newest,
  settled,
  type Guest,
  type Party,
  type TransportRig,
} from './transport-party.ts';

export type { TransportRig } from './transport-party.ts';

export function transportContract(make: () => Promise<TransportRig>): ContractCase[] {
  const cases: [string, (party: Party) => Promise<void>][] = [...meetingCases, ...linkContract];
  return cases.map(([name, run]) => ({
    name,
    async run() {
      const rig = await make();
      try {
        await run(createParty(rig));
      } finally {
        await rig.close();
      }
    },
  }));
}

/** An offer counts as lost after 2 s; the rest is for making two connections in the worst weather. */
const SOON_MS = 10_000;

const metBy = (guest: Guest) => new Set(guest.links.map(({ peer }) => peer)).size;

const live = (guest: Guest, closed: Set<Link>) => guest.links.filter((link) => !closed.has(link));

const meetingCases: [string, (party: Party) => Promise<void>][] = [
  [
    'who joins later sights who was there, and refresh sights who came since',
    async ({ guest, until }) => {
      const [alice, bob] = [await guest('alice'), await guest('bob')];
      await until(() => bob.sighted.has(alice.transport.self), 'bob sights alice');
      alice.transport.refresh();
      await until(() => alice.sighted.has(bob.transport.self), 'alice sights bob');
      assert(!alice.sighted.has(alice.transport.self), 'nobody sights themselves');
      assert(alice.transport.self !== bob.transport.self, 'ids differ');
    },
  ],
  [
    '[R8] whose room keys differ is noticed as a stranger, and neither sighted nor linked',
    async ({ guest, astray, until, pass }) => {
      const alice = await guest('alice');
      await until(() => alice.strangers() === false, 'alice is told of nobody strange');
      const bob = await astray('bob');
      await until(() => bob.strangers() === true, 'bob notices a stranger');
      alice.transport.refresh();
      await until(() => alice.strangers() === true, 'and so does alice');
      const dialled = settled(alice.transport.dial(bob.transport.self));
      await until(() => dialled.done, 'a dial settles');
      assert(dialled.failed, 'and fails');
      await pass(500);
      assertEqual([alice.sighted.size, bob.sighted.size], [0, 0], 'nobody is sighted');
      assertEqual([alice.links.length, bob.links.length], [0, 0], 'no link');
      bob.transport.close();
      await until(() => {
        alice.transport.refresh();
        return alice.strangers() === false;
      }, 'that the stranger left shows');
    },
  ],
  [
    'a dial brings one link to both sides, each naming the other',
    async ({ pair, pass }) => {
      const { alice, bob, here, there } = await pair();
      assertEqual(here.peer, bob.transport.self, 'alice is linked with bob');
      assertEqual(there.peer, alice.transport.self, 'bob is linked with alice');
      await pass(500);
      assertEqual([alice.links.length, bob.links.length], [1, 1], 'links');
      assert(here.maxMessageBytes >= 64 * 1024, 'a message may have 64 KiB at least');
      assert(['direct', 'nat', 'turn', 'unknown'].includes(await here.path()), 'the path is named');
    },
  ],
  [
    'when both dial at once, one pair of links survives and both dials settle by it',
    async ({ guest, until, pass }) => {
      const [alice, bob] = [await guest('alice'), await guest('bob')];
      const closed = new Set<Link>();
      for (const { transport } of [alice, bob]) {
        transport.onLink((link) => void link.onClose(() => closed.add(link)));
      }
      const [hers, his] = [
        settled(alice.transport.dial(bob.transport.self)),
        settled(bob.transport.dial(alice.transport.self)),
      ];
      await until(() => hers.done && his.done, 'both dials settle');
      assertEqual([hers.code, his.code], [undefined, undefined], 'both dials succeed');
      await pass(1_000);
      assertEqual([live(alice, closed).length, live(bob, closed).length], [1, 1], 'live links');
      const [here, there] = [live(alice, closed)[0], live(bob, closed)[0]];
      assert(here && there, 'there is a pair');
      const arrived = inbox(there);
      assert(here.send('control', Uint8Array.of(1, 2)), 'it takes a message');
      await until(() => arrived.length === 1, 'the survivors are each other’s ends');
    },
  ],
  [
    'a second link to the same peer replaces the first on both sides',
    async ({ pair, until, pass }) => {
      const { alice, bob, here, there } = await pair();
      const ends: string[] = [];
      here.onClose(() => ends.push('here'));
      there.onClose(() => ends.push('there'));
      const again = settled(alice.transport.dial(bob.transport.self));
      await until(() => again.done, 'the second dial settles');
      assertEqual(again.code, undefined, 'the second dial succeeds');
      await until(() => ends.length === 2, 'both ends of the first link close');
      await until(() => bob.links.length === 2, 'bob has the second link');
      const arrived = inbox(newest(bob));
      assert(newest(alice).send('control', Uint8Array.of(9)), 'the second link takes a message');
      await until(() => arrived.length === 1, 'the second link carries');
      await pass(500);
      assertEqual(ends.sort(), ['here', 'there'], 'each end closed once');
    },
  ],
  [
    'an offer that the gate refuses comes to nothing, and the dial fails soon',
    async ({ guest, until, pass }) => {
      const [alice, bob] = [await guest('alice'), await guest('bob')];
      const asked: string[] = [];
      bob.transport.setGate((peer) => {
        asked.push(peer);
        return 'refused';
      });
      const refused = settled(alice.transport.dial(bob.transport.self));
      await until(() => refused.done, 'the refused dial settles');
      assertEqual(refused.code, 'timeout', 'the code of a refused dial');
      assert(asked[0] === alice.transport.self, 'the gate is asked about who dials');
      await pass(200);
      assertEqual([alice.links.length, bob.links.length], [0, 0], 'links after a refusal');
      bob.transport.setGate(() => 'preferred');
      const taken = settled(alice.transport.dial(bob.transport.self));
      await until(() => taken.done, 'the second dial settles');
      assertEqual(taken.code, undefined, 'the second dial succeeds');
    },
  ],
  [
    '[S30] whose dials meet silence takes the offers of those who have come to welcome it, soon',
    async ({ guest, until, pass }) => {
      const guests = [await guest('alice'), await guest('bob'), await guest('carol')];
      // Whichever of two crossing offers stands: one of these has the smaller id, one the larger.
      const [low, comer, high] = guests.toSorted((a, b) =>
        a.transport.self < b.transport.self ? -1 : 1,
      );
      assert(low && comer && high, 'three came');
      comer.transport.refresh();
      const sighted = ({ transport }: Guest) => comer.sighted.has(transport.self);
      await until(() => [low, high].every(sighted), 'both are sighted');
      let asked = 0;
      for (const { transport } of [low, high]) {
        transport.setGate(() => {
          asked += 1;
          return 'silent';
        });
        void settled(comer.transport.dial(transport.self));
      }
      await until(() => asked >= 2, 'both are asked');
      const welcomes = [low, high].map(({ transport }) => {
        transport.setGate(() => 'taken');
        return settled(transport.dial(comer.transport.self));
      });
      const met = () => welcomes.every((it) => it.done && !it.failed) && metBy(comer) === 2;
      for (let waitedMs = 0; waitedMs < SOON_MS && !met(); waitedMs += 100) await pass(100);
      assert(met(), 'both have a link with whom they welcome');
    },
  ],
  [
    'dialling somebody who is not there fails with a reason',
    async ({ guest, until }) => {
      const alice = await guest('alice');
      const dialled = settled(alice.transport.dial(peerId(new Uint8Array(16).fill(7))));
      await until(() => dialled.done, 'the dial settles');
      assert(['unreachable', 'timeout'].includes(dialled.code ?? ''), `code ${dialled.code}`);
      assertEqual(alice.links.length, 0, 'links');
    },
  ],
  [
    'closing a transport closes its links on both sides, rejects dials and stays silent',
    async ({ pair, until, pass }) => {
      const { alice, bob, here, there } = await pair();
      const ends: string[] = [];
      here.onClose(() => ends.push('here'));
      there.onClose(() => ends.push('there'));
      const underway = settled(alice.transport.dial(peerId(new Uint8Array(16).fill(7))));
      alice.transport.close();
      const later = settled(alice.transport.dial(bob.transport.self));
      await until(() => underway.done && later.done, 'dials settle after close');
      assertEqual([underway.failed, later.code], [true, 'closed'], 'dials after close');
      await until(() => ends.length === 2, 'both ends close');
      assert(!here.send('control', Uint8Array.of(1)), 'a closed link takes nothing');
      alice.transport.close();
      alice.transport.refresh();
      const unanswered = settled(bob.transport.dial(alice.transport.self));
      await until(() => unanswered.done, 'dialling somebody who left settles');
      assert(unanswered.failed, 'nobody answers after close');
      await pass(500);
      assertEqual([alice.links.length, ends.length], [1, 2], 'nothing comes after close');
    },
  ],
];
