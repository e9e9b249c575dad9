/**
 * A bounded map for what others say: no source displaces what another one brought, and nothing displaces what has a higher
 * standing. So names that somebody invents displace only those that came the same way.
 */

/** Where something came from. */
export interface Source {
  readonly medium: string;
  /** On a medium where members bring it: which of them. */
  readonly by?: string | undefined;
}

export const NO_SOURCE: Source = { medium: '' };

export const sourceName = ({ medium, by = '' }: Source): string => `${medium} ${by}`;

/** `claimed` by anyone; `proven` by a message that only its owner can make; `linked`: its owner had a link here. */
export type Standing = 'claimed' | 'proven' | 'linked';
const STANDINGS: readonly Standing[] = ['claimed', 'proven', 'linked'];

export class FairMap<Key, Value> {
  /** By standing, the lowest first. */
  readonly #shelves: readonly Shelf<Key, Value>[];

  /** @param max for each standing */
  constructor(max: number) {
    this.#shelves = STANDINGS.map(() => new Shelf(max));
  }

  get(key: Key): Value | undefined {
    return this.#shelfOf(key)?.get(key);
  }

  /** Keeps a higher standing that the key has. */
  set(key: Key, value: Value, source: Source, standing: Standing = 'claimed'): void {
    const before = this.#shelfOf(key);
    const least = before ? this.#shelves.indexOf(before) : 0;
    const shelf = this.#shelves[Math.max(least, STANDINGS.indexOf(standing))];
    if (before !== shelf) before?.delete(key);
    shelf?.set(key, value, source);
  }

  /** The owner of what `isTheirs` finds has a link here. */
  markLinked(isTheirs: (value: Value, key: Key) => boolean): void {
    for (const [key, value, source] of this.#all())
      if (isTheirs(value, key)) this.set(key, value, source, 'linked');
  }

  delete(key: Key): void {
    this.#shelfOf(key)?.delete(key);
  }

  entries(): (readonly [Key, Value])[] {
    return this.#all().map(([key, value]) => [key, value]);
  }

  #all(): [Key, Value, Source][] {
    return this.#shelves.flatMap((shelf) => shelf.entries());
  }

  #shelfOf(key: Key): Shelf<Key, Value> | undefined {
    return this.#shelves.find((shelf) => shelf.has(key));
  }
}

interface Share<Key, Value> {
  readonly source: Source;
  /** The oldest first. */
  readonly held: Map<Key, Value>;
}

/** What has one standing. */
class Shelf<Key, Value> {
  readonly #max: number;
  /** By the name of their source. */
  readonly #shares = new Map<string, Share<Key, Value>>();
  readonly #shareOf = new Map<Key, Share<Key, Value>>();

  constructor(max: number) {
    this.#max = max;
  }

  has(key: Key): boolean {
    return this.#shareOf.has(key);
  }

  get(key: Key): Value | undefined {
    return this.#shareOf.get(key)?.held.get(key);
  }

  set(key: Key, value: Value, source: Source): void {
    const before = this.#shareOf.get(key);
    const named = this.#shares.get(sourceName(source)) ?? { source, held: new Map<Key, Value>() };
    // Two sources bring it: it counts for the one that has less, so that repeating a key puts it in no danger.
    const share = before && before.held.size <= named.held.size ? before : named;
    this.delete(key);
    share.held.set(key, value);
    this.#shares.set(sourceName(share.source), share);
    this.#shareOf.set(key, share);
    if (this.#shareOf.size > this.#max) this.#dropOne();
  }

  delete(key: Key): void {
    const share = this.#shareOf.get(key);
    if (!share) return;
    this.#shareOf.delete(key);
    share.held.delete(key);
    if (share.held.size === 0) this.#shares.delete(sourceName(share.source));
  }

  entries(): [Key, Value, Source][] {
    return [...this.#shares.values()].flatMap(({ source, held }) =>
      Array.from(held, ([key, value]): [Key, Value, Source] => [key, value, source]),
    );
  }

  /** The oldest of the source that has most, of the medium that has most: there are as few sources as links. */
  #dropOne(): void {
    const byMedium = new Map<string, number>();
    for (const { source, held } of this.#shares.values())
      byMedium.set(source.medium, (byMedium.get(source.medium) ?? 0) + held.size);
    const sizeOf = ({ source }: Share<Key, Value>) => byMedium.get(source.medium) ?? 0;
    const [largest] = [...this.#shares.values()].sort(
      (a, b) => sizeOf(b) - sizeOf(a) || b.held.size - a.held.size,
    );
    const [oldest] = largest?.held.keys() ?? [];
    if (oldest !== undefined) this.delete(oldest);
  }
}
