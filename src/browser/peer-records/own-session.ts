/** What we are on the network until the page is left: a certificate, an X25519 key, a peer record. */
import type { Bytes } from '../../core/base/bytes.ts';
import { SwapError } from '../../core/base/errors.ts';
import { PEER_RECORD_LIFE_MS } from '../../core/limits/signaling.ts';
import type { Clock, Identity, Random } from '../../core/ports.ts';
import { sealPeerRecord, type PeerRecordContext } from './peer-record.ts';

export interface OwnSessionOptions {
  readonly keys: PeerRecordContext;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
}

/** What is made once per session. */
interface SessionKeys {
  readonly certificate: RTCCertificate;
  /** SHA-256 of the certificate, as our peer record names it. */
  readonly certificateHash: Bytes;
  /** Our X25519 private key of this session. */
  readonly privateKey: CryptoKey;
  /** Its public half. */
  readonly ephemeralKey: Bytes;
}

const SESSION_BYTES = 8;

export class OwnSession {
  readonly certificate: RTCCertificate;
  readonly certificateHash: Bytes;
  readonly privateKey: CryptoKey;
  readonly #options: OwnSessionOptions;
  readonly #ephemeralKey: Bytes;
  readonly #session: Bytes;
  #notAfterMs = 0;
  #proof: Bytes | undefined;
  #peerRecord: Bytes = new Uint8Array();

  private constructor(options: OwnSessionOptions, keys: SessionKeys) {
    this.#options = options;
    this.certificate = keys.certificate;
    this.certificateHash = keys.certificateHash;
    this.privateKey = keys.privateKey;
    this.#ephemeralKey = keys.ephemeralKey;
    this.#session = options.random.bytes(SESSION_BYTES);
  }

  /** @throws SwapError unsupported */
  static async open(options: OwnSessionOptions): Promise<OwnSession> {
    const session = new OwnSession(options, await makeKeys());
    await session.renew();
    return session;
  }

  /** Our sealed peer record, as we announce it now. */
  get peerRecord(): Bytes {
    return this.#peerRecord;
  }

  /** Makes a new peer record when half of the old one's life is over, or the clock was set back. Returns whether it did. */
  async renew(): Promise<boolean> {
    const nowMs = this.#options.clock.now();
    const leftMs = this.#notAfterMs - nowMs;
    if (leftMs > PEER_RECORD_LIFE_MS / 2 && leftMs < 2 * PEER_RECORD_LIFE_MS) return false;
    this.#notAfterMs = nowMs + PEER_RECORD_LIFE_MS;
    await this.#seal();
    return true;
  }

  /** Makes a peer record that shows our proof of work. */
  async showProof(nonce: Bytes): Promise<void> {
    this.#proof = nonce;
    this.#notAfterMs += 1; // of two peer records of a session, the later counts
    await this.#seal();
  }

  async #seal(): Promise<void> {
    const { keys, identity, random } = this.#options;
    this.#peerRecord = await sealPeerRecord(keys, identity, random, {
      ephemeralKey: this.#ephemeralKey,
      certificateHash: this.certificateHash,
      session: this.#session,
      notAfterMs: this.#notAfterMs,
      work: this.#proof,
    });
  }
}

async function makeKeys(): Promise<SessionKeys> {
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
  return { certificate, certificateHash, privateKey: pair.privateKey, ephemeralKey };
}

/** SHA-256 of the certificate. Where the browser does not tell it (older Firefox), it is read from an offer. */
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
