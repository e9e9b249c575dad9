/** A Transport whose code is loaded while its room opens: the room shows what is stored without waiting for it. */
import type { Bytes } from '../core/base/bytes.ts';
import { SwapError } from '../core/base/errors.ts';
import { createListeners } from '../core/base/events.ts';
import type { PeerId } from '../core/base/ids.ts';
import type { Link, SignalingStatus, Transport, OfferGate } from '../core/ports.ts';

export class LazyTransport implements Transport {
  readonly self: PeerId;
  readonly #load: () => Promise<Transport>;
  readonly #abandon: () => void;
  readonly #sightings = createListeners<[PeerId, boolean]>();
  readonly #links = createListeners<[Link]>();
  readonly #statuses = createListeners<[SignalingStatus]>();
  readonly #strangers = createListeners<[any: boolean, clockAheadMs?: number]>();
  #gate: OfferGate | undefined;
  #proof: Bytes | undefined;
  #state: 'new' | 'started' | 'closed' = 'new';
  #loading: Promise<void> | undefined;
  #loaded: Transport | undefined;

  /**
   * @param load makes the transport; called again by `refresh` while it fails
   * @param abandon closes what the transport would have closed, when it is closed before it is loaded
   */
  constructor(self: PeerId, load: () => Promise<Transport>, abandon: () => void) {
    this.self = self;
    this.#load = load;
    this.#abandon = abandon;
    this.#begin();
  }

  readonly onSighting = this.#sightings.add;
  readonly onLink = this.#links.add;
  readonly onStatus = this.#statuses.add;
  readonly onStrangers = this.#strangers.add;

  setGate(f: OfferGate): void {
    this.#gate = f;
    this.#loaded?.setGate(f);
  }

  showProof(nonce: Bytes): void {
    this.#proof = nonce;
    this.#loaded?.showProof(nonce);
  }

  start(): void {
    if (this.#state !== 'new') return;
    this.#state = 'started';
    if (this.#loaded) this.#loaded.start();
    else this.#begin();
  }

  async dial(peer: PeerId): Promise<void> {
    await this.#loading;
    if (!this.#loaded) throw new SwapError('closed', 'no transport is loaded');
    await this.#loaded.dial(peer);
  }

  refresh(): void {
    if (this.#loaded) this.#loaded.refresh();
    else this.#begin();
  }

  doubt(peer?: PeerId): void {
    if (this.#loaded) this.#loaded.doubt(peer);
    else this.#begin();
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    if (this.#loaded) this.#loaded.close();
    else this.#abandon();
  }

  #begin(): void {
    if (this.#state === 'closed') return;
    this.#loading ??= this.#load().then(
      (transport) => this.#take(transport),
      () => {
        this.#loading = undefined;
        this.#statuses.emit('offline'); // until `refresh` can load it
      },
    );
  }

  #take(transport: Transport): void {
    if (this.#state === 'closed') return transport.close();
    this.#loaded = transport;
    transport.onSighting(this.#sightings.emit);
    transport.onLink(this.#links.emit);
    transport.onStatus(this.#statuses.emit);
    transport.onStrangers(this.#strangers.emit);
    if (this.#gate) transport.setGate(this.#gate);
    if (this.#proof) transport.showProof(this.#proof);
    if (this.#state === 'started') transport.start();
  }
}
