/** What a router remembers of its links, of what it passed on, and of its own asks. */
import type { PeerId } from '../base/ids.ts';
import type { Words } from './route-steps.ts';

export interface Link {
  /** What we passed along this link, by our number for it. */
  readonly passed: Map<number, Passed>;
  /** What came from it and waits for an answer, the oldest first. */
  readonly waiting: Set<Passed>;
  /** Routes along this link without any answer, one after another, and when the last one was given up. */
  misses: number;
  missedAtMs: number;
}

export interface Passed {
  readonly ask: string;
  /** Where the answer goes, with the number there; undefined: we asked. */
  readonly back: { readonly link: PeerId; readonly n: number } | undefined;
  readonly next: PeerId;
  readonly n: number;
  readonly reverse: boolean;
  readonly untilMs: number;
}

export interface Ask<Kind extends string> {
  readonly words: Words<Kind>;
  readonly firstLinks: Set<PeerId>;
  /** Ways by distance that came to an end from where none goes on; and the first links of ways that then went back. */
  deadEnds: number;
  readonly reverseLinks: Set<PeerId>;
  /** Links by which other asks went that this one is to be apart from. */
  readonly apart: Set<PeerId>;
  nextWayAtMs: number;
  readonly untilMs: number;
}
