/** A hostile member with faces to choose: it signs a peer record itself, over anything that it knows of others. */
import { createMemoryKeyPairs } from '../../../src/browser/storage/key-pair-store.ts';
import { loadIdentity } from '../../../src/browser/identity/identity.ts';
import { platformClock, platformRandom } from '../../../src/browser/platform/clock.ts';
import {
  openPeerRecord,
  sealPeerRecord,
  type PeerRecord,
} from '../../../src/browser/peer-records/peer-record.ts';
import type { RoomKeys } from '../../../src/browser/crypto/room-keys.ts';
import {
  type OpenedSignal,
  SignalSealer,
} from '../../../src/browser/peer-records/sealed-signal.ts';
import { createTaskQueue } from '../../../src/browser/platform/task-queue.ts';
import type { MediumSignaling } from '../../../src/browser/signaling/signaling.ts';
import { createWebCrypto } from '../../../src/browser/crypto/web-crypto.ts';
import type { Bytes } from '../../../src/core/base/bytes.ts';
import type { PeerId } from '../../../src/core/base/ids.ts';

export interface Mask {
  readonly peer: PeerId;
  readonly sealer: SignalSealer;
  /** What it can open of what came to it, in order; null for what it cannot. */
  readonly opened: (OpenedSignal | null)[];
  onSignal(f: (signal: OpenedSignal) => Promise<void>): void;
  send: MediumSignaling['send'];
}

export interface MaskOptions {
  readonly keys: RoomKeys;
  readonly signaling: MediumSignaling;
  /** The certificate that it says to be its own. */
  readonly certificateHash: Bytes;
  /** Announces this, sealed by somebody else, in place of its own peer record, and seals in that name. */
  readonly stolen?: { readonly sealed: Bytes; readonly peer: PeerId };
}

const crypto = createWebCrypto();

export const readPeerRecord = (keys: RoomKeys, sealed: Bytes): Promise<PeerRecord | null> =>
  openPeerRecord(keys, crypto, sealed);

export async function wearMask(options: MaskOptions): Promise<Mask> {
  const { keys, signaling, certificateHash, stolen } = options;
  const identity = await loadIdentity(keys.topic, createMemoryKeyPairs(), crypto);
  const pair = (await globalThis.crypto.subtle.generateKey({ name: 'X25519' }, false, [
    'deriveBits',
  ])) as CryptoKeyPair;
  const raw = await globalThis.crypto.subtle.exportKey('raw', pair.publicKey);
  const own = {
    ephemeralKey: new Uint8Array(raw),
    certificateHash,
    session: platformRandom.bytes(8),
    notAfterMs: platformClock.now() + 3_600_000,
  };
  const sealed = stolen?.sealed ?? (await sealPeerRecord(keys, identity, platformRandom, own));
  const sealer = new SignalSealer({
    self: stolen?.peer ?? identity.peer,
    topic: keys.topic,
    pairSalt: keys.pairSalt,
    privateKey: pair.privateKey,
    peerRecord: () => sealed,
    readPeerRecord: (bytes) => readPeerRecord(keys, bytes),
    clock: platformClock,
    random: platformRandom,
  });
  const opened: Mask['opened'] = [];
  let listener: ((signal: OpenedSignal) => Promise<void>) | undefined;
  const inOrder = createTaskQueue(1_000);
  signaling.onBox((_, box) => {
    inOrder.run(async () => {
      const signal = await sealer.open(box);
      opened.push(signal);
      if (signal) await listener?.(signal);
    });
  });
  signaling.start(keys.topic);
  signaling.announce(sealed);
  return {
    peer: stolen?.peer ?? identity.peer,
    sealer,
    opened,
    onSignal: (f) => (listener = f),
    send: (to, box) => signaling.send(to, box),
  };
}
