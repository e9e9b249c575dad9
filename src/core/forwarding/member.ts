/** A peer that we have a direct link with, and what it and we have told each other on this layer. */
import { attempt } from '../base/each.ts';
import { BoundedMap } from '../base/bounded-map.ts';
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import { PEERS_KNOWN_MAX } from '../limits/mesh.ts';
import type { Link } from '../ports.ts';
import { encodeForwarding, type ForwardingMessage } from './forwarding-message.ts';

export class Member {
  readonly link: Link;
  /** The peers that it says it is linked with. */
  reach: ReadonlySet<PeerId> = new Set();
  /** The peer records that it told us of those: no member displaces what another one told. */
  readonly heard = new Map<PeerId, Bytes>();
  hasToldReach = false;
  /** It says that it forwards files, too. */
  files = false;
  /** Its own peer record, sealed. */
  record: Bytes | undefined;
  /** What we told it: peer records, and the list of our links. */
  readonly toldRecords = new BoundedMap<PeerId, Bytes>(PEERS_KNOWN_MAX);
  toldReach = '';

  constructor(link: Link) {
    this.link = link;
  }

  get peer(): PeerId {
    return this.link.peer;
  }

  /** Never throws. False: not taken. */
  say(message: ForwardingMessage): boolean {
    return attempt(() => this.link.send('control', encodeForwarding(message))) ?? false;
  }
}

/** All members, in the order in which they were linked. */
export type Members = ReadonlyMap<PeerId, Member>;
