/** How far a person has read a room. Only their own device knows it. */
export interface ReadMark {
  /** The last message that was read; an EntryId. */
  readonly id: string;
  /** When, by this device's clock. */
  readonly atMs: number;
}

/** Where it is kept. */
export interface ReadKeeper {
  /** Undefined: nothing was read yet. */
  get(): ReadMark | undefined;
  /** Never throws. Where nothing can be stored, it lasts as long as the page. */
  set(mark: ReadMark): void;
}
