/** The listening half of `Signaling`, which every medium shares. */
import type { Bytes } from '../../core/base/bytes.ts';
import { createListeners } from '../../core/base/events.ts';
import type { Off, SignalingStatus } from '../../core/ports.ts';
import type { MediumAddress, Member } from './signaling.ts';

export abstract class SignalingEvents<A = MediumAddress> {
  protected readonly members = createListeners<[readonly Member<A>[]]>();
  protected readonly boxes = createListeners<[from: A, box: Bytes, by?: string]>();
  protected readonly gone = createListeners<[A]>();
  readonly #statuses = createListeners<[SignalingStatus]>();
  #status: SignalingStatus | undefined;

  readonly onMembers = this.members.add;
  readonly onBox = this.boxes.add;
  readonly onGone = this.gone.add;

  /** Tells a late listener the current status at once. */
  onStatus(f: (status: SignalingStatus) => void): Off {
    if (this.#status) f(this.#status);
    return this.#statuses.add(f);
  }

  /** Undefined until it is set. */
  protected get status(): SignalingStatus | undefined {
    return this.#status;
  }

  /** Listeners hear of changes only. */
  protected setStatus(next: SignalingStatus): void {
    if (this.#status === next) return;
    this.#status = next;
    this.#statuses.emit(next);
  }

  protected clearListeners(): void {
    for (const it of [this.members, this.boxes, this.gone, this.#statuses]) it.clear();
  }
}
