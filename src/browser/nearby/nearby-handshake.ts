/**
 * What two people on one network say to each other through the relay before they share a room, encrypted with keys
 * that both made for this alone. The relay passes on both public keys, so a dishonest relay can sit in the middle.
 * People who compare the code notice it.
 */
import * as v from 'valibot';
import { concat, utf8, type Bytes } from '../../core/base/bytes.ts';
import { decode, encode } from '../../core/base/codec.ts';
import { NAME_CHARS_MAX } from '../../core/limits/chat.ts';
import { KEY_BYTES } from '../../core/limits/shared.ts';
import type { Random } from '../../core/ports.ts';
import { codeOf } from '../../core/identity/safety-code.ts';
import { openBox, sealBox } from '../crypto/aes-gcm.ts';

/** A name of 40 code points, and a room's link with 100 characters, percent-encoded. */
const ASK_BYTES = 256;
const ANSWER_BYTES = 1_024;
const ASK = utf8('swapmeet/2 nearby ask');
const ANSWER = utf8('swapmeet/2 nearby answer');

const askSchema = v.object({ name: v.pipe(v.string(), v.maxLength(2 * NAME_CHARS_MAX)) });
/** Without a fragment, the request is declined. */
const answerSchema = v.object({
  fragment: v.optional(v.pipe(v.string(), v.maxLength(ANSWER_BYTES - 64))),
});

/** An X25519 key pair of ours. No script can read its private half. */
export interface NearbyKey {
  readonly publicKey: Bytes;
  readonly privateKey: CryptoKey;
}

/** What the person who asks and the person who offers have in common. */
export interface NearbyPair {
  /** Both see the same 12 bytes unless someone sits in the middle. */
  code(): Promise<Bytes>;
  sealAnswer(fragment: string | undefined): Promise<Bytes>;
  /** Null for anything but an answer of the other; an empty object when it declines. */
  openAnswer(box: Bytes): Promise<{ fragment?: string | undefined } | null>;
}

/** @throws DOMException when the browser lacks X25519 */
export async function makeNearbyKey(): Promise<NearbyKey> {
  const pair = (await crypto.subtle.generateKey({ name: 'X25519' }, false, [
    'deriveBits',
  ])) as CryptoKeyPair;
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  return { publicKey: new Uint8Array(raw), privateKey: pair.privateKey };
}

/** Encrypts a request to the key of an offer: our public key 32 ‖ box. Null when `offered` is not a valid key. */
export async function sealAsk(
  ours: NearbyKey,
  offered: Bytes,
  name: string,
  random: Random,
): Promise<{ box: Bytes; pair: NearbyPair } | null> {
  const key = await agree(ours, offered, offered, ours.publicKey);
  if (!key) return null;
  const sealed = await sealBox(key, random, pad(encode({ name }), ASK_BYTES), ASK);
  return {
    box: concat(ours.publicKey, sealed),
    pair: pairOf(key, offered, ours.publicKey, random),
  };
}

/** Null for anything but a request to our offer. */
export async function openAsk(
  ours: NearbyKey,
  box: Bytes,
  random: Random,
): Promise<{ name: string; pair: NearbyPair } | null> {
  const asking = box.slice(0, KEY_BYTES);
  const key = await agree(ours, asking, ours.publicKey, asking);
  const plain = key && (await openBox(key, box.slice(KEY_BYTES), ASK));
  const read = plain && decodePadded(plain, askSchema);
  return read && { name: read.name, pair: pairOf(key, ours.publicKey, asking, random) };
}

function pairOf(key: CryptoKey, offered: Bytes, asking: Bytes, random: Random): NearbyPair {
  const hash = async (bytes: Uint8Array) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Bytes));
  return {
    code: () => codeOf(hash, concat(utf8('swapmeet/2 nearby code'), offered, asking)),
    sealAnswer: (fragment) =>
      sealBox(key, random, pad(encode(fragment ? { fragment } : {}), ANSWER_BYTES), ANSWER),
    async openAnswer(box) {
      const plain = await openBox(key, box, ANSWER);
      return plain && decodePadded(plain, answerSchema);
    },
  };
}

/**
 * HKDF-SHA-256 over X25519 of both keys (RFC 7748), without salt, info = "swapmeet/2 nearby" ‖ the offer's key 32 ‖
 * the asking one's 32. Null when `theirs` is no point of the curve.
 */
async function agree(
  ours: NearbyKey,
  theirs: Bytes,
  offered: Bytes,
  asking: Bytes,
): Promise<CryptoKey | null> {
  const { subtle } = crypto;
  try {
    const key = await subtle.importKey('raw', theirs, { name: 'X25519' }, false, []);
    const how = { name: 'X25519', public: key };
    const shared = await subtle.deriveBits(how, ours.privateKey, 256);
    const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
    const info = concat(utf8('swapmeet/2 nearby'), offered, asking);
    return await subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
      material,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    );
  } catch {
    return null;
  }
}

/** `length u16 ‖ payload ‖ zeros`, so that sizes reveal nothing. */
function pad(payload: Bytes, sizeBytes: number): Bytes {
  const padded = new Uint8Array(sizeBytes);
  padded.set([payload.length >> 8, payload.length & 255]);
  padded.set(payload, 2);
  return padded;
}

function decodePadded<Schema extends v.GenericSchema>(
  padded: Bytes,
  schema: Schema,
): v.InferOutput<Schema> | null {
  const [high = 0, low = 0] = padded;
  return decode(padded.slice(2, 2 + ((high << 8) | low)), schema);
}
