/** Collections with a bound: what you set last goes last, and beyond `max` the first goes. */

export class BoundedMap<Key, Value> extends Map<Key, Value> {
  readonly #max: number;
  readonly #onDrop: ((value: Value, key: Key) => void) | undefined;

  /** `onDrop` is told what had to go. */
  constructor(max: number, onDrop?: (value: Value, key: Key) => void) {
    super();
    this.#max = max;
    this.#onDrop = onDrop;
  }

  /** Puts the value last, even where the key was there before: do not call it while you iterate. */
  override set(key: Key, value: Value): this {
    this.delete(key);
    super.set(key, value);
    if (this.size <= this.#max) return this;
    for (const [oldest, dropped] of this) {
      if (this.size <= this.#max) break;
      this.delete(oldest);
      this.#onDrop?.(dropped, oldest);
    }
    return this;
  }
}

export class BoundedSet<Value> extends Set<Value> {
  readonly #max: number;

  constructor(max: number) {
    super();
    this.#max = max;
  }

  /** Puts the value last, even where it was there before: do not call it while you iterate. */
  override add(value: Value): this {
    this.delete(value);
    super.add(value);
    if (this.size <= this.#max) return this;
    for (const oldest of this) {
      if (this.size <= this.#max) break;
      this.delete(oldest);
    }
    return this;
  }
}
