/** A pair of linked Links: four pipes, two ends that open and close at their own times. */
import { attempt, each } from '../../src/core/base/each.ts';
import type { Bytes } from '../../src/core/base/bytes.ts';
import type { PeerId } from '../../src/core/base/ids.ts';
import type { Lane, Link, Off } from '../../src/core/ports.ts';
import type { Prng } from '../fakes/prng.ts';
import type { Host } from '../fakes/host.ts';
import type { NetworkWatch } from './sim-network.ts';
import { createPipe, type SimPipe } from './sim-pipe.ts';
import type { Weather } from './weather.ts';

const LANES: readonly Lane[] = ['control', 'bulk'];
/** Messages kept for a listener that has not come yet. */
const KEPT_MAX = 1_000;

export interface LinkSide {
  readonly self: PeerId;
  readonly host: Host;
}

export interface SimLinkEnd {
  readonly link: Link;
  /** Later pairs have higher numbers, so that both sides keep the same one. */
  readonly pair: number;
  open(): void;
  closed(): boolean;
  /** Ends this side after a while, as when the network finds out by itself. */
  learn(delayMs: number, reason: string, otherLearnsMs?: number): void;
  /** Ends this side without a word to its dead host. */
  vanish(otherLearnsMs: number): void;
  pump(): void;
  /** How many messages have come so far. */
  heard(): number;
}

export interface PairOptions {
  readonly number: number;
  /** Two people made it by manual pairing. */
  readonly invited: boolean;
  readonly weather: Weather;
  readonly prng: Prng;
  readonly watch: NetworkWatch;
  blocked(from: PeerId, to: PeerId): boolean;
  /** Not even the end of it reaches the other side. */
  isMute(): boolean;
  onClosed(end: SimLinkEnd): void;
}

interface HalfState extends SimLinkEnd {
  receive(lane: Lane, message: Bytes): void;
  other: HalfState | undefined;
}

export function createPair(a: LinkSide, b: LinkSide, options: PairOptions) {
  const [left, right] = [createHalf(a, b, options), createHalf(b, a, options)];
  [left.other, right.other] = [right, left];
  return [left, right] as const;
}

function createHalf(near: LinkSide, far: LinkSide, options: PairOptions): HalfState {
  const { weather, prng } = options;
  let state: 'opening' | 'open' | 'closed' = 'opening';
  let onMessage: ((lane: Lane, message: Bytes) => void) | undefined;
  let onDrain: ((lane: Lane) => void) | undefined;
  let onClose: ((reason: string) => void) | undefined;
  let untold: string | undefined;
  let heard = 0;
  const kept: [Lane, Bytes][] = [];
  const label = `${near.host.name}>${far.host.name}`;

  const pipeFor = (lane: Lane): SimPipe =>
    createPipe(
      {
        label: `${label} ${lane}`,
        capacityBytes: () => (lane === 'bulk' ? weather.queueBytes : weather.controlQueueBytes),
        from: near.host,
        to: far.host,
        blocked: () => options.blocked(near.self, far.self) || half.other?.closed() === true,
        deliver: (message) => half.other?.receive(lane, message),
        drain: () => attempt(() => onDrain?.(lane)),
      },
      weather,
      prng,
    );
  const pipes = { control: pipeFor('control'), bulk: pipeFor('bulk') };

  const vanish = (otherLearnsMs: number) => {
    if (state === 'closed') return;
    state = 'closed';
    for (const lane of LANES) pipes[lane].stop();
    kept.length = 0;
    options.onClosed(half);
    half.other?.learn(otherLearnsMs, 'closed by the other side');
  };
  const end = (reason: string, otherLearnsMs: number) => {
    if (state === 'closed') return;
    vanish(otherLearnsMs);
    if (onClose) attempt(() => onClose?.(reason));
    else untold = reason;
  };

  const listen = <F>(set: (f: F | undefined) => void, get: () => F | undefined, f: F): Off => {
    if (get()) throw new Error('a link takes one listener of each kind');
    set(f);
    return () => {
      if (get() === f) set(undefined);
    };
  };

  const link: Link = {
    peer: far.self,
    maxMessageBytes: weather.maxMessageBytes,
    invited: options.invited,
    get queuedBytes() {
      return pipes.control.queuedBytes();
    },
    send(lane, message) {
      if (message.length > weather.maxMessageBytes) return false;
      const meddle = options.watch.meddle;
      const sent = meddle?.(near.self, far.self, lane, message as Bytes) ?? [message];
      const taken = state === 'open' && sent.every((it) => pipes[lane].send(it));
      // As over WebRTC: a peer that cannot even take the small messages is given up.
      if (state === 'open' && lane === 'control' && !taken) end('too slow', weather.latencyMs);
      if (taken) options.watch.sent?.(near.self, far.self, lane, message as Bytes, options.number);
      return taken;
    },
    onMessage(f) {
      const off = listen(
        (g) => (onMessage = g),
        () => onMessage,
        f,
      );
      each(kept.splice(0), ([lane, message]) => f(lane, message));
      return off;
    },
    onDrain: (f) =>
      listen(
        (g) => (onDrain = g),
        () => onDrain,
        f,
      ),
    onClose(f) {
      const off = listen(
        (g) => (onClose = g),
        () => onClose,
        f,
      );
      const reason = untold;
      untold = undefined;
      if (reason !== undefined) attempt(() => f(reason));
      return off;
    },
    path: () => Promise.resolve('direct'),
    close(reason) {
      if (state !== 'closed') options.watch.closedLocally?.(near.self, far.self, reason);
      const travelMs = weather.latencyMs + prng.next() * weather.jitterMs;
      end(reason, options.isMute() ? Infinity : travelMs);
    },
  };

  const half: HalfState = {
    link,
    pair: options.number,
    other: undefined,
    open: () => {
      if (state === 'opening') state = 'open';
    },
    closed: () => state === 'closed',
    learn(delayMs, reason, otherLearnsMs = 0) {
      if (state === 'closed') return;
      near.host.after(delayMs, `${label} learns`, () => end(reason, otherLearnsMs));
    },
    vanish,
    heard: () => heard,
    pump: () => LANES.forEach((lane) => pipes[lane].pump()),
    receive(lane, message) {
      if (state === 'closed') return;
      heard += 1;
      options.watch.received?.(far.self, near.self, lane, message);
      if (state === 'open' && onMessage) attempt(() => onMessage?.(lane, message));
      else if (kept.length < KEPT_MAX) kept.push([lane, message]);
    },
  };
  return half;
}
