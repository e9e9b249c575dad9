/** The simulated relay: who is in the room, as far as it knows, and a way to pass word between two members. */
import type { PeerId } from '../../src/core/base/ids.ts';
import type { Prng } from '../fakes/prng.ts';
import type { Host } from '../fakes/host.ts';
import type { Weather } from './weather.ts';

/** What the relay knows of a member: the socket's end on its host. */
export interface RelayMember {
  readonly self: PeerId;
  readonly host: Host;
  /** The socket broke. */
  disconnected(): void;
}

export interface SimRelay {
  isUp(): boolean;
  /** Taking it down breaks every socket. */
  setUp(up: boolean): void;
  /** Resolves the sample after a round trip, or never when the relay is down. */
  join(member: RelayMember, done: (sample: PeerId[]) => void): void;
  leave(member: RelayMember): void;
  /** Forgets a member without breaking its socket, as a NAT that changed does. */
  forget(peer: PeerId): void;
  /** Runs `arrive` on the receiver's host; false after a moment when it is not a member. */
  signal(from: RelayMember, to: PeerId, arrive: () => void, absent: () => void): void;
}

export function createRelay(weather: Weather, prng: Prng): SimRelay {
  const members = new Map<PeerId, RelayMember>();
  /** Whom `members` has, in the order in which they came. */
  const order: PeerId[] = [];
  let up = true;
  const forget = (peer: PeerId) => {
    if (members.delete(peer)) order.splice(order.indexOf(peer), 1);
  };
  const travelMs = () => weather.latencyMs + prng.next() * weather.jitterMs;

  return {
    isUp: () => up,
    setUp(nowUp) {
      up = nowUp;
      if (up) return;
      const gone = [...members.values()];
      members.clear();
      order.length = 0;
      for (const member of gone) {
        member.host.after(travelMs(), 'relay gone', () => member.disconnected());
      }
    },
    join(member, done) {
      member.host.after(2 * travelMs(), 'relay joined', () => {
        if (!up) return member.disconnected();
        if (!members.has(member.self)) order.push(member.self);
        members.set(member.self, member);
        done(sample(order, member.self, weather.sampleSize, prng));
      });
    },
    leave(member) {
      if (members.get(member.self) === member) forget(member.self);
    },
    forget,
    signal(from, to, arrive, absent) {
      if (!up) return;
      const receiver = members.get(to);
      if (!receiver) {
        from.host.after(2 * travelMs(), 'relay knows nobody', absent);
        return;
      }
      // Signaling may say a thing twice; receivers must not care.
      const copies = prng.chance(0.1) ? 2 : 1;
      for (let i = 0; i < copies; i++) {
        receiver.host.after(2 * travelMs(), `signal from ${from.host.name}`, arrive);
      }
    },
  };
}

/** Draws as from a list that each one drawn is taken out of, and takes no longer for a room of thousands. */
function sample(order: readonly PeerId[], self: PeerId, size: number, prng: Prng): PeerId[] {
  const others = order.length - 1;
  /** Places that are out already, in order. */
  const taken = [order.indexOf(self)];
  const chosen: PeerId[] = [];
  while (chosen.length < size && chosen.length < others) {
    let place = prng.below(others - chosen.length);
    for (const out of taken) if (out <= place) place += 1;
    taken.push(place);
    taken.sort((a, b) => a - b);
    chosen.push(order[place] as PeerId);
  }
  return chosen;
}
