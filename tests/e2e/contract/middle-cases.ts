/** What a hostile relay and a hostile member, alone and together, try against two who want to link. */
import type { PeerRecord } from '../../../src/browser/peer-records/peer-record.ts';
import type { MediumAddress } from '../../../src/browser/signaling/signaling.ts';
import { toBase64Url, type Bytes } from '../../../src/core/base/bytes.ts';
import type { PeerId } from '../../../src/core/base/ids.ts';
import { assert, assertEqual, type ContractCase } from '../../contract/contract.ts';
import {
  createParty,
  inbox,
  newest,
  settled,
  type Guest,
  type Party,
} from '../../contract/transport-party.ts';
import { readPeerRecord, wearMask, type Mask } from './mask.ts';
import { connectionsOf } from './native-connections.ts';
import type { Box } from './page-signaling.ts';
import { createWebRtcRig, type WebRtcRig } from './webrtc-rig.ts';

type Run = (party: Party, rig: WebRtcRig) => Promise<void>;

/** Everyone's address and peer record, as any member of the room reads them. */
async function membersOf({ hub, keys }: WebRtcRig): Promise<[MediumAddress, PeerRecord, Bytes][]> {
  const all = await Promise.all(
    hub.members().map(async ({ address, peerRecord: sealed }) => {
      const peerRecord = await readPeerRecord(keys, sealed);
      return peerRecord
        ? [[address, peerRecord, sealed] as [MediumAddress, PeerRecord, Bytes]]
        : [];
    }),
  );
  return all.flat();
}

async function memberCalled(
  rig: WebRtcRig,
  guest: Guest,
): Promise<[MediumAddress, PeerRecord, Bytes]> {
  const found = (await membersOf(rig)).find(([, { peer }]) => peer === guest.transport.self);
  assert(found, 'the guest is shown');
  return found;
}

/** Whatever comes to `near` is opened, and sealed again for `there` in the name of `far`. */
function passOn(near: Mask, far: Mask, there: [MediumAddress, PeerRecord, Bytes]): void {
  near.onSignal(async ({ linkId, payload }) => {
    far.send(there[0], await far.sealer.seal(there[1], linkId, payload));
  });
}

async function meets(party: Party, one: Guest, other: Guest): Promise<void> {
  const before = other.links.length;
  await one.transport.dial(other.transport.self);
  await party.until(() => other.links.length > before, 'the other side has the link');
  const arrived = inbox(newest(other));
  assert(newest(one).send('control', Uint8Array.of(7)), 'taken');
  await party.until(() => arrived.length > 0, 'it carries');
  assertEqual([...(arrived[0]?.bytes ?? [])], [7], 'as it was sent');
}

