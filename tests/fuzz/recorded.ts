/** Frames, records and texts as the product writes them, for the mutator to change. */
import {
  encodeBulkPiece,
  encodeForwarding,
  type ForwardingMessage,
} from '../../src/core/forwarding/forwarding-message.ts';
import { encodeFileList } from '../../src/core/api/batch/file-list.ts';
import { peerId } from '../../src/core/base/ids.ts';
import { sealProfile } from '../../src/browser/identity/profile-file.ts';
import { utf8 } from '../../src/core/base/bytes.ts';
import { writeEntry, type Content } from '../../src/core/chat/entry.ts';
import { sealContent } from '../../src/core/chat/seal-content.ts';
import { writeReceipt } from '../../src/core/chat/delivery/receipt.ts';
import { encodeMessage } from '../../src/core/wire/envelope.ts';
import { claimOf } from '../../src/core/chat/chain.ts';
import { claimTuple } from '../../src/core/chat/claim.ts';
import { makeNearbyKey, sealAsk } from '../../src/browser/nearby/nearby-handshake.ts';
import { makeMember, offerOf, random as realRandom, roomOf } from '../rigs/members.ts';
import { chainOf } from '../rigs/chains.ts';
import { chunksOf, descriptorOf, segmentsOf } from '../rigs/manifests.ts';
import { writeDialAsk } from '../../src/core/routing/dial-ask.ts';
import { writeProvider } from '../../src/core/routing/provider-record.ts';
import { writePresence } from '../../src/core/presence/presence-record.ts';
import { largest, smallest } from '../rigs/messages.ts';
import { alice, bob, bytesOf, crypto, randomOf, room } from '../fakes/people.ts';
import type { Bytes } from './mutations.ts';

export const descriptor = await descriptorOf('film', 260);
export const segments = await segmentsOf(descriptor, [
  chunksOf('x', [100, 100]),
  chunksOf('y', [60]),
]);
export const chained = await chainOf(alice, [1, 2]);
export const provided = await writeProvider(room, bob, descriptor.id, 9);
export const dialAsk = await writeDialAsk(room, alice, bob.peer, { file: descriptor.id, at: 9 });
export const present = await writePresence(room, bob, { at: 9, name: 'Bob', gone: false });
export const chain = chained.map(({ signed }) => signed);
const noteContents: readonly Content[] = [
  { k: 'note', title: 'Shopping' },
  { k: 'note-update', of: bytesOf('note', 32), start: 1, update: bytesOf('update', 40) },
];
export const noteEntries = await Promise.all(
  noteContents.map(async (content, i) => {
    const position = { seq: i + 1, prev: i > 0 ? chained[0]?.id : undefined, clock: 9, time: 0 };
    return (await writeEntry({ roomId: room, crypto, identity: bob }, position, content)).signed;
  }),
);
export const keys = await roomOf(1);
export const [member, other] = [await makeMember(keys), await makeMember(keys)];
export const messages = [...smallest, ...largest]
  .map(encodeMessage)
  .filter((it) => it.length < 3_000);
export const frame = { file: descriptor.id, chunk: 3, offset: 9, bytes: bytesOf('frame', 60) };
export const sdp = offerOf(member.peerRecord.certificateHash);
export const envelopes = await Promise.all(
  [{ type: 'offer', round: 0, sdp } as const, { type: 'restart' } as const].map((payload) =>
    member.sealer.seal(other.peerRecord, 'AAAAAAAAAAA', payload),
  ),
);
export const [sid, topic] = ['b'.repeat(16), 'a'.repeat(22)];
export const relayTexts = [
  { type: 'join', v: 1, topic, announce: 'AAAA' },
  { type: 'sample', topic },
  { type: 'signal', topic, to: sid, from: sid, box: 'AAAA', networks: 'b12345678 a12345678' },
  { type: 'members', topic, members: [{ sid, announce: 'AA' }] },
  { type: 'welcome', v: 1, sid, iceServers: [{ urls: ['stun:a'] }], heartbeatMs: 20_000 },
  { type: 'gone', topic, sid },
  { type: 'error', code: 'rate', message: 'slow down' },
].map((it) => utf8(JSON.stringify(it)));
export const key = 'k'.repeat(43);
export const nearbyTexts = [
  { type: 'invite', name: 'Ana', key },
  { name: 'Ana', key },
  { type: 'ask', to: sid, box: 'AAAA' },
  { type: 'nearby', invitations: [{ sid, name: 'Ana', key }] },
  { type: 'answered', from: sid, box: 'AAAA' },
].map((it) => utf8(JSON.stringify(it)));
export const nearbyKey = await makeNearbyKey();
const request = await sealAsk(await makeNearbyKey(), nearbyKey.publicKey, 'Ana', realRandom);
if (!request) throw new Error('nobody is asked');
export const asked = request;
export const names = [
  'photo\u202egpj.exe',
  'CON.txt',
  '../../etc/passwd',
  '합창.tar.gz',
  'x'.repeat(300),
];
export const batchList = encodeFileList(
  ['../a.txt', 'folder/CON', 'folder/b'].map((path) => ({ path, sizeBytes: 3, modifiedMs: 9 })),
  [{ path: 'empty', modifiedMs: 9 }],
);
export const remembered = {
  name: 'a',
  size: 1,
  own: true,
  wanted: true,
  paused: false,
  pinned: false,
};
export const sealing = { roomId: room, crypto, identity: alice };
export const place = { seq: 3, prev: chained[1]?.id, clock: 9, time: 0 };
export const toBob = [{ peer: bob.peer, boxKey: bob.boxKey }];
export const content = { k: 'text', text: 'for bob' } as const;
const sealed = await sealContent({ ...sealing, random: randomOf('seal') }, place, content, toBob);
if (sealed.k !== 'sealed') throw new Error('not sealed');
export const secret = sealed;
export const whisper = await writeEntry(sealing, place, secret);
export const receipt = await writeReceipt(
  { roomId: room, author: alice.peer, entry: whisper.id },
  bob,
  1,
);
export const [claim] = chained.map((it) => claimTuple(claimOf(it)));
export const onRoom = { place: bytesOf('p', 16), signing: bytesOf('s', 48), box: bytesOf('b', 48) };
export const records: [string, Bytes][] = [['name', bytesOf('name', 40)]];
export const links = ['#/~choir'];
export const profile = { at: 9, name: 'Ana', links, rooms: [{ ...onRoom, records }] };
export const profileFile = await sealProfile(profile, 'a few words to open it');

const [from, to] = [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)];
const link = bytesOf('link', 8);
const body = bytesOf('body', 90);
const said: ForwardingMessage[] = [
  { t: 'reach', peers: [from, to], files: true },
  { t: 'ask', from, to, link, files: true, body: bytesOf('handshake', 128) },
  { t: 'piece', from, to, link, body },
  { t: 'drop', from, to, link, reason: 'full' },
];
export const forwarded = [
  ...said.map(encodeForwarding),
  encodeBulkPiece({ from: peerId(from), to: peerId(to), link, body }),
];
