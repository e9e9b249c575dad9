/** Checks records of presence that peers send. What is not new costs no signature. */
import { BoundedMap } from '../base/bounded-map.ts';
import { toBase64Url, type Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import { TokenBuckets } from '../base/token-bucket.ts';
import type { Presence } from '../gossip/presence-book.ts';
import type { Version } from '../gossip/presence-compare.ts';
import { peerIdOf } from '../identity/peer-id.ts';
import {
  PRESENCE_SKEW_MS,
  PRESENT_MAX,
  RECORDS_OF_ONE_BURST,
  RECORDS_OF_ONE_PER_SECOND,
  RECORDS_REMEMBERED_MAX,
} from '../limits/gossip.ts';
import type { Peers } from '../peers.ts';
import type { Clock } from '../ports.ts';
import type { SignedPresence } from '../wire/message.ts';
import {
  readPresence,
  verifyPresence,
  type PresenceBody,
  type RecordContext,
} from './presence-record.ts';

export interface PresenceIntakeOptions extends RecordContext {
  readonly self: PeerId;
  readonly clock: Pick<Clock, 'now'>;
  readonly peers: Pick<Peers, 'fault'>;
}

export class PresenceIntake {
  readonly #options: PresenceIntakeOptions;
  readonly #ofOne = new TokenBuckets<PeerId>(RECORDS_OF_ONE_PER_SECOND, RECORDS_OF_ONE_BURST);
  /** Of the last moments, by their signatures: they come from several peers, and are known then without a look into them. */
  readonly #recent = new BoundedMap<string, Version>(RECORDS_REMEMBERED_MAX);
  readonly #peerOfKey = new BoundedMap<string, PeerId>(PRESENT_MAX);

  constructor(options: PresenceIntakeOptions) {
    this.#options = options;
  }

  /** The records that are new and genuine. `onRepeated` is told of those that are not new. */
  async check(
    from: PeerId,
    list: readonly SignedPresence[],
    isNew: (version: Version) => boolean,
    onRepeated: (version: Version) => void,
  ): Promise<Presence[]> {
    const checking: Promise<Presence | undefined>[] = [];
    for (const signed of list) {
      const name = nameOf(signed);
      const known = this.#recent.get(name);
      if (known && !isNew(known)) {
        onRepeated(known);
        continue;
      }
      const said = readPresence(signed.body);
      if (!said) this.#options.peers.fault(from, 'bad-entry');
      else checking.push(this.#check(from, signed, name, said, isNew, onRepeated));
    }
    const checked = await Promise.all(checking);
    return checked.filter((it) => it !== undefined);
  }

  async #check(
    from: PeerId,
    signed: SignedPresence,
    name: string,
    said: PresenceBody,
    isNew: (version: Version) => boolean,
    onRepeated: (version: Version) => void,
  ): Promise<Presence | undefined> {
    const { clock, self, peers } = this.#options;
    const peer = this.#peerOfKey.get(toBase64Url(said.key)) ?? (await this.#peerOf(said.key));
    const version = { peer, at: said.at };
    if (!isNew(version)) return void onRepeated(version);
    const nowMs = clock.now();
    if (Math.abs(said.at - nowMs) > PRESENCE_SKEW_MS) return undefined; // its clock may be right
    // Counted before it is checked, since checking is what costs.
    if (peer !== self && !this.#ofOne.take(peer, nowMs)) return undefined;
    const record = await verifyPresence(this.#options, peer, said, signed);
    if (record) {
      this.#recent.set(name, version);
      return record;
    }
    this.#ofOne.take(peer, nowMs, -1); // its owner did not say this
    return void peers.fault(from, 'bad-entry');
  }

  async #peerOf(key: Bytes): Promise<PeerId> {
    const text = toBase64Url(key);
    const peer = await peerIdOf(this.#options.crypto, key);
    this.#peerOfKey.set(text, peer);
    return peer;
  }
}

/** Of its signature, which is verified: nobody makes two that begin alike. */
const nameOf = ({ sig }: SignedPresence): string => toBase64Url(sig.subarray(0, 16));
