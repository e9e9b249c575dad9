/** Hello, the first message of each side on a link: it exchanges names, keys and proofs of work. */
import type { Bytes } from '../base/bytes.ts';
import type { PeerId, RoomId } from '../base/ids.ts';
import { TokenBuckets } from '../base/token-bucket.ts';
import { tidyName } from '../identity/friendly-name.ts';
import { HELLOS_BURST, HELLOS_PER_SECOND } from '../limits/mesh.ts';
import type { Clock, Crypto } from '../ports.ts';
import { PROTOCOL_VERSION } from '../wire/envelope.ts';
import type { Message } from '../wire/message.ts';
import type { KnownPeers } from './known-peers.ts';
import type { Neighbour } from './neighbour.ts';
import { isProof } from '../identity/proof-of-work.ts';

export type Hello = Extract<Message, { t: 'hello' }>;

export interface GreetingOptions {
  readonly roomId: RoomId;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly knownPeers: KnownPeers;
  readonly proofBits: number | undefined;
  readonly boxKey: Bytes;
  name(): string;
  say(it: Neighbour, hello: Hello): void;
  /** Something changed that views show. */
  changed(): void;
}

export class Greeting {
  readonly #options: GreetingOptions;
  /** Part of every hello once it is found. */
  proof: Bytes | undefined;
  /** Of the peer, not of its link. */
  readonly #later = new TokenBuckets<PeerId>(HELLOS_PER_SECOND, HELLOS_BURST);

  constructor(options: GreetingOptions) {
    this.#options = options;
  }

  say(it: Neighbour): void {
    const { name, boxKey: box, say } = this.#options;
    const proof = this.proof && { work: this.proof };
    say(it, { t: 'hello', v: PROTOCOL_VERSION, name: name(), box, ...proof });
  }

  /** Handles a hello; true when it is the first on its link. Further ones count seldom, for all that shows a name is drawn again. */
  hear(it: Neighbour, { name, box, work: proof }: Hello): boolean {
    const { knownPeers, clock, changed } = this.#options;
    if (it.open?.greeted && !this.#later.take(it.peer, clock.now())) return false;
    if (proof && !it.hasProof) void this.#check(it, proof.slice());
    it.name = tidyName(name) || it.name;
    it.boxKey = box.slice();
    it.lost = false;
    it.parted = false;
    it.failures = 0;
    it.trouble = undefined;
    changed();
    if (!it.open || it.open.greeted) return false;
    it.open.greeted = true;
    knownPeers.meet(it.peer, clock.now());
    it.metAtMs = knownPeers.metAtMs(it.peer);
    return true;
  }

  async #check(it: Neighbour, nonce: Bytes): Promise<void> {
    const { crypto, roomId, proofBits } = this.#options;
    if (await isProof(crypto, roomId, it.peer, nonce, proofBits)) it.hasProof = true;
  }
}