const cases: [string, Run][] = [
  [
    'a member who passes the signals of two others on as its own links them to nobody',
    async (party, rig) => {
      const [alice, bob] = [await party.guest('alice'), await party.guest('bob')];
      const [atAlice, atBob] = [await memberCalled(rig, alice), await memberCalled(rig, bob)];
      const { keys, hub } = rig;
      const wear = (certificateHash: Bytes) =>
        wearMask({ keys, signaling: hub.join(), certificateHash });
      const asBob = await wear(atBob[1].certificateHash);
      const asAlice = await wear(atAlice[1].certificateHash);
      passOn(asBob, asAlice, atBob);
      passOn(asAlice, asBob, atAlice);
      const made = await connectionsOf(async () => {
        const dialled = settled(alice.transport.dial(asBob.peer));
        await party.until(() => dialled.done, 'the dial settles');
        assert(dialled.failed, 'the dial fails');
      });
      const states = made.map(({ connectionState }) => connectionState);
      assert(made.length >= 2, 'each answered what seemed to come from somebody else');
      assertEqual([alice.links.length, bob.links.length], [0, 0], 'links');
      assertEqual([...new Set(states)], ['closed'], 'connections');
      await meets(party, alice, bob);
    },
  ],
  [
    'a member who shows the peer record of another in place of its own opens nothing and is answered nothing',
    async (party, rig) => {
      const [alice, bob] = [await party.guest('alice'), await party.guest('bob')];
      const [, peerRecord, sealed] = await memberCalled(rig, bob);
      const [addressOfAlice, recordOfAlice] = await memberCalled(rig, alice);
      const { keys, hub } = rig;
      const stolen = { sealed, peer: peerRecord.peer };
      const mask = await wearMask({
        keys,
        signaling: hub.join(),
        certificateHash: new Uint8Array(32),
        stolen,
      });
      hub.cut((await memberCalled(rig, bob))[0]);
      const dialled = settled(alice.transport.dial(bob.transport.self));
      await party.until(() => mask.opened.length > 0, 'the offer comes to the thief');
      const forged = await mask.sealer.seal(recordOfAlice, toBase64Url(new Uint8Array(8)), {
        type: 'bye',
        reason: 'busy',
      });
      mask.send(addressOfAlice, forged);
      await party.until(() => dialled.done, 'the dial settles');
      assertEqual(dialled.code, 'timeout', 'nobody could answer');
      assertEqual([...new Set(mask.opened)], [null], 'nothing was opened');
      assertEqual(alice.links.length, 0, 'links');
    },
  ],
  [
    '[S21] offers of a session that is over, held back until a later one dials, stop nobody',
    async (party, rig) => {
      const bob = await party.guest('bob');
      const identity = await rig.identity();
      const visit = () =>
        createParty({ ...rig, join: async () => rig.joinAs(identity) }).guest('alice');
      const before = await visit();
      const held: Box[] = [];
      rig.hub.intercept((box) => held.push(box));
      const lost = settled(before.transport.dial(bob.transport.self));
      await party.until(() => held.length > 0, 'an offer is held');
      before.transport.close();
      await party.until(() => lost.done, 'the first visit is over');
      await party.pass(20); // the next peer record ends later
      const after = await visit();
      bob.transport.refresh();
      await party.until(() => bob.sighted.size > 0, 'bob sights alice');
      await party.pass(50);
      const late: Box[] = [];
      rig.hub.intercept((box) => late.push(box));
      const dialled = settled(bob.transport.dial(after.transport.self));
      await party.until(() => late.length > 0, 'bob offers');
      for (const box of held) rig.hub.deliver(box);
      await party.pass(100);
      rig.hub.intercept(undefined);
      for (const box of late) rig.hub.deliver(box);
      await party.until(() => dialled.done, 'the dial settles');
      assertEqual(dialled.code, undefined, 'it succeeds');
      await party.until(() => after.links.length > 0, 'both have it');
    },
  ],
  [
    'somebody who offers on and on uses up few connections, and others still get through',
    async (party, rig) => {
      const bob = await party.guest('bob');
      const atBob = await memberCalled(rig, bob);
      const { keys, hub } = rig;
      const certificateHash = crypto.getRandomValues(new Uint8Array(32));
      const flooder = await wearMask({ keys, signaling: hub.join(), certificateHash });
      const text = [...certificateHash].map((byte) => byte.toString(16).padStart(2, '0')).join(':');
      const template = await offerOf();
      const sdp = template.replace(/^a=fingerprint:.*$/m, `a=fingerprint:sha-256 ${text}`);
      const made = await connectionsOf(async () => {
        for (let i = 0; i < 60; i++) {
          const linkId = toBase64Url(crypto.getRandomValues(new Uint8Array(8)));
          const offer = { type: 'offer', round: 0, sdp } as const;
          flooder.send(atBob[0], await flooder.sealer.seal(atBob[1], linkId, offer));
        }
        await party.until(() => flooder.opened.length >= 40, 'most are answered, by a no');
      });
      assert(made.length <= 12, `${made.length} connections for 60 offers`);
      await meets(party, await party.guest('alice'), bob);
    },
  ],
  [
    'who hides their address offers nothing without a TURN server, and with one no address of their own',
    async (party, rig) => {
      let hidden = false;
      const identity = await rig.identity();
      const transport = rig.joinAs(identity, () => hidden);
      const alice = await createParty({ ...rig, join: async () => transport }).guest('alice');
      const bob = await party.guest('bob');
      await meets(party, alice, bob);
      const { keys, hub } = rig;
      const certificateHash = new Uint8Array(32);
      const mask = await wearMask({ keys, signaling: hub.join(), certificateHash });

      hidden = true;
      let reason = '';
      newest(alice).onClose((why) => (reason = why));
      transport.remakeLinks();
      await party.until(() => reason === 'remade', 'the link that showed the address is gone');
      const boxesBefore = hub.boxes.length;
      const refused = settled(transport.dial(mask.peer));
      await party.until(() => refused.done, 'the dial settles');
      assert(refused.failed, 'there is no TURN server');
      const toHidden = settled(bob.transport.dial(transport.self));
      await party.until(() => toHidden.done, 'nor does an offer of somebody else help');
      assert(toHidden.failed, 'it is refused');
      assertEqual(hub.boxes.length > boxesBefore, true, 'bob did offer');
      assertEqual(mask.opened.length, 0, 'nothing went to the other');

      hub.serve([{ urls: 'turn:192.0.2.1:3478', username: 'u', credential: 'c' }]);
      const dialled = settled(transport.dial(mask.peer));
      await party.until(() => mask.opened.some((it) => it?.payload.type === 'offer'), 'an offer');
      await party.until(() => dialled.done, 'no such TURN server answers');
      const told = JSON.stringify(mask.opened.map((it) => it?.payload));
      for (const word of ['typ host', 'typ srflx', 'typ prflx', 'candidate:', '.local'])
        assert(!told.includes(word), `${word} left`);
      for (const [address] of told.matchAll(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g))
        assert(['0.0.0.0', '127.0.0.1'].includes(address), `${address} left`);

      hidden = false;
      hub.serve([]);
      transport.remakeLinks();
      await meets(party, alice, bob);
    },
  ],
  [
    '[R10] a peer that is kept out hears nothing at all',
    async (party, rig) => {
      const [alice, bob] = [await party.guest('alice'), await party.guest('bob')];
      const { hub, keys } = rig;
      const [addressOfBob, recordOfBob] = await memberCalled(rig, bob);
      const mask = await wearMask({
        keys,
        signaling: hub.join(),
        certificateHash: new Uint8Array(32),
      });
      const asked: PeerId[] = [];
      bob.transport.setGate((peer) => {
        asked.push(peer);
        return 'silent';
      });
      const dialled = settled(alice.transport.dial(bob.transport.self));
      await party.until(() => asked.length > 0, 'the gate is asked');
      const linkId = toBase64Url(new Uint8Array(8));
      mask.send(addressOfBob, await mask.sealer.seal(recordOfBob, linkId, { type: 'restart' }));
      await party.until(() => asked.includes(mask.peer), 'the gate is asked about a repair, too');
      await party.pass(300);
      assertEqual(hub.boxes.filter(({ from }) => from === addressOfBob).length, 0, 'answers');
      assert(!dialled.done, 'the dial goes on in vain');
    },
  ],
];

/** What this browser offers for a data channel, without candidates. */
async function offerOf(): Promise<string> {
  const connection = new RTCPeerConnection();
  connection.createDataChannel('');
  const { sdp = '' } = await connection.createOffer();
  connection.close();
  return sdp;
}

export const middleCases: ContractCase[] = cases.map(([name, run]) => ({
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
