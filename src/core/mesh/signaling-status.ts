/** The status of signaling, and whether it shows peer records that our room keys do not open. */
import { each } from '../base/each.ts';
import type { Off, SignalingStatus, Transport } from '../ports.ts';

export interface SignalingWatchOptions {
  readonly transport: Pick<Transport, 'onStatus' | 'onStrangers'>;
  changed(): void;
  /** Signaling works again. Called before `changed`. */
  isBack(): void;
}

export class SignalingWatch {
  readonly #options: SignalingWatchOptions;
  #status: SignalingStatus = 'connecting';
  #strangers = false;

  constructor(options: SignalingWatchOptions) {
    this.#options = options;
  }

  get status(): SignalingStatus {
    return this.#status;
  }

  get strangers(): boolean {
    return this.#strangers;
  }

  /** Listens until you call the returned function. */
  start(): Off {
    const { transport } = this.#options;
    const offs = [
      transport.onStatus((status) => this.#onStatus(status)),
      transport.onStrangers((any) => this.#onStrangers(any)),
    ];
    return () => each(offs, (off) => off());
  }

  #onStatus(status: SignalingStatus): void {
    const before = this.#status;
    this.#status = status;
    if (status === 'online' && before === 'offline') this.#options.isBack();
    this.#options.changed();
  }

  #onStrangers(any: boolean): void {
    if (this.#strangers === any) return;
    this.#strangers = any;
    this.#options.changed();
  }
}
