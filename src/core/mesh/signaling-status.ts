/** The status of signaling, and whether it shows peer records that our room keys do not open. */
import { each } from '../base/each.ts';
import type { Off, SignalingStatus, Transport } from '../ports.ts';

/** What signaling shows of people whom we cannot link with; see `Transport.onStrangers`. */
export interface Strangers {
  readonly any: boolean;
  readonly clockAheadMs: number | undefined;
}

export interface SignalingWatchOptions {
  readonly transport: Pick<Transport, 'onStatus' | 'onStrangers'>;
  changed(): void;
  /** Signaling works again. Called before `changed`. */
  isBack(): void;
}

export class SignalingWatch {
  readonly #options: SignalingWatchOptions;
  #status: SignalingStatus = 'connecting';
  #strangers: Strangers = { any: false, clockAheadMs: undefined };

  constructor(options: SignalingWatchOptions) {
    this.#options = options;
  }

  get status(): SignalingStatus {
    return this.#status;
  }

  get strangers(): Strangers {
    return this.#strangers;
  }

  /** Listens until you call the returned function. */
  start(): Off {
    const { transport } = this.#options;
    const offs = [
      transport.onStatus((status) => this.#onStatus(status)),
      transport.onStrangers((any, clockAheadMs) => this.#onStrangers(any, clockAheadMs)),
    ];
    return () => each(offs, (off) => off());
  }

  #onStatus(status: SignalingStatus): void {
    const before = this.#status;
    this.#status = status;
    if (status === 'online' && before === 'offline') this.#options.isBack();
    this.#options.changed();
  }

  #onStrangers(any: boolean, clockAheadMs?: number): void {
    const before = this.#strangers;
    this.#strangers = { any, clockAheadMs };
    const isSame = (before.clockAheadMs === undefined) === (clockAheadMs === undefined);
    if (before.any === any && isSame) return;
    this.#options.changed();
  }
}
