/**
 * Room handoffs for people without a link to us. Members pass them on, so each is sealed for its receiver, with a key that only
 * the two can compute, and so is its answer proven: nobody on the way reads one, makes one, or claims that it has arrived.
 */
import * as v from 'valibot';
import { BoundedSet } from '../base/bounded-map.ts';
import { concat, equalBytes, toBase64Url, utf8, type Bytes } from '../base/bytes.ts';
import { byteString, decode, encode } from '../base/codec.ts';
import { idBytes, type PeerId, type RoomId } from '../base/ids.ts';
import { TokenBuckets } from '../base/token-bucket.ts';
import {
  HANDOFF_BYTES,
  PASSWORD_CHARS_MAX,
  ROUTED_HANDOFFS_BURST,
  ROUTED_HANDOFFS_PER_SECOND,
  ROUTED_HANDOFFS_SEEN_MAX,
} from '../limits/room.ts';
import type { Clock, Crypto, Identity } from '../ports.ts';
import type { Routes } from '../routing/routes.ts';
import type { Handoff } from './room-handoffs.ts';

export interface RoutedHandoffsOptions {
  readonly roomId: RoomId;
  readonly identity: Identity;
  readonly crypto: Crypto;
  readonly clock: Pick<Clock, 'now'>;
  readonly routes: Routes;
  /** X25519; undefined: nobody of this id is here who may tell us anything. */
  boxKeyOf(peer: PeerId): Bytes | undefined;
  heard(by: PeerId, handoff: Handoff): void;
}

const format = v.strictObject({
  secret: byteString(16),
  password: v.pipe(v.string(), v.maxLength(PASSWORD_CHARS_MAX)),
  /** Zeros: all handoffs have one length. */
  pad: byteString(0, HANDOFF_BYTES),
});

/** What the fields and the longest `pad` cost beside it. */
const PAD_HEAD_BYTES = 3;

/** One more, if that one was lost on its way, or a member on it lied. */
const TRIES = 2;

export class RoutedHandoffs {
  readonly #options: RoutedHandoffsOptions;
  readonly #budgets = new TokenBuckets<PeerId>(ROUTED_HANDOFFS_PER_SECOND, ROUTED_HANDOFFS_BURST);
  /** Those that came: a member that passes one on may do so again. */
  readonly #seen = new BoundedSet<string>(ROUTED_HANDOFFS_SEEN_MAX);

  constructor(options: RoutedHandoffsOptions) {
    this.#options = options;
    options.routes.onAsk('move', (...asked) => this.#hear(...asked));
  }

  /** Whether they have got it. */
  async tell(to: PeerId, { secret, password }: Handoff): Promise<boolean> {
    const { identity, crypto, routes } = this.#options;
    const key = await this.#keyWith(to);
    if (!key) return false;
    const bare = encode({ secret, password, pad: new Uint8Array() }).length;
    const pad = new Uint8Array(Math.max(0, HANDOFF_BYTES - PAD_HEAD_BYTES - bare));
    const plain = encode({ secret, password, pad });
    const box = await crypto.seal(key, plain, this.#aad(identity.peer, to));
    const proof = await crypto.hash(concat(key, box));
    for (let i = 0; i < TRIES; i++) {
      const answer = await routes.ask(to, 'move', box);
      if (answer && equalBytes(answer, proof)) return true;
      if (answer) routes.disbelieve(to);
    }
    return false;
  }

  async #hear(from: PeerId, box: Bytes, by: PeerId): Promise<Bytes | undefined> {
    const { identity, crypto, clock, heard } = this.#options;
    if (!this.#budgets.take(by, clock.now())) return undefined;
    const key = await this.#keyWith(from);
    const plain = key && (await crypto.open(key, box, this.#aad(from, identity.peer)));
    const handoff = plain && decode(plain, format);
    if (!handoff) return undefined;
    const name = toBase64Url(await crypto.hash(box));
    if (!this.#seen.has(name)) heard(from, handoff);
    this.#seen.add(name);
    return crypto.hash(concat(key, box));
  }

  async #keyWith(peer: PeerId): Promise<Bytes | undefined> {
    const { roomId, identity, crypto, boxKeyOf } = this.#options;
    const boxKey = boxKeyOf(peer);
    const agreed = boxKey && (await identity.agree(boxKey));
    if (!agreed) return undefined;
    // The one-step derivation of NIST SP 800-56C, as for a slot of a private entry.
    const label = utf8('swapmeet/2 move key');
    return crypto.hash(concat(Uint8Array.of(0, 0, 0, 1), agreed, label, idBytes(roomId)));
  }

  #aad(from: PeerId, to: PeerId): Bytes {
    const { roomId } = this.#options;
    return concat(utf8('swapmeet/2 move'), idBytes(roomId), idBytes(from), idBytes(to));
  }
}
