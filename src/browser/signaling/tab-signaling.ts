/** Signaling between tabs and windows of one browser over a BroadcastChannel. No server takes part. */
import { each } from '../../core/base/each.ts';
import * as v from 'valibot';
import { toBase64Url, type Bytes } from '../../core/base/bytes.ts';
import type { Topic } from '../../core/base/ids.ts';
import { SIGNAL_BYTES_MAX, TABS_ANSWER_MS, TABS_MAX } from '../../core/limits/signaling.ts';
import type { Clock, Off, Random } from '../../core/ports.ts';
import type { MediumAddress, MediumSignaling } from './signaling.ts';
import { SignalingEvents } from './signaling-events.ts';

const bytes = v.custom<Bytes>(
  (it) => it instanceof Uint8Array && it.length > 0 && it.length <= SIGNAL_BYTES_MAX,
);
const address = v.pipe(v.string(), v.regex(/^[\w-]{22}$/));
/** `announce` is a sealed peer record. */
const tabMessage = v.variant('type', [
  v.object({ type: v.literal('who') }),
  v.object({ type: v.literal('here'), from: address, announce: bytes }),
  v.object({ type: v.literal('box'), from: address, to: address, box: bytes }),
  v.object({ type: v.literal('gone'), from: address }),
]);
type TabMessage = v.InferOutput<typeof tabMessage>;

const ADDRESS_BYTES = 16;

/** Boxes are sealed as on a relay: another page of this origin learns no more than a relay does. */
export class TabSignaling extends SignalingEvents implements MediumSignaling {
  readonly #clock: Clock;
  readonly #self: MediumAddress;
  /** The sealed peer record of each tab. */
  readonly #tabs = new Map<MediumAddress, Bytes>();
  /** Tabs that have not answered the last question yet: a tab that crashed said no goodbye. */
  readonly #silent = new Set<MediumAddress>();
  #channel: BroadcastChannel | undefined;
  #peerRecord: Bytes | undefined;
  #stopCounting: Off | undefined;

  constructor({ clock, random }: { clock: Clock; random: Random }) {
    super();
    this.#clock = clock;
    this.#self = toBase64Url(random.bytes(ADDRESS_BYTES));
  }

  start(topic: Topic): void {
    if (this.status) return;
    this.setStatus('connecting');
    try {
      this.#channel = new BroadcastChannel(`swapmeet tabs ${topic}`);
    } catch {
      return this.setStatus('offline'); // the browser has none, or keeps tabs apart
    }
    this.#channel.onmessage = ({ data }) => {
      const read = v.safeParse(tabMessage, data);
      if (read.success) this.#receive(read.output);
    };
  }

  announce(peerRecord: Bytes): void {
    const isFirst = !this.#peerRecord;
    this.#peerRecord = peerRecord;
    if (!this.#channel) return;
    if (isFirst) this.setStatus('online');
    this.#sayHere();
    if (isFirst) this.refresh();
  }

  send(to: MediumAddress, box: Bytes): boolean {
    if (!this.#channel || !this.#tabs.has(to)) return false;
    this.#say({ type: 'box', from: this.#self, to, box });
    return true;
  }

  /** Asks all tabs, and drops those that do not answer within TABS_ANSWER_MS. */
  refresh(): void {
    if (!this.#channel || !this.#peerRecord || this.#stopCounting) return;
    for (const tab of this.#tabs.keys()) this.#silent.add(tab);
    this.#say({ type: 'who' });
    this.#stopCounting = this.#clock.after(TABS_ANSWER_MS, () => {
      this.#stopCounting = undefined;
      each(this.#silent, (tab) => this.#drop(tab));
      this.#showTabs();
    });
  }

  iceServers(): RTCIceServer[] {
    return [];
  }

  close(): void {
    this.#stopCounting?.();
    this.#say({ type: 'gone', from: this.#self });
    this.#channel?.close();
    this.#channel = undefined;
    this.#tabs.clear();
    this.clearListeners();
  }

  #receive(message: TabMessage): void {
    switch (message.type) {
      case 'who':
        return this.#sayHere();
      case 'here':
        return this.#meet(message.from, message.announce);
      case 'box':
        if (message.to === this.#self) this.boxes.emit(message.from, message.box);
        return;
      case 'gone':
        this.#drop(message.from);
    }
  }

  #meet(tab: MediumAddress, peerRecord: Bytes): void {
    this.#silent.delete(tab);
    const isKnown = this.#tabs.has(tab);
    if (tab === this.#self || (!isKnown && this.#tabs.size >= TABS_MAX)) return;
    this.#tabs.set(tab, peerRecord);
    if (!isKnown) this.#showTabs();
  }

  #drop(tab: MediumAddress): void {
    this.#silent.delete(tab);
    if (this.#tabs.delete(tab)) this.gone.emit(tab);
  }

  #showTabs(): void {
    this.members.emit(
      Array.from(this.#tabs, ([tab, record]) => ({ address: tab, peerRecord: record })),
    );
  }

  #sayHere(): void {
    if (this.#peerRecord) this.#say({ type: 'here', from: this.#self, announce: this.#peerRecord });
  }

  #say(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }
}
