/** Keeps the network path of one open link working: notices that it is lost, repairs it by ICE restarts, or gives up. */
import { REPAIRED_MS } from '../../core/limits/liveness.ts';
import { LINK_PROOF_MS, RECOVERY_MS, RECOVERY_TRY_MS } from '../../core/limits/webrtc.ts';
import type { Clock, Off } from '../../core/ports.ts';

export interface PathRepairOptions {
  readonly clock: Clock;
  /** Only one side replaces a link whose repair did not help. */
  readonly isInitiator: boolean;
  /** How many messages have come on the link so far. */
  readonly messagesHeard: () => number;
  /** Whether ICE has a path. */
  readonly isConnected: () => boolean;
  /** Starts an ICE restart, or asks the other side for one. */
  readonly restart: () => void;
  /** The path was repaired, but nothing comes on it yet. A new link would be faster. */
  readonly onStuck: () => void;
  /** RECOVERY_MS of repairing did not help. */
  readonly onLost: () => void;
}

export class PathRepair {
  readonly #options: PathRepairOptions;
  #stopDoubt: Off | undefined;
  #stopWaiting: Off | undefined;
  /** The repair under way. */
  #recovery: Recovery | undefined;

  constructor(options: PathRepairOptions) {
    this.#options = options;
  }

  get isUnderWay(): boolean {
    return this.#recovery !== undefined;
  }

  iceStateChanged(state: RTCIceConnectionState): void {
    if (state === 'connected' || state === 'completed') return this.#stopRecovery();
    // Never waits for `failed`: ICE can stay `disconnected` for more than a minute.
    if (state === 'disconnected') this.#recover(this.#options.isConnected);
  }

  /** Repairs the path unless something comes on it within LINK_PROOF_MS. */
  doubt(): void {
    const before = this.#options.messagesHeard();
    const isBack = () => this.#options.messagesHeard() > before;
    // ICE takes seconds to notice. Asking the other side over signaling takes one round trip, and it says so if it
    // has given up this link meanwhile.
    this.#stopDoubt ??= this.#options.clock.after(LINK_PROOF_MS, () => {
      this.#stopDoubt = undefined;
      if (!isBack()) this.#recover(isBack, true);
    });
  }

  /** The other side has answered a restart, so what it was asked over the link should come. */
  answered(): void {
    const isBack = this.#recovery?.isAnswerDue ? this.#recovery.isBack : undefined;
    if (!isBack) return;
    this.#stopWaiting ??= this.#options.clock.after(REPAIRED_MS, () => {
      this.#stopWaiting = undefined;
      if (!isBack()) this.#options.onStuck();
    });
  }

  /** Signaling works again: what was sent for a repair may have been lost. */
  tryAgain(): void {
    if (this.#recovery) this.#options.restart();
  }

  stop(): void {
    this.#stopDoubt?.();
    this.#stopWaiting?.();
    this.#stopRecovery();
  }

  #recover(isBack: () => boolean, isAsked = false): void {
    if (this.#recovery) return;
    const { clock, isInitiator, restart, onLost } = this.#options;
    const check = (ifNot: () => void) => () => (isBack() ? this.#stopRecovery() : ifNot());
    const timers = [
      clock.after(RECOVERY_MS, check(onLost)),
      clock.every(RECOVERY_TRY_MS, check(restart)),
    ];
    this.#recovery = { isBack, isAnswerDue: isAsked && isInitiator, timers };
    restart();
  }

  #stopRecovery(): void {
    for (const stop of this.#recovery?.timers ?? []) stop();
    this.#recovery = undefined;
  }
}

interface Recovery {
  /** Whether the path works again. */
  readonly isBack: () => boolean;
  /** The other side was asked something over the link and should answer once the path is repaired. */
  readonly isAnswerDue: boolean;
  readonly timers: readonly Off[];
}
