/** A medium whose code is loaded only when it starts. */
import type { Bytes } from '../../core/base/bytes.ts';
import type { Topic } from '../../core/base/ids.ts';
import type { MediumAddress, MediumSignaling } from './signaling.ts';
import { SignalingEvents } from './signaling-events.ts';

/** Offline while its code cannot be loaded; `refresh` tries again. */
export class LazySignaling extends SignalingEvents implements MediumSignaling {
  readonly #load: () => Promise<MediumSignaling>;
  #topic: Topic | undefined;
  #peerRecord: Bytes | undefined;
  #loaded: MediumSignaling | undefined;
  #isLoading = false;
  #isClosed = false;

  constructor(load: () => Promise<MediumSignaling>) {
    super();
    this.#load = load;
  }

  start(topic: Topic): void {
    if (this.#topic) return;
    this.#topic = topic;
    this.setStatus('connecting');
    this.#begin(topic);
  }

  announce(peerRecord: Bytes): void {
    this.#peerRecord = peerRecord;
    this.#loaded?.announce(peerRecord);
  }

  send(to: MediumAddress, box: Bytes): boolean {
    return this.#loaded?.send(to, box) ?? false;
  }

  refresh(): void {
    if (this.#loaded) this.#loaded.refresh();
    else if (this.#topic) this.#begin(this.#topic);
  }

  iceServers(): RTCIceServer[] {
    return this.#loaded?.iceServers() ?? [];
  }

  close(): void {
    this.#isClosed = true;
    this.#loaded?.close();
    this.clearListeners();
  }

  #begin(topic: Topic): void {
    if (this.#isLoading || this.#loaded || this.#isClosed) return;
    this.#isLoading = true;
    this.#load()
      .then(
        (signaling) => this.#use(signaling, topic),
        () => this.setStatus('offline'),
      )
      .finally(() => (this.#isLoading = false));
  }

  #use(signaling: MediumSignaling, topic: Topic): void {
    if (this.#isClosed) return signaling.close();
    this.#loaded = signaling;
    signaling.onMembers(this.members.emit);
    signaling.onBox(this.boxes.emit);
    signaling.onGone(this.gone.emit);
    signaling.onStatus((status) => this.setStatus(status));
    signaling.start(topic);
    if (this.#peerRecord) signaling.announce(this.#peerRecord);
  }
}
