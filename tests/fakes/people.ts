/** Alice, Bob, Carol and Mallory in one room, with signatures that cost nothing and cannot be forged. */
import { roomId, topic } from '../../src/core/base/ids.ts';
import type { Crypto, Identity, Random } from '../../src/core/ports.ts';
import { createPrng } from './prng.ts';
import { createKeyring } from './keyring.ts';
import { createHost } from './host.ts';
import { createRandom } from './random.ts';
import { createTimeline } from './timeline.ts';

const keyring = createKeyring();
const prng = createPrng('people');

export const room = roomId(prng.bytes(16));
export const otherRoom = roomId(prng.bytes(16));
export const roomTopic = topic(createPrng('topic').bytes(16));
export const otherRoomTopic = topic(createPrng('other topic').bytes(16));

/** Answers within the turn, so that `settled` is enough to wait for it. */
export const crypto: Crypto = keyring.cryptoOf(createHost(createTimeline(0), 'rig'), 0, prng);

export const createPerson = (name: string): Identity =>
  keyring.createIdentity(createPrng(`person ${name}`));
export const alice = createPerson('alice');
export const bob = createPerson('bob');
export const carol = createPerson('carol');
export const mallory = createPerson('mallory');

export const randomOf = (seed: string): Random => createRandom(createPrng(seed));
export const bytesOf = (seed: string, length: number) => createPrng(seed).bytes(length);

/** Resolves when everything that promises continue from this turn has run. */
export { drained as settled } from './timeline.ts';
