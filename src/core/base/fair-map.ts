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

/** Members that count as those who brought one thing, beside each medium: the first of them, since more make it no safer. */
const BRINGERS_MAX = 8;

/** What one source brought. */
interface Share<Key> {
  readonly source: Source;
  /** The oldest first. */
  readonly keys: Set<Key>;
}

interface Held<Key, Value> {
  value: Value;
  /** Those who brought it: it goes when all of them have lost it, so that repeating a key puts it in no danger. */
  readonly by: Set<Share<Key>>;
}

/** What has one standing. */
class Shelf<Key, Value> {
  readonly #max: number;
  readonly #held = new Map<Key, Held<Key, Value>>();
  /** By the name of their source. */
  readonly #shares = new Map<string, Share<Key>>();

  constructor(max: number) {
    this.#max = max;
  }

  has(key: Key): boolean {
    return this.#held.has(key);
  }

  get(key: Key): Value | undefined {
    return this.#held.get(key)?.value;
  }

  set(key: Key, value: Value, source: Source): void {
    const name = sourceName(source);
    const share = this.#shares.get(name) ?? { source, keys: new Set<Key>() };
    const held = this.#held.get(key) ?? { value, by: new Set() };
    held.value = value;
    this.#held.set(key, held);
    // Media are few, members come and go.
    if (held.by.has(share) || held.by.size < BRINGERS_MAX || source.by === undefined) {
      held.by.add(share);
      share.keys.delete(key);
      share.keys.add(key);
      this.#shares.set(name, share);
    }
    while (this.#held.size > this.#max) this.#dropOne();
  }

  delete(key: Key): void {
    for (const share of this.#held.get(key)?.by ?? []) this.#lose(key, share);
  }

  entries(): [Key, Value, Source][] {
    return Array.from(
      this.#held,
      ([
        key,
        {
          value,
          by: [first],
        },
      ]) => [key, value, first?.source ?? NO_SOURCE],
    );
  }

  /** The oldest of the source that has most, of the medium that has most. What several brought is in equal parts theirs. */
  #dropOne(): void {
    const bySource = new Map<Share<Key>, number>();
    const byMedium = new Map<string, number>();
    const add = <T>(to: Map<T, number>, it: T, part: number) =>
      to.set(it, (to.get(it) ?? 0) + part);
    for (const { by } of this.#held.values())
      for (const share of by) {
        add(bySource, share, 1 / by.size);
        add(byMedium, share.source.medium, 1 / by.size);
      }
    const mediumOf = ([{ source }]: [Share<Key>, number]) => byMedium.get(source.medium) ?? 0;
    const [largest] = [...bySource].sort((a, b) => mediumOf(b) - mediumOf(a) || b[1] - a[1]);
    const [oldest] = largest?.[0].keys ?? [];
    if (largest && oldest !== undefined) this.#lose(oldest, largest[0]);
  }

  #lose(key: Key, share: Share<Key>): void {
    const held = this.#held.get(key);
    share.keys.delete(key);
    held?.by.delete(share);
    if (share.keys.size === 0) this.#shares.delete(sourceName(share.source));
    if (held?.by.size === 0) this.#held.delete(key);
  }
}
