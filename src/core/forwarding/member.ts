/** A peer that we have a direct link with, and what it and we have told each other on this layer. */
import { attempt } from '../base/each.ts';
import type { PeerId } from '../base/ids.ts';
import type { Link } from '../ports.ts';
import { encodeForwarding, type ForwardingMessage } from './forwarding-message.ts';

export class Member {
  readonly link: Link;
  /** The peers that it says it is linked with. */
  reach: ReadonlySet<PeerId> = new Set();
  /** It says that it forwards files, too. */
  files = false;
  /** The list of our links that we told it last. */
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
