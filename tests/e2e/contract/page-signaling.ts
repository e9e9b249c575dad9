/** Signaling within one page: a hub that keeps members, with the faults that a hostile one could add. */
import type { Bytes } from '../../../src/core/base/bytes.ts';
import { createListeners } from '../../../src/core/base/events.ts';
import type { SignalingStatus } from '../../../src/core/ports.ts';
import type {
  MediumAddress,
  MediumSignaling,
  Member,
} from '../../../src/browser/signaling/signaling.ts';

export interface Box {
  readonly from: MediumAddress;
  readonly to: MediumAddress;
  readonly box: Bytes;
}

export interface Hub {
  join(): MediumSignaling;
  /** Who is there, as everybody is shown them. */
  members(): Member<MediumAddress>[];
  /** Every box that was carried, in order. */
  readonly boxes: readonly Box[];
  /** Delivers a box to its `to`, as from its `from`, whoever made it. */
  deliver(box: Box): void;
  /** What to do with a box in place of delivering it. */
  intercept(f: ((box: Box) => void) | undefined): void;
  /** Takes somebody off the hub without telling anyone. */
  cut(address: MediumAddress): void;
  /** What everybody is told of STUN and TURN servers from now on. */
  serve(iceServers: RTCIceServer[]): void;
  /** Somebody loses signaling for a moment, and notices. */
  interrupt(address: MediumAddress): void;
  /** Gives somebody a new address without telling anyone, as a relay does after a reconnect. */
  move(address: MediumAddress): void;
}

interface Seat {
  address: MediumAddress;
  announced: Bytes | undefined;
  readonly sample: () => void;
  readonly tell: (status: SignalingStatus) => void;
  readonly receive: (from: MediumAddress, box: Bytes) => void;
}

export function createHub(): Hub {
  const seats = new Map<MediumAddress, Seat>();
  const boxes: Box[] = [];
  let interceptor: ((box: Box) => void) | undefined;
  let joined = 0;
  let iceServers: RTCIceServer[] = [];

  const deliver = ({ from, to, box }: Box) => {
    // A turn of its own, as over a network, and a copy.
    setTimeout(() => seats.get(to)?.receive(from, box.slice()), 1);
  };

  const members = (): Member<MediumAddress>[] =>
    [...seats].flatMap(([address, { announced }]) =>
      announced ? [{ address, peerRecord: announced }] : [],
    );

  return {
    members,
    boxes,
    deliver,
    intercept: (f) => (interceptor = f),
    serve: (servers) => (iceServers = servers),
    cut: (address) => void seats.delete(address),
    interrupt(address) {
      const seat = seats.get(address);
      seat?.tell('connecting');
      seat?.tell('online');
      seat?.sample();
    },
    move(address) {
      const seat = seats.get(address);
      if (!seat) return;
      seats.delete(address);
      seat.address = `seat ${joined++}`;
      seats.set(seat.address, seat);
    },
    join() {
      const sampled = createListeners<[readonly Member<MediumAddress>[]]>();
      const incoming = createListeners<[MediumAddress, Bytes]>();
      const gone = createListeners<[MediumAddress]>();
      const statuses = createListeners<[SignalingStatus]>();
      const seat: Seat = {
        address: `seat ${joined++}`,
        announced: undefined,
        sample() {
          const others = members().filter(({ address }) => address !== seat.address);
          setTimeout(() => sampled.emit(others), 1);
        },
        receive: incoming.emit,
        tell: statuses.emit,
      };
      return {
        onMembers: sampled.add,
        onBox: incoming.add,
        onGone: gone.add,
        onStatus: statuses.add,
        start: () => statuses.emit('connecting'),
        announce(announce) {
          seat.announced = announce;
          seats.set(seat.address, seat);
          statuses.emit('online');
          seat.sample();
        },
        send(to, box) {
          if (!seats.has(seat.address)) return false;
          const sent = { from: seat.address, to, box };
          boxes.push(sent);
          if (!seats.has(to)) setTimeout(() => gone.emit(to), 1);
          else if (interceptor) interceptor(sent);
          else deliver(sent);
          return true;
        },
        refresh: () => void (seats.has(seat.address) && seat.sample()),
        iceServers: () => iceServers,
        close() {
          seats.delete(seat.address);
          for (const list of [sampled, incoming, gone, statuses]) list.clear();
        },
      };
    },
  };
}
