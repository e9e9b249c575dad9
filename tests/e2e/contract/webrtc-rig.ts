/** Real WebRTC transports of one page, introduced by a hub in that page, for the transport contract. */
import { createMemoryKeyPairs } from '../../../src/browser/storage/key-pair-store.ts';
import { loadIdentity } from '../../../src/browser/identity/identity.ts';
import { platformClock, platformRandom } from '../../../src/browser/platform/clock.ts';
import { deriveRoomKeys, type RoomKeys } from '../../../src/browser/crypto/room-keys.ts';
import { createWebCrypto } from '../../../src/browser/crypto/web-crypto.ts';
import { WebRtcTransport } from '../../../src/browser/webrtc/webrtc-transport.ts';
import {
  CombinedSignaling,
  type Medium,
} from '../../../src/browser/signaling/combined-signaling.ts';
import type { Clock, Identity, Off, Transport } from '../../../src/core/ports.ts';
import type { TransportRig } from '../../contract/transport.ts';
import { createHub, type Hub } from './page-signaling.ts';
import { afterPageTime, createLimit, passPageTime } from './page-time.ts';

export interface WebRtcRig extends TransportRig {
  readonly keys: RoomKeys;
  readonly hub: Hub;
  /** A transport with a given identity: the same one again is a reload, as others see it. */
  joinAs(identity: Identity, isHidden?: () => boolean): WebRtcTransport;
  identity(): Promise<Identity>;
  /** Timers of the transports that run just now. */
  timers(): number;
}

const UNTIL_MS = 10_000;
/** Timeouts of the transport that a case waits for come this much sooner. */
const HASTE = 8;

/** Timers that come early and are counted, in the page's own time; the time of day stays, since keys and numbers hang on it. */
function createHastyClock(): Clock & { timers(): number } {
  const running = new Set<Off>();
  const soon = (ms: number) => (ms > 1_000 ? ms / HASTE : ms);
  const start = (ms: number, f: () => void, again: boolean): Off => {
    let stop: Off;
    const off = () => {
      running.delete(off);
      stop();
    };
    const due = () => {
      if (again) stop = afterPageTime(soon(ms), due);
      else running.delete(off);
      f();
    };
    stop = afterPageTime(soon(ms), due);
    running.add(off);
    return off;
  };
  return {
    now: platformClock.now,
    after: (ms, f) => start(ms, f, false),
    every: (ms, f) => start(ms, f, true),
    timers: () => running.size,
  };
}

/** @param meet makes the media by which they meet, in place of the hub of the page */
export async function createWebRtcRig(meet?: (clock: Clock) => Medium[]): Promise<WebRtcRig> {
  const crypto = createWebCrypto();
  const secret = platformRandom.bytes(16);
  const keys: RoomKeys = await deriveRoomKeys({ kind: 'secret', secret });
  const hub = createHub();
  const clock = createHastyClock();
  const joined: Transport[] = [];

  const identity = () => loadIdentity(keys.topic, createMemoryKeyPairs(), crypto);
  const joinWith = (who: Identity, roomKeys: RoomKeys, isHidden?: () => boolean) => {
    const transport = new WebRtcTransport({
      identity: who,
      keys: roomKeys,
      crypto,
      clock,
      random: platformRandom,
      signaling: new CombinedSignaling(meet?.(clock) ?? [{ name: 'relay', signaling: hub.join() }]),
      ...(isHidden ? { isHidden } : {}),
    });
    joined.push(transport);
    return transport;
  };
  const joinAs = (who: Identity, isHidden?: () => boolean) => joinWith(who, keys, isHidden);
  return {
    keys,
    hub,
    identity,
    joinAs,
    timers: clock.timers,
    join: async () => joinAs(await identity()),
    async joinAstray() {
      const astray = await deriveRoomKeys({ kind: 'secret', secret }, platformRandom.bytes(32));
      return joinWith(await identity(), astray);
    },
    async until(condition, what) {
      const isOver = createLimit(UNTIL_MS);
      while (!condition()) {
        if (isOver()) throw new Error(`never: ${what}`);
        await passPageTime(0);
      }
    },
    pass: passPageTime,
    async close() {
      for (const transport of joined) transport.close();
    },
  };
}
