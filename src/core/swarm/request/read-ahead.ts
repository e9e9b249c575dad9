/** What a reader of a file needs next, as those who ask for it see it. */

export interface ReadAhead {
  /** In this order. */
  readonly needs: ReadonlySet<number>;
  /** Since when it has had nothing to hand on. */
  readonly waitsSinceMs: number | undefined;
  /** It never waits for what a peer that deals would have us get elsewhere. */
  readonly insists: boolean;
}
