/** Looks for open invitations on this network, and asks one of them. */
import { fromBase64Url, toBase64Url } from '../../core/base/bytes.ts';
import { tidyName } from '../../core/identity/friendly-name.ts';
import {
  NEARBY_ASK_LIFE_MS,
  NEARBY_IDLE_LOOK_MS,
  NEARBY_LOOK_MS,
} from '../../core/limits/nearby.ts';
import type { AskOutcome, NearbyOffer, NearbyLook } from '../../core/api/nearby.ts';
import type { Off } from '../../core/ports.ts';
import { parseFragment } from '../../core/api/room-address.ts';
import type { NearbyMessage } from '../../../signaling/nearby/nearby-protocol.ts';
import { openNearbyLine, type NearbyLine, type NearbyLineOptions } from './nearby-connection.ts';
import { makeNearbyKey, sealAsk, type NearbyPair } from './nearby-handshake.ts';

export interface LookingOptions extends NearbyLineOptions {
  /** Nobody looks at a hidden page. */
  readonly isVisible: () => boolean;
}

interface Pending {
  readonly id: string;
  readonly pair: NearbyPair;
  readonly settle: (outcome: AskOutcome) => void;
  readonly stop: Off;
}

export function lookNearby(
  options: LookingOptions,
  onOffers: (invitations: readonly NearbyOffer[]) => void,
): NearbyLook {
  const { clock, random } = options;
  /** The keys of those that are shown, by id. */
  const keys = new Map<string, string>();
  let line: NearbyLine | undefined;
  let next: Off | undefined;
  let pending: Pending | undefined;
  let isClosed = false;

  function look(): void {
    next?.();
    if (!options.isVisible() && !pending) return hangUp(NEARBY_LOOK_MS);
    if (line) return void line.send({ type: 'nearby' });
    line = openNearbyLine(options, { onOpen, onMessage, onLost });
  }

  function onOpen(isOffered: boolean): void {
    if (isOffered) line?.send({ type: 'nearby' });
    else close(); // this relay will not know better later
  }

  function onLost(): void {
    show([]);
    end({ kind: 'lost' });
  }

  function onMessage(message: NearbyMessage): void {
    switch (message.type) {
      case 'nearby':
        show(message.invitations);
        if (pending && !keys.has(pending.id)) end({ kind: 'absent' });
        next?.();
        if (keys.size === 0) return hangUp(NEARBY_IDLE_LOOK_MS);
        next = clock.after(NEARBY_LOOK_MS, look);
        return;
      case 'answered':
        return void take(message.from, message.box);
      case 'absent':
        if (pending?.id === message.sid) end({ kind: 'absent' });
        return;
      case 'error':
        if (message.code === 'rate' || message.code === 'nearby-full') end({ kind: 'busy' });
    }
  }

  async function take(from: string, text: string): Promise<void> {
    const asked = pending;
    const box = fromBase64Url(text);
    if (!box || asked?.id !== from) return;
    const answer = await asked.pair.openAnswer(box);
    if (!answer || pending !== asked) return; // not of whom we asked
    const place = parseFragment(answer.fragment ?? '');
    end(place ? { kind: 'accepted', room: place.room } : { kind: 'declined' });
  }

  function show(invitations: readonly { sid: string; name: string; key: string }[]): void {
    keys.clear();
    const shown = invitations.flatMap(({ sid, name, key }) => {
      const tidy = tidyName(name);
      if (tidy) keys.set(sid, key);
      return tidy ? [{ id: sid, name: tidy }] : [];
    });
    onOffers(shown.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)));
  }

  /** Nothing is there, or nobody looks: an open connection would be for nothing. */
  function hangUp(againMs: number): void {
    line?.close();
    line = undefined;
    next = clock.after(againMs, look);
  }

  function end(outcome: AskOutcome): void {
    pending?.stop();
    pending?.settle(outcome);
    pending = undefined;
  }

  function close(): void {
    isClosed = true;
    next?.();
    end({ kind: 'lost' });
    line?.close();
    line = undefined;
  }

  look();
  return {
    async ask({ id }, name) {
      end({ kind: 'lost' });
      const key = fromBase64Url(keys.get(id) ?? '');
      const sealed = key && (await sealAsk(await makeNearbyKey(), key, name, random));
      const code = sealed ? await sealed.pair.code() : new Uint8Array();
      let settle: (outcome: AskOutcome) => void = () => undefined;
      const outcome = new Promise<AskOutcome>((resolve) => (settle = resolve));
      if (!sealed || isClosed || !keys.has(id)) {
        settle({ kind: 'absent' });
        return { code, outcome };
      }
      end({ kind: 'lost' });
      const stop = clock.after(NEARBY_ASK_LIFE_MS, () => end({ kind: 'unanswered' }));
      pending = { id, pair: sealed.pair, settle, stop };
      const isSent = line?.send({ type: 'ask', to: id, box: toBase64Url(sealed.box) });
      if (!isSent) end({ kind: 'lost' });
      return { code, outcome };
    },
    withdraw: () => end({ kind: 'lost' }),
    close,
  };
}
