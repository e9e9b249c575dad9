/** Our open invitation to people of this network, and their requests, until one of us has enough of it. */
import { fromBase64Url, toBase64Url } from '../../core/base/bytes.ts';
import { tidyName } from '../../core/identity/friendly-name.ts';
import {
  NEARBY_ASK_LIFE_MS,
  NEARBY_ASKS_MAX,
  NEARBY_DECLINED_MAX,
} from '../../core/limits/nearby.ts';
import type { NearbyOfferListeners, NearbyAsk, OwnOffer } from '../../core/api/nearby.ts';
import type { Off } from '../../core/ports.ts';
import { BoundedSet } from '../../core/base/bounded-map.ts';
import { openNearbyLine, type NearbyLineOptions } from './nearby-connection.ts';
import { makeNearbyKey, openAsk, type NearbyPair } from './nearby-handshake.ts';

export interface NearbyOfferOptions extends NearbyLineOptions {
  /** What everybody on the network sees. */
  readonly name: string;
  /** Where whoever is let in is sent. */
  readonly fragment: string;
}

interface Waiting extends NearbyAsk {
  readonly pair: NearbyPair;
  readonly stop: Off;
}

/** @throws when the browser lacks X25519 */
export async function openNearbyOffer(
  options: NearbyOfferOptions,
  { onState, onAsks }: NearbyOfferListeners,
): Promise<OwnOffer> {
  const { clock, random } = options;
  const ours = await makeNearbyKey();
  const asks = new Map<string, Waiting>();
  /** Being opened; counts like one that waits. */
  const opening = new Set<string>();
  const declined = new BoundedSet<string>(NEARBY_DECLINED_MAX);
  let isClosed = false;
  const tell = () => onAsks([...asks.values()].map(({ id, name, code }) => ({ id, name, code })));

  function forget(id: string): void {
    const ask = asks.get(id);
    if (!ask) return;
    ask.stop();
    asks.delete(id);
    tell();
  }

  async function take(id: string, text: string): Promise<void> {
    if (declined.has(id) || asks.has(id) || opening.has(id)) return;
    if (asks.size + opening.size >= NEARBY_ASKS_MAX) return;
    opening.add(id);
    const box = fromBase64Url(text);
    const opened = box && (await openAsk(ours, box, random));
    const name = tidyName(opened?.name ?? '');
    const code = opened && (await opened.pair.code());
    // Else it was taken back while it was opened, as by a lost connection.
    if (!opening.delete(id) || isClosed || !opened || !code || !name) return;
    const stop = clock.after(NEARBY_ASK_LIFE_MS, () => forget(id));
    asks.set(id, { id, name, code, pair: opened.pair, stop });
    tell();
  }

  const line = openNearbyLine(options, {
    onOpen(isOffered) {
      if (!isOffered) return end('unavailable');
      line.send({ type: 'invite', name: options.name, key: toBase64Url(ours.publicKey) });
    },
    onMessage(message) {
      if (message.type === 'nearby') onState('open');
      if (message.type === 'asked') void take(message.from, message.box);
      if (message.type === 'absent') forget(message.sid);
      if (message.type === 'error' && message.code === 'nearby-full') end('full');
    },
    onLost() {
      opening.clear();
      for (const id of asks.keys()) forget(id);
      onState('opening');
    },
  });

  function end(state: 'unavailable' | 'full'): void {
    close();
    onState(state);
  }

  function close(): void {
    isClosed = true;
    for (const { stop } of asks.values()) stop();
    asks.clear();
    line.close();
  }

  return {
    answer(id, accept) {
      const ask = asks.get(id);
      if (!ask) return;
      forget(id);
      if (!accept) declined.add(id);
      void ask.pair
        .sealAnswer(accept ? options.fragment : undefined)
        .then((box) => line.send({ type: 'answer', to: id, box: toBase64Url(box) }));
    },
    close,
  };
}
