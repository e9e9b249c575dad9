/** What we are on the network until the page is left: a certificate, an X25519 key, a presence. */
import type { Bytes } from '../../core/base/bytes.ts';
import { SwapError } from '../../core/base/errors.ts';
import { PEER_RECORD_LIFE_MS } from '../../core/limits/signaling.ts';
import type { Clock, Identity, Random } from '../../core/ports.ts';
import { sealPeerRecord } from './peer-record.ts';
import type { RoomKeys } from '../crypto/room-keys.ts';

export interface OwnSession {
  readonly certificate: RTCCertificate;
  /** SHA-256 of the certificate, as our presence names it. */
  readonly certificateHash: Bytes;
  readonly privateKey: CryptoKey;
  /** Our sealed presence as it is announced now. */
  readonly peerRecord: Bytes;
  /** Makes a new presence when half of the old one's life is over; tells whether it did. */
  renew(): Promise<boolean>;
  /** Makes one that carries our proof of work. */
  showProof(nonce: Bytes): Promise<void>;
}

const SESSION_BYTES = 8;

/** @throws SwapError unsupported */
export async function createOwnSession(
  keys: RoomKeys,
  identity: Identity,
  clock: Clock,
  random: Random,
): Promise<OwnSession> {
  const [certificate, pair] = await Promise.all([
    RTCPeerConnection.generateCertificate({ name: 'ECDSA', namedCurve: 'P-256' } as EcKeyGenParams),
    crypto.subtle.generateKey({ name: 'X25519' }, false, ['deriveBits']) as Promise<CryptoKeyPair>,
  ]).catch((cause: unknown) => {
    throw new SwapError('unsupported', 'this browser lacks X25519', { cause });
  });
  const [ephemeralKey, certificateHash] = await Promise.all([
    crypto.subtle.exportKey('raw', pair.publicKey).then((raw) => new Uint8Array(raw)),
    hashOf(certificate),
  ]);
  const session = random.bytes(SESSION_BYTES);
  let notAfterMs = 0;
  let work: Bytes | undefined;
  let peerRecord: Bytes = new Uint8Array();

  async function renew(): Promise<boolean> {
    if (notAfterMs - clock.now() > PEER_RECORD_LIFE_MS / 2) return false;
    notAfterMs = clock.now() + PEER_RECORD_LIFE_MS;
    await seal();
    return true;
  }

  async function seal(): Promise<void> {
    const own = { ephemeralKey, certificateHash, session, notAfterMs, work };
    peerRecord = await sealPeerRecord(keys, identity, random, own);
  }

  await renew();
  return {
    certificate,
    certificateHash,
    privateKey: pair.privateKey,
    get peerRecord() {
      return peerRecord;
    },
    renew,
    showProof(nonce) {
      work = nonce;
      notAfterMs += 1; // of two presences of a session, the later counts
      return seal();
    },
  };
}

/** SHA-256 of the certificate; from an offer where the browser does not tell it otherwise (older Firefox). */
async function hashOf(certificate: RTCCertificate): Promise<Bytes> {
  const told = certificate.getFingerprints?.().find(({ algorithm }) => algorithm === 'sha-256');
  const text = told?.value ?? (await fingerprintOffered(certificate));
  const pairs = text?.match(/[0-9a-f]{2}/gi) ?? [];
  if (pairs.length !== 32) throw new SwapError('unsupported', 'this browser hides fingerprints');
  return Uint8Array.from(pairs, (pair) => parseInt(pair, 16));
}

async function fingerprintOffered(certificate: RTCCertificate): Promise<string | undefined> {
  const connection = new RTCPeerConnection({ certificates: [certificate] });
  connection.createDataChannel('');
  const { sdp } = await connection.createOffer();
  connection.close();
  return sdp?.match(/^a=fingerprint:sha-256 (\S+)/im)?.[1];
}
