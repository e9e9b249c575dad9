/** Signals between two peers. Nobody else can read or make one, and nobody can use one twice. */
import * as v from 'valibot';
import { concat, fromBase64Url, toBase64Url, utf8, type Bytes } from '../../core/base/bytes.ts';
import { byteString, decode, encode } from '../../core/base/codec.ts';
import type { Source } from '../../core/base/fair-map.ts';
import { idBytes, type PeerId, type Topic } from '../../core/base/ids.ts';
import { PEERS_KNOWN_MAX } from '../../core/limits/mesh.ts';
import { LINK_ID_BYTES } from '../../core/limits/shared.ts';
import { SIGNAL_BYTES_MAX } from '../../core/limits/signaling.ts';
import type { Clock, Random } from '../../core/ports.ts';
import { openBox, sealBox } from '../crypto/aes-gcm.ts';
import { BoundedMap } from '../../core/base/bounded-map.ts';
import type { PeerRecord } from './peer-record.ts';
import { createReplayGuard, sessionName } from './replay-guard.ts';
import { safePayload, signalPayload, type SignalPayload } from './signal-payload.ts';

export interface OpenedSignal {
  readonly from: PeerRecord;
  /** Which link of the two peers it is about: 8 random bytes, base64url. */
  readonly linkId: string;
  readonly payload: SignalPayload;
}

export interface SignalSealerOptions {
  readonly self: PeerId;
  readonly topic: Topic;
  readonly pairSalt: Bytes;
  /** Our X25519 private key of this session. */
  readonly privateKey: CryptoKey;
  /** Our own sealed peer record, which every signal contains. */
  readonly peerRecord: () => Bytes;
  readonly readPeerRecord: (sealed: Bytes, source?: Source) => Promise<PeerRecord | null>;
  readonly clock: Clock;
  readonly random: Random;
}

/** Sizes that payloads are padded to, so that a relay learns little from them. */
const PADDED_BYTES = [512, 1_024, 2_048, 4_096, 8_192];

const envelopeSchema = v.object({
  /** The sender's sealed peer record. */
  announce: byteString(1, 768),
  linkId: byteString(LINK_ID_BYTES),
  n: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  box: byteString(1, SIGNAL_BYTES_MAX),
});

/**
 * Envelope: MessagePack {announce (the sender's sealed peer record), linkId 8, n, box}. `box` is AES-256-GCM
 * under the pair's key over the padded payload, with aad "swapmeet/2 signal" ‖ topic 16 ‖ from 16 ‖ to 16 ‖
 * linkId 8 ‖ n u64. So the medium that delivers it cannot read, alter or re-address it, or put it into another
 * link. `n` rises with every signal that a session sends, and a receiver takes each link's signals only in rising
 * order, so it refuses copies.
 */
export class SignalSealer {
  readonly #options: SignalSealerOptions;
  readonly #pairKeys = new BoundedMap<string, Promise<CryptoKey>>(PEERS_KNOWN_MAX);
  readonly #replayGuard = createReplayGuard();
  #lastSent = 0;

  constructor(options: SignalSealerOptions) {
    this.#options = options;
  }

  async seal(to: PeerRecord, linkId: string, payload: SignalPayload): Promise<Bytes> {
    const { self, topic, peerRecord, clock, random } = this.#options;
    // Milliseconds, so that a number never falls back, not even for a link that was forgotten.
    const n = (this.#lastSent = Math.max(this.#lastSent + 1, clock.now()));
    const id = linkIdBytes(linkId);
    const aad = signalContext(topic, self, to.peer, id, n);
    const box = await sealBox(await this.#keyWith(to), random, pad(encode(payload)), aad);
    return encode({ announce: peerRecord(), linkId: id, n, box });
  }

  /** Null for anything but a new, well-formed signal of a member of this room to us. */
  async open(bytes: Bytes, source?: Source): Promise<OpenedSignal | null> {
    const { self, topic, readPeerRecord } = this.#options;
    if (bytes.length > SIGNAL_BYTES_MAX) return null;
    const envelope = decode(bytes, envelopeSchema);
    const from = envelope && (await readPeerRecord(envelope.announce, source));
    if (!from || from.peer === self) return null;
    const key = await this.#keyWith(from).catch(() => null); // a public key that is no point of the curve
    if (!key) return null;
    const aad = signalContext(topic, from.peer, self, envelope.linkId, envelope.n);
    const plain = await openBox(key, envelope.box, aad);
    const read = plain && unpad(plain);
    const payload = read && decode(read, signalPayload);
    const safe = payload && safePayload(payload, from.certificateHash);
    if (!safe) return null;
    const linkId = toBase64Url(envelope.linkId);
    const session = sessionName(from.peer, from.session);
    if (!this.#replayGuard.take(session, linkId, envelope.n, source)) return null;
    return { from, linkId, payload: safe };
  }

  /** A link has proven who is there. */
  linked(peer: PeerId): void {
    this.#replayGuard.linked(peer);
  }

  /** Derives one key per pair and session: X25519 costs more than all the rest. */
  #keyWith(other: PeerRecord): Promise<CryptoKey> {
    const name = `${other.peer} ${toBase64Url(other.ephemeralKey)}`;
    let key = this.#pairKeys.get(name);
    if (!key) {
      key = derivePairKey(this.#options, other);
      this.#pairKeys.set(name, key);
      key.catch(() => this.#pairKeys.delete(name));
    }
    return key;
  }
}

/**
 * HKDF-SHA-256 over X25519 of both sessions' keys (RFC 7748), salt = the room's pair salt, info = "sig" ‖ the
 * smaller id ‖ the larger. Computing it takes the room's secret and one of the two private keys.
 */
async function derivePairKey(
  own: Pick<SignalSealerOptions, 'self' | 'pairSalt' | 'privateKey'>,
  other: PeerRecord,
): Promise<CryptoKey> {
  const { subtle } = crypto;
  const theirs = await subtle.importKey('raw', other.ephemeralKey, { name: 'X25519' }, false, []);
  const agree = { name: 'X25519', public: theirs };
  const shared = await subtle.deriveBits(agree, own.privateKey, 256);
  const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const [low, high] = [own.self, other.peer].sort() as [PeerId, PeerId];
  const info = concat(utf8('sig'), idBytes(low), idBytes(high));
  return subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: own.pairSalt, info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

function signalContext(topic: Topic, from: PeerId, to: PeerId, linkId: Bytes, n: number): Bytes {
  const number = new Uint8Array(8);
  new DataView(number.buffer).setBigUint64(0, BigInt(n));
  const tag = utf8('swapmeet/2 signal');
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
