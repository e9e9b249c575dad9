/** Why nobody here gives a download what it misses, as far as this device knows. Without I/O. */
import type { PeerId } from '../../base/ids.ts';
import type { Silence } from '../../api/files/file-problem.ts';
import type { Bitfield } from '../cache/bitfield.ts';
import type { Wire } from '../wire.ts';

export interface Around {
  readonly sharer: PeerId;
  /** Linked peers that take files. */
  readonly linked: readonly PeerId[];
  readonly wires: Iterable<Wire>;
  /** Chunks that our list of the file names, and whether it names all. */
  readonly known: number;
  readonly isWhole: boolean;
  readonly nowMs: number;
  /** Chunks were asked for, and did not come. */
  readonly unanswered: boolean;
  /** Some of these chunks is missing here. */
  misses(theirs: Bitfield): boolean;
  /** It sends us chunks of some file. */
  gives(peer: PeerId): boolean;
}

/** Undefined: nobody has it, as far as they said. */
export function whySilent(around: Around): Silence | undefined {
  const { sharer, linked, known, isWhole, nowMs, unanswered, misses, gives } = around;
  const wires = [...around.wires];
  const usable = wires.filter((it) => !it.banned);
  const owesChunks = (it: Wire) =>
    (unanswered && it.requests.size > 0) || (it.snubbedUntilMs > nowMs && misses(it.theirs));
  const owing = usable.filter(owesChunks);
  if (owing.some(({ peer }) => gives(peer))) return 'waiting';
  if (unanswered || owing.length > 0) return 'not-sent';
  if (!isWhole && usable.some((it) => it.claimed > known)) return 'waiting';
  if (!linked.includes(sharer)) return undefined;
  const theirs = wires.find((it) => it.peer === sharer);
  if (theirs?.banned) return 'wrong-bytes';
  return theirs?.announced ? undefined : 'waiting';
}
