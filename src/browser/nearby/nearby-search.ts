/** Looks for nearby offers on this network, and asks one of them to let us in. */
import type { AskOutcome, NearbyLook, NearbyOffer, PendingAsk } from '../../core/api/nearby.ts';
import { parseFragment } from '../../core/api/room-address.ts';
import { fromBase64Url, toBase64Url } from '../../core/base/bytes.ts';
import { tidyName } from '../../core/identity/friendly-name.ts';
import {
  NEARBY_ASK_LIFE_MS,
  NEARBY_IDLE_LOOK_MS,
  NEARBY_LOOK_MS,
} from '../../core/limits/nearby.ts';
import type { Off } from '../../core/ports.ts';
import type { NearbyMessage } from '../../../signaling/nearby/nearby-protocol.ts';
import { NearbyConnection, type NearbyConnectionOptions } from './nearby-connection.ts';
import { makeNearbyKey, sealAsk, type NearbyPair } from './nearby-handshake.ts';

export interface NearbySearchOptions extends NearbyConnectionOptions {
  /** Whether the page is shown. Nobody looks at a hidden page. */
  readonly isVisible: () => boolean;
  /** The offers of others, whenever they change. */
  readonly onOffers: (offers: readonly NearbyOffer[]) => void;
}

interface Pending {
  readonly id: string;
  readonly pair: NearbyPair;
  readonly settle: (outcome: AskOutcome) => void;
  readonly stop: Off;
}

export class NearbySearch implements NearbyLook {
  readonly #options: NearbySearchOptions;
  /** The public keys of the offers that are shown, by id. */
  readonly #keys = new Map<string, string>();
  #connection: NearbyConnection | undefined;
  #next: Off | undefined;
  #pending: Pending | undefined;
  #isClosed = false;

  constructor(options: NearbySearchOptions) {
    this.#options = options;
    this.#look();
  }

  async ask({ id }: NearbyOffer, name: string): Promise<PendingAsk> {
    this.#settle({ kind: 'lost' });
    const { random } = this.#options;
    const key = fromBase64Url(this.#keys.get(id) ?? '');
    const sealed = key && (await sealAsk(await makeNearbyKey(), key, name, random));
    const code = sealed ? await sealed.pair.code() : new Uint8Array();
    if (!sealed || this.#isClosed || !this.#keys.has(id))
      return { code, outcome: Promise.resolve({ kind: 'absent' }) };
    this.#settle({ kind: 'lost' });
    const outcome = this.#await(id, sealed.pair);
    const box = toBase64Url(sealed.box);
    if (!this.#connection?.send({ type: 'ask', to: id, box })) this.#settle({ kind: 'lost' });
    return { code, outcome };
  }

  withdraw(): void {
    this.#settle({ kind: 'lost' });
  }

  close(): void {
    this.#isClosed = true;
    this.#next?.();
    this.#settle({ kind: 'lost' });
    this.#connection?.close();
    this.#connection = undefined;
  }

  #look(): void {
    this.#next?.();
    if (!this.#options.isVisible() && !this.#pending) return this.#hangUp(NEARBY_LOOK_MS);
    if (this.#connection) return void this.#connection.send({ type: 'nearby' });
    this.#connection = new NearbyConnection(this.#options, {
      onOpen: (isServed) => this.#opened(isServed),
      onMessage: (message) => this.#receive(message),
      onLost: () => this.#lost(),
    });
  }

  #opened(isServed: boolean): void {
    if (isServed) this.#connection?.send({ type: 'nearby' });
    else this.close(); // this relay will never know our network
  }

  #lost(): void {
    this.#show([]);
    this.#settle({ kind: 'lost' });
  }

  #receive(message: NearbyMessage): void {
    switch (message.type) {
      case 'nearby':
        this.#show(message.invitations);
        if (this.#pending && !this.#keys.has(this.#pending.id)) this.#settle({ kind: 'absent' });
        this.#next?.();
        if (this.#keys.size === 0) return this.#hangUp(NEARBY_IDLE_LOOK_MS);
        this.#next = this.#options.clock.after(NEARBY_LOOK_MS, () => this.#look());
        return;
      case 'answered':
        return void this.#readAnswer(message.from, message.box);
      case 'absent':
        if (this.#pending?.id === message.sid) this.#settle({ kind: 'absent' });
        return;
      case 'error':
        if (message.code === 'rate' || message.code === 'nearby-full')
          this.#settle({ kind: 'busy' });
    }
  }

  async #readAnswer(from: string, text: string): Promise<void> {
    const asked = this.#pending;
    const box = fromBase64Url(text);
    if (!box || asked?.id !== from) return;
    const answer = await asked.pair.openAnswer(box);
    if (!answer || this.#pending !== asked) return; // not from the one we asked
    const link = parseFragment(answer.fragment ?? '');
    this.#settle(link ? { kind: 'accepted', room: link.room } : { kind: 'declined' });
  }

  #show(offers: readonly { sid: string; name: string; key: string }[]): void {
    this.#keys.clear();
    const shown = offers.flatMap(({ sid, name, key }) => {
      const tidy = tidyName(name);
      if (tidy) this.#keys.set(sid, key);
      return tidy ? [{ id: sid, name: tidy }] : [];
    });
    const sorted = shown.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
    this.#options.onOffers(sorted);
  }

  /** There is no offer, or nobody looks: an open connection would be of no use. */
  #hangUp(againMs: number): void {
    this.#connection?.close();
    this.#connection = undefined;
    this.#next = this.#options.clock.after(againMs, () => this.#look());
  }

  #await(id: string, pair: NearbyPair): Promise<AskOutcome> {
    return new Promise((settle) => {
      const timeOut = () => this.#settle({ kind: 'unanswered' });
      const stop = this.#options.clock.after(NEARBY_ASK_LIFE_MS, timeOut);
      this.#pending = { id, pair, settle, stop };
    });
  }

  #settle(outcome: AskOutcome): void {
    this.#pending?.stop();
    this.#pending?.settle(outcome);
    this.#pending = undefined;
  }
}
