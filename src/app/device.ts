/** What this device has, once for all rooms: its stores, workers and clock, and the person's choices for the device. */
import { createLazyChunker, type LazyChunker } from '../browser/chunking/lazy-chunker.ts';
import { createWebCrypto } from '../browser/crypto/web-crypto.ts';
import { Drafts } from '../browser/device/drafts.ts';
import { openForwardingAllowance } from '../browser/device/forwarding-allowance.ts';
import { openHiddenAddress } from '../browser/device/hidden-address.ts';
import { isTraceless } from '../browser/device/traceless-rooms.ts';
import { platformClock, platformRandom } from '../browser/platform/clock.ts';
import { watchMetered } from '../browser/platform/metered-connection.ts';
import { lazyWorker } from '../browser/platform/lazy-worker.ts';
import { openPassingStores, openStores, type Stores } from '../browser/storage/open-stores.ts';
import type { Topic } from '../core/base/ids.ts';
import type { Crypto } from '../core/ports.ts';

export class Device {
  readonly clock = platformClock;
  readonly random = platformRandom;
  /** The stores of rooms that are not traceless. */
  readonly stores: Promise<Stores> = openStores();
  #passing: Promise<Stores> | undefined;
  readonly worker = lazyWorker();
  readonly drafts = new Drafts();
  readonly address = openHiddenAddress();
  /** What this device forwards for others, in all rooms. */
  readonly forwarding = openForwardingAllowance(() => this.clock.now());
  #crypto: Crypto | undefined;
  #chunker: LazyChunker | undefined;

  constructor() {
    this.stores.catch(() => undefined); // the code that opens a room reports it
    watchMetered((metered) => this.forwarding.setMetered(metered));
  }

  /** @throws when the page has no crypto; see `requireSubtle` */
  get crypto(): Crypto {
    return (this.#crypto ??= createWebCrypto());
  }

  /** One worker for the files of all rooms. */
  get chunker(): LazyChunker {
    return (this.#chunker ??= createLazyChunker(this.crypto));
  }

  /** The stores of traceless rooms: they end with the page. @throws SwapError not-loaded */
  passing(): Promise<Stores> {
    this.#passing ??= openPassingStores();
    this.#passing.catch(() => (this.#passing = undefined));
    return this.#passing;
  }

  /** Starts the workers ahead of the first file: their scripts come from the page's server, which may be gone by then. */
  startWorkers(): void {
    this.chunker.start();
    void this.stores.then(
      (stores) => stores.startWorker(),
      () => undefined,
    );
  }

  async storesOf(topic: Topic): Promise<Stores> {
    return isTraceless(topic) ? this.passing() : this.stores;
  }
}
