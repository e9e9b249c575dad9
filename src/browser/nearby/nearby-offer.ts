/** Our own nearby offer: shows a room to people on this network, and takes their requests, until it is closed. */
import { each } from '../../core/base/each.ts';
import type { NearbyAsk, NearbyOfferListeners, OwnOffer } from '../../core/api/nearby.ts';
import { BoundedSet } from '../../core/base/bounded-map.ts';
import { fromBase64Url, toBase64Url } from '../../core/base/bytes.ts';
import { tidyName } from '../../core/identity/friendly-name.ts';
import {
  NEARBY_ASK_LIFE_MS,
  NEARBY_ASKS_MAX,
  NEARBY_DECLINED_MAX,
} from '../../core/limits/nearby.ts';
import type { Off } from '../../core/ports.ts';
import type { NearbyMessage } from '../../../signaling/nearby/nearby-protocol.ts';
import { NearbyConnection, type NearbyConnectionOptions } from './nearby-connection.ts';
import { makeNearbyKey, openAsk, type NearbyKey, type NearbyPair } from './nearby-handshake.ts';

export interface OwnNearbyOfferOptions extends NearbyConnectionOptions {
  /** What everybody on the network sees. */
  readonly name: string;
  /** The link that people get who are let in. */
  readonly fragment: string;
}

interface Waiting extends NearbyAsk {
  readonly pair: NearbyPair;
  readonly stop: Off;
}

export class OwnNearbyOffer implements OwnOffer {
  readonly #options: OwnNearbyOfferOptions;
  readonly #listeners: NearbyOfferListeners;
  readonly #key: NearbyKey;
  readonly #connection: NearbyConnection;
  readonly #asks = new Map<string, Waiting>();
  /** Requests that are being decrypted. They count like those that wait. */
  readonly #opening = new Set<string>();
  readonly #declined = new BoundedSet<string>(NEARBY_DECLINED_MAX);
  #isClosed = false;

  private constructor(
    options: OwnNearbyOfferOptions,
    listeners: NearbyOfferListeners,
    key: NearbyKey,
  ) {
    this.#options = options;
    this.#listeners = listeners;
    this.#key = key;
    this.#connection = new NearbyConnection(options, {
      onOpen: (isServed) => this.#opened(isServed),
      onMessage: (message) => this.#receive(message),
      onLost: () => this.#lost(),
    });
  }

  /** @throws DOMException when the browser lacks X25519 */
  static async open(
    options: OwnNearbyOfferOptions,
    listeners: NearbyOfferListeners,
  ): Promise<OwnNearbyOffer> {
    return new OwnNearbyOffer(options, listeners, await makeNearbyKey());
  }

  answer(id: string, accept: boolean): void {
    const ask = this.#asks.get(id);
    if (!ask) return;
    this.#forget(id);
    if (!accept) this.#declined.add(id);
    void ask.pair
      .sealAnswer(accept ? this.#options.fragment : undefined)
      .then((box) => this.#connection.send({ type: 'answer', to: id, box: toBase64Url(box) }));
  }

  close(): void {
    this.#isClosed = true;
    each(this.#asks.values(), ({ stop }) => stop());
    this.#asks.clear();
    this.#connection.close();
  }

  #opened(isServed: boolean): void {
    if (!isServed) return this.#end('unavailable');
    const key = toBase64Url(this.#key.publicKey);
    this.#connection.send({ type: 'invite', name: this.#options.name, key });
  }

  #receive(message: NearbyMessage): void {
    if (message.type === 'nearby') this.#listeners.onState('open');
    if (message.type === 'asked') void this.#take(message.from, message.box);
    if (message.type === 'absent') this.#forget(message.sid);
    if (message.type === 'error' && message.code === 'nearby-full') this.#end('full');
  }

  #lost(): void {
    this.#opening.clear();
    each(this.#asks.keys(), (id) => this.#forget(id));
    this.#listeners.onState('opening');
  }

  async #take(id: string, text: string): Promise<void> {
    if (this.#declined.has(id) || this.#asks.has(id) || this.#opening.has(id)) return;
    if (this.#asks.size + this.#opening.size >= NEARBY_ASKS_MAX) return;
    const { clock, random } = this.#options;
    this.#opening.add(id);
    const box = fromBase64Url(text);
    const opened = box && (await openAsk(this.#key, box, random));
    const name = tidyName(opened?.name ?? '');
    const code = opened && (await opened.pair.code());
    // If it is no longer there, it was dropped meanwhile, as when the connection was lost.
    if (!this.#opening.delete(id) || this.#isClosed || !opened || !code || !name) return;
    const stop = clock.after(NEARBY_ASK_LIFE_MS, () => this.#forget(id));
    this.#asks.set(id, { id, name, code, pair: opened.pair, stop });
    this.#tell();
  }

  #forget(id: string): void {
    const ask = this.#asks.get(id);
    if (!ask) return;
    ask.stop();
    this.#asks.delete(id);
    this.#tell();
  }

  #tell(): void {
    const asks = [...this.#asks.values()].map(({ id, name, code }) => ({ id, name, code }));
    this.#listeners.onAsks(asks);
  }

  #end(state: 'unavailable' | 'full'): void {
    this.close();
    this.#listeners.onState(state);
  }
}
