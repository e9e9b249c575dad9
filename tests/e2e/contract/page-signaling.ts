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
  /** Every box that was sent, in order. */
  readonly boxes: readonly Box[];
  /** Delivers a box to its `to`, as from its `from`, no matter who made it. */
  deliver(box: Box): void;
  /** What to do with a box instead of delivering it. */
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

interface Client {
  address: MediumAddress;
  announced: Bytes | undefined;
  readonly sample: () => void;
  readonly tell: (status: SignalingStatus) => void;
  readonly receive: (from: MediumAddress, box: Bytes) => void;
}

export function createHub(): Hub {
  const clients = new Map<MediumAddress, Client>();
  const boxes: Box[] = [];
  let interceptor: ((box: Box) => void) | undefined;
  let joined = 0;
  let iceServers: RTCIceServer[] = [];

  const deliver = ({ from, to, box }: Box) => {
    // In a task of its own, as over a network, and as a copy.
    setTimeout(() => clients.get(to)?.receive(from, box.slice()), 1);
  };

  const members = (): Member<MediumAddress>[] =>
    [...clients].flatMap(([address, { announced }]) =>
      announced ? [{ address, peerRecord: announced }] : [],
    );

  return {
    members,
    boxes,
    deliver,
    intercept: (f) => (interceptor = f),
    serve: (servers) => (iceServers = servers),
    cut: (address) => void clients.delete(address),
    interrupt(address) {
      const client = clients.get(address);
      client?.tell('connecting');
      client?.tell('online');
      client?.sample();
    },
    move(address) {
      const client = clients.get(address);
      if (!client) return;
      clients.delete(address);
      client.address = `client ${joined++}`;
      clients.set(client.address, client);
    },
    join() {
      const sampled = createListeners<[readonly Member<MediumAddress>[]]>();
      const incoming = createListeners<[MediumAddress, Bytes]>();
      const gone = createListeners<[MediumAddress]>();
      const statuses = createListeners<[SignalingStatus]>();
      const client: Client = {
        address: `client ${joined++}`,
        announced: undefined,
        sample() {
          const others = members().filter(({ address }) => address !== client.address);
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
          client.announced = announce;
          clients.set(client.address, client);
          statuses.emit('online');
          client.sample();
        },
        send(to, box) {
          if (!clients.has(client.address)) return false;
          const sent = { from: client.address, to, box };
          boxes.push(sent);
          if (!clients.has(to)) setTimeout(() => gone.emit(to), 1);
          else if (interceptor) interceptor(sent);
          else deliver(sent);
          return true;
        },
        refresh: () => void (clients.has(client.address) && client.sample()),
        iceServers: () => iceServers,
        close() {
          clients.delete(client.address);
          for (const list of [sampled, incoming, gone, statuses]) list.clear();
        },
      };
    },
  };
}
