/** What the WebRTC transport must do beyond the contract: hostile signals, repairs, bounds, tidy ends. */
import { CONTROL_QUEUE_BYTES_MAX } from '../../../src/core/limits/shared.ts';
import { assert, assertEqual, type ContractCase } from '../../contract/contract.ts';
import {
  createParty,
  inbox,
  newest,
  settled,
  type Guest,
  type Party,
} from '../../contract/transport-party.ts';
import {
  connectionsOf,
  iceUser,
  pretendDisconnected,
  withForeignDtls,
  withOtherCertificate,
  withUnheardEnds,
} from './native-connections.ts';
import { createLimit } from './page-time.ts';
import { createWebRtcRig, type WebRtcRig } from './webrtc-rig.ts';

type Run = (party: Party, rig: WebRtcRig) => Promise<void>;

/** Two linked guests and their connections, the dialling side's first. */
async function watchedPair(party: Party) {
  let pair: Awaited<ReturnType<Party['pair']>> | undefined;
  const [dialling, answering] = await connectionsOf(async () => {
    pair = await party.pair();
  });
  assert(pair && dialling && answering, 'two connections');
  return { ...pair, dialling, answering };
}

async function assertCarries(party: Party, from: Guest, to: Guest): Promise<void> {
  const arrived = inbox(newest(to));
  assert(newest(from).send('control', Uint8Array.of(42)), 'taken');
  await party.until(() => arrived.length > 0, 'the message arrives');
}

async function assertRepaired(party: Party, side: 'dialling' | 'answering'): Promise<void> {
  const watched = await watchedPair(party);
  const { alice, bob, here } = watched;
  let ends = 0;
  here.onClose(() => ends++);
  const before = iceUser(watched.dialling);
  pretendDisconnected(watched[side])();
  await party.until(() => iceUser(watched.dialling) !== before, 'ICE starts again');
  await party.until(() => watched.dialling.signalingState === 'stable', 'it is answered');
  await assertCarries(party, alice, bob);
  await party.pass(2_000);
  assertEqual([ends, alice.links.length, bob.links.length], [0, 1, 1], 'the same link lives on');
}

