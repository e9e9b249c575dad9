/** Events with one listener, as links have them. What a listener throws is reported, and reaches nobody else. */
import type { Bytes } from './bytes.ts';
import { attempt } from './each.ts';
import type { Off } from './events.ts';

/** At most one listener: the next one replaces it. */
export class SingleListener<Args extends unknown[]> {
  #listener: ((...args: Args) => void) | undefined;

  set(listener: (...args: Args) => void): Off {
    this.#listener = listener;
    return () => {
      if (this.is(listener)) this.#listener = undefined;
    };
  }

  get isSet(): boolean {
    return this.#listener !== undefined;
  }

  is(listener: (...args: Args) => void): boolean {
    return this.#listener === listener;
  }

  /** False when nobody listens. */
  call(...args: Args): boolean {
    const listener = this.#listener;
    if (listener) attempt(() => listener(...args));
    return listener !== undefined;
  }
}

/** At most one listener for messages. What comes before it is kept for it, up to a bound. */
export class MessageListener<Lane extends string> {
  readonly #max: { readonly messages: number; readonly bytes: number };
  readonly #listener = new SingleListener<[lane: Lane, message: Bytes]>();
  readonly #early: [Lane, Bytes][] = [];
  #earlyBytes = 0;

  constructor(max: { readonly messages: number; readonly bytes: number }) {
    this.#max = max;
  }

  /** The listener gets early messages after this call has returned, and before any that come later. */
  set(listener: (lane: Lane, message: Bytes) => void): Off {
    const off = this.#listener.set(listener);
    void Promise.resolve().then(() => this.#deliverEarly());
    return off;
  }

  /** False when more messages wait for a listener than the bound allows. */
  call(lane: Lane, message: Bytes): boolean {
    if (this.#early.length === 0 && this.#listener.call(lane, message)) return true;
    this.#early.push([lane, message]);
    this.#earlyBytes += message.length;
    return this.#early.length <= this.#max.messages && this.#earlyBytes <= this.#max.bytes;
  }

  /** Drops what waits. */
  clear(): void {
    this.#early.length = 0;
    this.#earlyBytes = 0;
  }

  #deliverEarly(): void {
    for (let next = this.#early[0]; next && this.#listener.isSet; next = this.#early[0]) {
      this.#early.shift();
      this.#earlyBytes -= next[1].length;
      this.#listener.call(...next);
    }
  }
}

/** Something that ends once. Its one listener hears of it, in a microtask if it comes after the end. */
export class EndEvent {
  readonly #listener = new SingleListener<[reason: string]>();
  #reason: string | undefined;

  get isOver(): boolean {
    return this.#reason !== undefined;
  }

  onEnd(listener: (reason: string) => void): Off {
    const off = this.#listener.set(listener);
    const reason = this.#reason;
    if (reason !== undefined) {
      void Promise.resolve().then(() => this.#listener.is(listener) && listener(reason));
    }
    return off;
  }

  /** From now on it is over. `before` runs before the listener hears of it. */
  end(reason: string, before: () => void): void {
    this.#reason = reason;
    attempt(before);
    this.#listener.call(reason);
  }
}
