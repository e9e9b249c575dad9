/** Signals that only the two peers of a link can read, make, or use once. */
import * as v from 'valibot';
import { concat, fromBase64Url, toBase64Url, utf8, type Bytes } from '../../core/base/bytes.ts';
import { byteString, decode, encode } from '../../core/base/codec.ts';
import { idBytes, type PeerId, type Topic } from '../../core/base/ids.ts';
import { PEERS_KNOWN_MAX } from '../../core/limits/mesh.ts';
import { SIGNAL_BYTES_MAX } from '../../core/limits/signaling.ts';
import type { Clock, Random } from '../../core/ports.ts';
import { openBox, sealBox } from '../crypto/aes-gcm.ts';
import { BoundedMap } from '../../core/base/bounded-map.ts';
import type { PeerRecord } from './peer-record.ts';
import { createSignalNumbers } from './replay-guard.ts';
import { safePayload, signalPayload, type SignalPayload } from './signal-payload.ts';

export interface OpenedSignal {
  readonly from: PeerRecord;
  /** Which of the two peers' links it is about: 8 random bytes, base64url. */
  readonly linkId: string;
  readonly payload: SignalPayload;
}

export interface SignalSealer {
  seal(to: PeerRecord, linkId: string, payload: SignalPayload): Promise<Bytes>;
  /** Null for whatever is not a fresh, well-formed signal of a member of this room to us. */
  open(envelope: Bytes): Promise<OpenedSignal | null>;
}

export interface SealerOptions {
  readonly self: PeerId;
  readonly topic: Topic;
  readonly pairSalt: Bytes;
  /** Our X25519 private key of this session. */
  readonly privateKey: CryptoKey;
  /** Our own presence, sealed, which goes along with every signal. */
  readonly peerRecord: () => Bytes;
  readonly readPeerRecord: (sealed: Bytes) => Promise<PeerRecord | null>;
  readonly clock: Clock;
  readonly random: Random;
}

export const LINK_ID_BYTES = 8;
/** Sizes that payloads are padded to, so that they tell a relay little. */
const PADDED_BYTES = [512, 1_024, 2_048, 4_096, 8_192];

const envelopeSchema = v.object({
  announce: byteString(1, 768),
  linkId: byteString(LINK_ID_BYTES),
  n: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  box: byteString(1, SIGNAL_BYTES_MAX),
});

/**
 * Envelope: MessagePack {announce (the sender's sealed presence), linkId 8, n, box}. `box` is AES-256-GCM
 * under the pair's key over the padded payload, with aad "swapmeet/1 signal" ‖ topic 16 ‖ from 16 ‖ to 16 ‖
 * linkId 8 ‖ n u64: it cannot be read, altered, re-addressed or put into another link by whoever carries
 * it. `n` rises with every signal that a session sends, and a receiver takes each link's only in rising
 * order, so a copy is refused.
 */
export function createSignalSealer(options: SealerOptions): SignalSealer {
  const { self, topic, clock, random } = options;
  const pairKeys = new BoundedMap<string, Promise<CryptoKey>>(PEERS_KNOWN_MAX);
  const numbers = createSignalNumbers();
  let lastSent = 0;

  /** One derivation a pair and session: X25519 costs more than all the rest. */
  function keyWith(other: PeerRecord): Promise<CryptoKey> {
    const name = `${other.peer} ${toBase64Url(other.ephemeralKey)}`;
    let key = pairKeys.get(name);
    if (!key) {
      key = derivePairKey(options, other);
      pairKeys.set(name, key);
      key.catch(() => pairKeys.delete(name));
    }
    return key;
  }

  return {
    async seal(to, linkId, payload) {
      // Milliseconds, so that a number never falls back, not even for a link that was forgotten.
      const n = (lastSent = Math.max(lastSent + 1, clock.now()));
      const id = linkIdBytes(linkId);
      const aad = signalContext(topic, self, to.peer, id, n);
      const box = await sealBox(await keyWith(to), random, pad(encode(payload)), aad);
      return encode({ announce: options.peerRecord(), linkId: id, n, box });
    },

    async open(bytes) {
      if (bytes.length > SIGNAL_BYTES_MAX) return null;
      const envelope = decode(bytes, envelopeSchema);
      const from = envelope && (await options.readPeerRecord(envelope.announce));
      if (!from || from.peer === self) return null;
      const key = await keyWith(from).catch(() => null); // a public key that is no point of the curve
      if (!key) return null;
      const aad = signalContext(topic, from.peer, self, envelope.linkId, envelope.n);
      const plain = await openBox(key, envelope.box, aad);
      const read = plain && unpad(plain);
      const payload = read && decode(read, signalPayload);
      const safe = payload && safePayload(payload, from.certificateHash);
      if (!safe) return null;
      const linkId = toBase64Url(envelope.linkId);
      if (!numbers.take(`${from.peer} ${from.session}`, linkId, envelope.n)) return null;
      return { from, linkId, payload: safe };
    },
  };
}

/**
 * HKDF-SHA-256 over X25519 of both sessions' keys (RFC 7748), salt = the room's pair salt, info = "sig" ‖ the
 * smaller id ‖ the larger: needs the room's secret and one of the two private keys.
 */
async function derivePairKey(options: SealerOptions, other: PeerRecord): Promise<CryptoKey> {
  const { subtle } = crypto;
  const theirs = await subtle.importKey('raw', other.ephemeralKey, { name: 'X25519' }, false, []);
  const agree = { name: 'X25519', public: theirs };
  const shared = await subtle.deriveBits(agree, options.privateKey, 256);
  const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const [low, high] = [options.self, other.peer].sort() as [PeerId, PeerId];
  const info = concat(utf8('sig'), idBytes(low), idBytes(high));
  return subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: options.pairSalt, info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

function signalContext(topic: Topic, from: PeerId, to: PeerId, linkId: Bytes, n: number): Bytes {
  const number = new Uint8Array(8);
  new DataView(number.buffer).setBigUint64(0, BigInt(n));
  const tag = utf8('swapmeet/1 signal');
  return concat(tag, idBytes(topic), idBytes(from), idBytes(to), linkId, number);
}

function linkIdBytes(linkId: string): Bytes {
  const bytes = fromBase64Url(linkId);
  if (bytes?.length !== LINK_ID_BYTES) throw new TypeError('not a link id');
  return bytes;
}

/** `length u16 ‖ bytes ‖ zeros`, to the next of PADDED_BYTES. */
function pad(bytes: Bytes): Bytes {
  const size = PADDED_BYTES.find((padded) => padded >= bytes.length + 2);
  if (!size) throw new RangeError('a signal is too long');
  const padded = new Uint8Array(size);
  new DataView(padded.buffer).setUint16(0, bytes.length);
  padded.set(bytes, 2);
  return padded;
}

function unpad(padded: Bytes): Bytes | null {
  if (padded.length < 2) return null;
  const length = new DataView(padded.buffer, padded.byteOffset).getUint16(0);
  return length + 2 <= padded.length ? padded.subarray(2, 2 + length) : null;
}
