/** Members of one room as signaling knows them, with real keys and real crypto; for people whose keys cost nothing see fakes/people.ts. */
import { webcrypto } from 'node:crypto';
import {
  sealPeerRecord,
  openPeerRecord,
  type PeerRecord,
} from '../../src/browser/peer-records/peer-record.ts';
import { deriveRoomKeys, type RoomKeys } from '../../src/browser/crypto/room-keys.ts';
import { SignalSealer } from '../../src/browser/peer-records/sealed-signal.ts';
import { createWebCrypto } from '../../src/browser/crypto/web-crypto.ts';
import type { Bytes } from '../../src/core/base/bytes.ts';
import { peerIdOf } from '../../src/core/identity/peer-id.ts';
import type { Clock, Identity, Random } from '../../src/core/ports.ts';

export const NOW_MS = 1_700_000_000_000;

export const crypto = createWebCrypto();

export const random: Random = {
  next: () => Math.random(),
  bytes: (length) => webcrypto.getRandomValues(new Uint8Array(length)),
};

const still = () => () => undefined;
export const clock: Clock = { now: () => NOW_MS, after: still, every: still };

export const roomOf = (secret: number): Promise<RoomKeys> =>
  deriveRoomKeys({ kind: 'secret', secret: new Uint8Array(16).fill(secret) });

export async function makeIdentity(): Promise<Identity> {
  const pair = (await webcrypto.subtle.generateKey('Ed25519', false, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const publicKey = new Uint8Array(await webcrypto.subtle.exportKey('raw', pair.publicKey));
  return {
    peer: await peerIdOf(crypto, publicKey),
    publicKey,
    boxKey: new Uint8Array(32), // signaling uses the session's
    agree: () => Promise.resolve(null),
    sign: async (bytes) =>
      new Uint8Array(await webcrypto.subtle.sign('Ed25519', pair.privateKey, bytes)),
  };
}

export interface TestMember {
  readonly identity: Identity;
  readonly keys: RoomKeys;
  readonly sealed: Bytes;
  readonly peerRecord: PeerRecord;
  readonly sealer: SignalSealer;
}

/** A member of the room with a session of its own. */
export async function makeMember(keys: RoomKeys): Promise<TestMember> {
  const identity = await makeIdentity();
  const ephemeral = (await webcrypto.subtle.generateKey({ name: 'X25519' }, false, [
    'deriveBits',
  ])) as CryptoKeyPair;
  const ephemeralKey = new Uint8Array(await webcrypto.subtle.exportKey('raw', ephemeral.publicKey));
  const sealed = await sealPeerRecord(keys, identity, random, {
    ephemeralKey,
    certificateHash: random.bytes(32),
    session: random.bytes(8),
    notAfterMs: NOW_MS + 3_600_000,
  });
  const readPeerRecord = (bytes: Bytes) => openPeerRecord(keys, crypto, bytes);
  const peerRecord = await readPeerRecord(sealed);
  if (!peerRecord) throw new Error('our own peer record does not open');
  const sealer = new SignalSealer({
    self: identity.peer,
    topic: keys.topic,
    pairSalt: keys.pairSalt,
    privateKey: ephemeral.privateKey,
    peerRecord: () => sealed,
    readPeerRecord,
    clock,
    random,
  });
  return { identity, keys, sealed, peerRecord, sealer };
}

/** A description like a browser's for a data channel, with a given certificate. */
export const offerOf = (certificateHash: Bytes): string => {
  const fingerprint = [...certificateHash].map((b) => b.toString(16).padStart(2, '0')).join(':');
  return [
    'v=0',
    'o=- 4962303333179871722 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'a=extmap-allow-mixed',
    'a=msid-semantic: WMS',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    'a=ice-ufrag:Pq7e',
    'a=ice-pwd:asd88fgpdd777uzjYhagZg0h',
    'a=ice-options:trickle',
    `a=fingerprint:sha-256 ${fingerprint.toUpperCase()}`,
    'a=setup:actpass',
    'a=mid:0',
    'a=sctp-port:5000',
    'a=max-message-size:262144',
    '',
  ].join('\r\n');
};