const cases: [string, Run][] = [
  [
    'an offer with another certificate than the signed one is refused',
    async (party) => {
      const [alice, bob] = [await party.guest('alice'), await party.guest('bob')];
      await withOtherCertificate(async () => {
        const dialled = settled(alice.transport.dial(bob.transport.self));
        await party.until(() => dialled.done, 'the dial settles');
        assert(dialled.failed, 'the dial fails');
      });
      assertEqual([alice.links.length, bob.links.length], [0, 0], 'links');
    },
  ],
  [
    'a connection whose DTLS certificate is not the signed one is never shown',
    async (party) => {
      const [alice, bob] = [await party.guest('alice'), await party.guest('bob')];
      await withForeignDtls(async () => {
        const dialled = settled(alice.transport.dial(bob.transport.self));
        await party.until(() => dialled.done, 'the dial settles');
        assert(dialled.failed, 'the dial fails');
      });
      assertEqual([alice.links.length, bob.links.length], [0, 0], 'links');
    },
  ],
  [
    'boxes that are repeated or given to somebody else do nothing',
    async (party, rig) => {
      const { alice, bob, dialling, answering } = await watchedPair(party);
      const carol = await party.guest('carol');
      const ice = () => [dialling.iceGatheringState, answering.iceGatheringState];
      await party.until(() => ice().join() === 'complete,complete', 'all candidates are known');
      await party.pass(1_000);
      const sent = [...rig.hub.boxes];
      assert(sent.length >= 2, 'an offer and an answer were sent');
      const { boxes } = rig.hub;
      for (const box of sent) {
        rig.hub.deliver(box);
        rig.hub.deliver({ ...box, from: box.to, to: box.from });
        rig.hub.deliver({ ...box, to: 'client 2' });
      }
      await party.pass(1_000);
      assertEqual(boxes.length, sent.length, 'nobody answered');
      assertEqual(
        [alice, bob, carol].map(({ links }) => links.length),
        [1, 1, 0],
        'links',
      );
      await assertCarries(party, alice, bob);
    },
  ],
  [
    'boxes with any byte changed do nothing',
    async (party, rig) => {
      const [alice, bob] = [await party.guest('alice'), await party.guest('bob')];
      rig.hub.intercept((box) => {
        const bytes = box.box.slice();
        const at = Math.floor(Math.random() * bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 + Math.floor(Math.random() * 255));
        rig.hub.deliver({ ...box, box: bytes });
      });
      const dialled = settled(alice.transport.dial(bob.transport.self));
      await party.until(() => dialled.done, 'the dial settles');
      assertEqual([dialled.code, bob.links.length], ['timeout', 0], 'no link');
    },
  ],
  [
    'somebody whose page was reloaded gets a new link, which replaces the old',
    async (party, rig) => {
      const bob = await party.guest('bob');
      const identity = await rig.identity();
      const visit = async (): Promise<Guest> =>
        createParty({
          ...rig,
          join: async () => rig.joinAs(identity),
        }).guest('alice');
      const before = await visit();
      await before.transport.dial(bob.transport.self);
      await party.until(() => bob.links.length === 1, 'the first link');
      let reason = '';
      newest(bob).onClose((why) => (reason = why));
      const after = await visit();
      await after.transport.dial(bob.transport.self);
      await party.until(() => bob.links.length === 2 && reason !== '', 'the second replaces it');
      assertEqual(reason, 'replaced', 'reason');
      await assertCarries(party, after, bob);
    },
  ],
  [
    'somebody who left signaling is unreachable at once',
    async (party, rig) => {
      const [alice, bob] = [await party.guest('alice'), await party.guest('bob')];
      alice.transport.refresh();
      await party.until(() => alice.sighted.size === 1, 'alice sights bob');
      rig.hub.cut('client 1');
      const isLate = createLimit(500);
      const dialled = settled(alice.transport.dial(bob.transport.self));
      await party.until(() => dialled.done, 'the dial settles');
      assertEqual(dialled.code, 'unreachable', 'code');
      assert(!isLate(), 'without waiting');
    },
  ],
  [
    '[S12] [S30] when both dial at once and either has moved on signaling, they meet all the same',
    async (party, rig) => {
      const [alice, bob] = [await party.guest('alice'), await party.guest('bob')];
      for (const { transport } of [alice, bob]) transport.refresh();
      await party.until(() => alice.sighted.size + bob.sighted.size === 2, 'both sight');
      rig.hub.move(alice.transport.self < bob.transport.self ? 'client 1' : 'client 0');
      const dials = [
        settled(alice.transport.dial(bob.transport.self)),
        settled(bob.transport.dial(alice.transport.self)),
      ];
      await party.until(() => dials.every(({ done }) => done), 'both dials settle');
      await party.until(() => alice.links.length * bob.links.length === 1, 'one link each');
      await assertCarries(party, alice, bob);
    },
  ],
  [
    '[S11] a path lost on the dialling side is repaired',
    (party) => assertRepaired(party, 'dialling'),
  ],
  [
    '[S11] a path lost on the answering side is repaired',
    (party) => assertRepaired(party, 'answering'),
  ],
  [
    'a doubted path on which something comes is left alone, and one on which nothing comes is repaired',
    async (party) => {
      const { alice, bob, dialling } = await watchedPair(party);
      const before = iceUser(dialling);
      alice.transport.doubt();
      await assertCarries(party, bob, alice);
      await party.pass(1_500);
      assertEqual(iceUser(dialling), before, 'ICE goes on');
      bob.transport.doubt();
      await party.until(() => iceUser(dialling) !== before, 'ICE starts again');
      await party.until(() => dialling.signalingState === 'stable', 'it is answered');
      await assertCarries(party, alice, bob);
      assertEqual([alice.links.length, bob.links.length], [1, 1], 'the same link');
    },
  ],
  [
    'a repaired link on which still nothing comes is replaced by a new one',
    async (party) => {
      const { alice, bob, here } = await party.pair();
      let reason = '';
      here.onClose((why) => (reason = why));
      alice.transport.doubt(bob.transport.self);
      bob.transport.doubt(alice.transport.self);
      await party.until(() => alice.links.length + bob.links.length === 4, 'a second link each');
      await party.until(() => reason !== '', 'the first ends');
      await assertCarries(party, alice, bob);
    },
  ],
  [
    'a doubted link that the other side has given up ends as soon as that side is asked',
    async (party) => {
      const { alice, here, there } = await party.pair();
      let reason = '';
      here.onClose((why) => (reason = why));
      await withUnheardEnds(async () => {
        there.close('silent');
        await party.pass(100);
      });
      assertEqual(reason, '', 'nothing is known of it');
      alice.transport.doubt();
      await party.until(() => reason !== '', 'it is known');
      assertEqual(reason, 'refused: unknown-link', 'reason');
    },
  ],
  [
    '[S30] an offer that was lost on the way gives way to the other side’s own',
    async (party, rig) => {
      const [alice, bob] = [await party.guest('alice'), await party.guest('bob')];
      for (const { transport } of [alice, bob]) transport.refresh();
      await party.until(() => alice.sighted.size + bob.sighted.size === 2, 'both sight');
      const [first, second] =
        alice.transport.self < bob.transport.self ? [alice, bob] : [bob, alice];
      rig.hub.intercept(() => undefined);
      const lost = settled(first.transport.dial(second.transport.self));
      await party.until(() => rig.hub.boxes.length > 0, 'it is offered');
      rig.hub.intercept(undefined);
      const isLate = createLimit(1_500);
      const own = settled(second.transport.dial(first.transport.self));
      await party.until(() => own.done && lost.done, 'both dials settle');
      assertEqual([own.code, lost.code], [undefined, undefined], 'by the second offer');
      assert(!isLate(), 'without waiting for a timeout');
      await assertCarries(party, first, second);
    },
  ],
  [
    '[S30] what nobody answered while signaling was away is offered again when it is back',
    async (party, rig) => {
      const [alice, bob] = [await party.guest('alice'), await party.guest('bob')];
      rig.hub.intercept(() => undefined);
      const dialled = settled(alice.transport.dial(bob.transport.self));
      await party.until(() => rig.hub.boxes.length > 0, 'it is offered');
      rig.hub.intercept(undefined);
      rig.hub.interrupt('client 0');
      await party.until(() => dialled.done, 'the dial settles');
      assertEqual(dialled.code, undefined, 'by the new offer');
      await assertCarries(party, alice, bob);
    },
  ],
  [
    'a path that cannot be repaired ends the link',
    async (party, rig) => {
      const { here, dialling } = await watchedPair(party);
      let reason = '';
      here.onClose((why) => (reason = why));
      rig.hub.intercept(() => undefined);
      pretendDisconnected(dialling);
      await party.until(() => reason !== '', 'the link ends');
      assertEqual(reason, 'network path lost', 'reason');
    },
  ],
  [
    'control messages that a slow path cannot take end the link',
    async (party) => {
      const { here } = await party.pair();
      const reasons: string[] = [];
      here.onClose((why) => reasons.push(why));
      const message = new Uint8Array(here.maxMessageBytes);
      const most = 2 * (CONTROL_QUEUE_BYTES_MAX / message.length);
      let taken = 0;
      while (taken < most && here.send('control', message)) taken++;
      assert(taken < most, 'the queue has a bound');
      assertEqual(reasons, ['too slow'], 'the link says why');
    },
  ],
  [
    'a link that ended before anyone listened still says so, once',
    async (party) => {
      const { here, there } = await party.pair();
      here.close('gone');
      await party.pass(200);
      const reasons: string[] = [];
      there.onClose((why) => reasons.push(why));
      await party.until(() => reasons.length > 0, 'told');
      assertEqual(reasons, ['closed by the other side'], 'reason');
    },
  ],
  [
    'close leaves no timer, whatever was under way',
    async (party, rig) => {
      const { alice, bob, dialling } = await watchedPair(party);
      const carol = await party.guest('carol');
      rig.hub.intercept(() => undefined);
      const dialled = settled(carol.transport.dial(bob.transport.self));
      pretendDisconnected(dialling);
      await party.pass(50);
      assert(rig.timers() > 0, 'there are timers');
      for (const { transport } of [alice, bob, carol]) transport.close();
      await party.until(() => dialled.done, 'the dial settles');
      assertEqual(dialled.code, 'closed', 'code');
      assertEqual(rig.timers(), 0, 'timers');
      assertEqual(dialling.connectionState, 'closed', 'connection');
    },
  ],
];

export const webRtcCases: ContractCase[] = cases.map(([name, run]) => ({
  name,
  async run() {
    const rig = await createWebRtcRig();
    try {
      await run(createParty(rig), rig);
    } finally {
      await rig.close();
    }
  },
}));
