/** What the list of who is here needs of the room. */
import type { Keeps } from '../api/views.ts';
import type { PeerId, RoomId } from '../base/ids.ts';
import type { Peers, RoomAnswers } from '../peers.ts';
import type { Clock, Crypto, Identity, Random } from '../ports.ts';
import type { Looks } from '../wire/looks.ts';

export interface RoomPresenceOptions {
  readonly roomId: RoomId;
  readonly identity: Identity;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  readonly proofBits: number | undefined;
  readonly peers: Pick<
    Peers,
    'linked' | 'send' | 'queuedBytes' | 'fault' | 'onLinked' | 'onUnlinked' | 'onMessage'
  >;
  /** Undefined: a budget of our own. */
  readonly answers: RoomAnswers | undefined;
  /** Our name. */
  name(): string;
  /** What we say of the files that we keep. */
  keeps?(): Keeps | undefined;
  looks?(): Looks | undefined;
  /** This device blocks the peer, or the locked room keeps it out. */
  isHidden(peer: PeerId): boolean;
  /** This device has known the peer for long, or is linked with it. */
  isDear(peer: PeerId): boolean;
  /** Who is listed has changed, or what is known of them. */
  changed(): void;
}
