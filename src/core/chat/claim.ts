/**
 * What an author signs: that an entry stands at a position, after a certain other one. Claims are small, so that two of
 * them that contradict each other can be sent as a proof that their author forked.
 */
import { concat, equalBytes, utf8, type Bytes } from '../base/bytes.ts';
import { entryId, idBytes, type EntryId, type PeerId, type RoomId } from '../base/ids.ts';
import type { ClaimTuple } from '../wire/claim.ts';
import type { Crypto } from '../ports.ts';

const SIGNED = utf8('swapmeet/2 entry');

export interface Claim {
  readonly author: PeerId;
  /** The author's Ed25519 public key, 32 bytes. */
  readonly key: Bytes;
  readonly seq: number;
  /** The id of the entry at `seq` - 1, 32 bytes; zeros for the first entry. */
  readonly prev: Bytes;
  readonly id: EntryId;
  /** 64 bytes. */
  readonly sig: Bytes;
}

/** `"swapmeet/2 entry" ‖ room id 16 ‖ seq u32 ‖ prev 32 ‖ id 32`: the bytes that an entry's signature covers. */
export function claimedBytes(roomId: RoomId, it: Pick<Claim, 'seq' | 'prev' | 'id'>): Bytes {
  const number = new Uint8Array(4);
  new DataView(number.buffer).setUint32(0, it.seq);
  return concat(SIGNED, idBytes(roomId), number, it.prev, idBytes(it.id));
}

export const verifyClaim = (
  crypto: Pick<Crypto, 'verify'>,
  roomId: RoomId,
  claim: Omit<Claim, 'author'>,
): Promise<boolean> => crypto.verify(claim.key, claimedBytes(roomId, claim), claim.sig);

/** As it is sent and stored. */
export const claimTuple = ({ key, seq, prev, id, sig }: Claim): ClaimTuple => [
  key,
  seq,
  prev,
  idBytes(id),
  sig,
];
export const readClaim = (author: PeerId, [key, seq, prev, id, sig]: ClaimTuple): Claim => ({
  author,
  key,
  seq,
  prev,
  id: entryId(id),
  sig,
});

/** Two claims of one author that cannot belong to one chain. */
export interface Fork {
  /** The lowest position for which they name two entries. */
  readonly seq: number;
  readonly claims: readonly [Claim, Claim];
}

/** The fork that two claims of one author prove, if they contradict each other. */
export function forkOf(a: Claim, b: Claim): Fork | undefined {
  const [low, high] = a.seq <= b.seq ? [a, b] : [b, a];
  if (low.seq === high.seq) {
    if (!equalBytes(low.prev, high.prev)) return { seq: low.seq - 1, claims: [low, high] };
    return low.id === high.id ? undefined : { seq: low.seq, claims: [low, high] };
  }
  const adjacent = low.seq + 1 === high.seq;
  return adjacent && !equalBytes(high.prev, idBytes(low.id))
    ? { seq: low.seq, claims: [low, high] }
    : undefined;
}

/** Whether a fork names the entry before it: then all who know the fork agree on everything before it, by hash. */
const isPinned = ({ seq, claims: [low] }: Fork): boolean => low.seq === seq;

/** The id of the entry before a fork, 32 bytes; zeros where its claims do not name it. */
export const beforeFork = (fork: Fork): Bytes =>
  isPinned(fork) ? fork.claims[0].prev : new Uint8Array(32);

/** Whether `a` tells more than `b`: it is lower, or just as low and names the entry before it. */
export const isBetter = (a: Fork, b: Fork | undefined): boolean =>
  !b || a.seq < b.seq || (a.seq === b.seq && isPinned(a) && !isPinned(b));
