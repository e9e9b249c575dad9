/** What waits for a room, as a page sees it: what the service worker keeps, and files that the system opened with this app. */
import { createListeners, type Off } from '../../core/base/events.ts';
import { giftOf, RECEIVED_CHANNEL, type Gift, type ReceivedStore } from './received-store.ts';

/** Without an id it is not stored: the system can open its files again. */
export interface WaitingGift extends Gift {
  readonly id: string | undefined;
}

/** Between tabs: something came or went; `into`: a tab that has this room open takes it; `took`: one did. */
type Said = 'came' | { readonly into: string; readonly id: string } | { readonly took: string };

/** A tab that has the room open answers within this time, or there is none. */
const OPEN_TAB_MS = 500;

interface LaunchQueue {
  setConsumer(take: (launch: Launch) => unknown): void;
}
interface Launch {
  readonly targetURL?: string;
  readonly files?: readonly FileSystemFileHandle[];
}

export class ReceivedInbox {
  readonly #store: ReceivedStore;
  readonly #channel = new BroadcastChannel(RECEIVED_CHANNEL);
  readonly #changed = createListeners<[]>();
  readonly #taken = createListeners<[string]>();
  /** Opened by the system with this app. */
  #opened: readonly WaitingGift[] = [];
  #open: ((gift: WaitingGift, fragment: string) => boolean) | undefined;

  constructor(store: ReceivedStore) {
    this.#store = store;
    this.#channel.onmessage = ({ data }: MessageEvent<Said>) => void this.#hear(data);
    this.#takeLaunches();
  }

  watch(f: (waiting: readonly WaitingGift[]) => void): Off {
    let isOver = false;
    const look = () =>
      void this.#list().then(
        (waiting) => isOver || f(waiting),
        () => undefined, // nothing is stored here
      );
    const off = this.#changed.add(look);
    look();
    return () => {
      isOver = true;
      off();
    };
  }

  done(gift: WaitingGift): void {
    const { id } = gift;
    this.#opened = this.#opened.filter((it) => it !== gift);
    const deleted = id === undefined ? Promise.resolve() : this.#store.delete([id]);
    const tell = () => {
      this.#changed.emit();
      this.#say('came');
    };
    deleted.then(tell, tell);
  }

  /** False: no other tab has that room open, so this one goes there. What is not stored never leaves this tab. */
  giveToOpenRoom({ id }: WaitingGift, into: string): Promise<boolean> {
    if (id === undefined) return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(false), OPEN_TAB_MS);
      const off = this.#taken.add((taken) => taken === id && settle(true));
      const settle = (given: boolean) => {
        clearTimeout(timer);
        off();
        resolve(given);
      };
      this.#say({ into, id });
    });
  }

  onGiven(f: (gift: WaitingGift, fragment: string) => boolean): Off {
    this.#open = f;
    return () => {
      if (this.#open === f) this.#open = undefined;
    };
  }

  async #hear(said: Said): Promise<void> {
    if (typeof said === 'string') return this.#changed.emit();
    if ('took' in said) return this.#taken.emit(said.took);
    const gift = (await this.#list().catch(() => [])).find(({ id }) => id === said.id);
    if (gift && this.#open?.(gift, said.into)) this.#say({ took: said.id });
  }

  #say(said: Said): void {
    this.#channel.postMessage(said);
  }

  async #list(): Promise<WaitingGift[]> {
    return [...this.#opened, ...(await this.#store.list())];
  }

  /** Files that people open with the app, and where its shortcuts lead while it is open already. */
  #takeLaunches(): void {
    const { launchQueue } = window as { launchQueue?: LaunchQueue };
    const [first] = performance.getEntriesByType('navigation');
    launchQueue?.setConsumer(async ({ files = [], targetURL }) => {
      const { hash } = new URL(targetURL ?? location.href);
      // The page has followed its own address by now, and would come here again.
      if (hash && targetURL !== first?.name) location.hash = hash;
      const opened = await Promise.all(files.map((it) => it.getFile()));
      const gift = giftOf(opened);
      if (!gift) return;
      this.#opened = [...this.#opened, { ...gift, id: undefined }];
      this.#changed.emit();
    });
  }
}
