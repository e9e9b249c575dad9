/** What a router remembers of its links, of what it passed on, and of its own asks. */
import type { PeerId } from '../base/ids.ts';
import type { Words } from './route-steps.ts';

export interface RouteLink {
  /** What we passed along this link, by our number for it. */
  readonly passed: Map<number, Passed>;
  /** What came from it and waits for an answer, the oldest first. */
  readonly waiting: Set<Passed>;
  /** How many routes in a row got no answer along this link, and when we gave up the last one. */
  misses: number;
  missedAtMs: number;
}

export interface Passed {
  readonly ask: string;
  /** The link to which the answer goes back, and the number there; undefined: we asked. */
  readonly back: { readonly link: PeerId; readonly n: number } | undefined;
  readonly next: PeerId;
  readonly n: number;
  readonly reverse: boolean;
  readonly untilMs: number;
}

export interface Ask<Kind extends string> {
  readonly words: Words<Kind>;
  readonly firstLinks: Set<PeerId>;
  /** How many ways by distance came to a dead end, and the first links of ways that then went back. */
  deadEnds: number;
  readonly reverseLinks: Set<PeerId>;
  /** Links that other asks took, and that this one avoids. */
  readonly apart: Set<PeerId>;
  nextWayAtMs: number;
  readonly untilMs: number;
}
