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
  let up = true;
  const travelMs = () => weather.latencyMs + prng.next() * weather.jitterMs;

  return {
    isUp: () => up,
    setUp(nowUp) {
      up = nowUp;
      if (up) return;
      const gone = [...members.values()];
      members.clear();
      for (const member of gone) {
        member.host.after(travelMs(), 'relay gone', () => member.disconnected());
      }
    },
    join(member, done) {
      member.host.after(2 * travelMs(), 'relay joined', () => {
        if (!up) return member.disconnected();
        members.set(member.self, member);
        done(sample(members, member.self, weather.sampleSize, prng));
      });
    },
    leave(member) {
      if (members.get(member.self) === member) members.delete(member.self);
    },
    forget: (peer) => void members.delete(peer),
    signal(from, to, arrive, absent) {
      if (!up) return;
      const receiver = members.get(to);
      if (!receiver) {
        from.host.after(2 * travelMs(), 'relay knows nobody', absent);
        return;
      }
      // Signaling may say a thing twice; whoever receives must not care.
      const copies = prng.chance(0.1) ? 2 : 1;
      for (let i = 0; i < copies; i++) {
        receiver.host.after(2 * travelMs(), `signal from ${from.host.name}`, arrive);
      }
    },
  };
}

function sample(members: Map<PeerId, RelayMember>, self: PeerId, size: number, prng: Prng) {
  const others = [...members.keys()].filter((peer) => peer !== self);
  const chosen: PeerId[] = [];
  while (chosen.length < size && others.length > 0) {
    chosen.push(...others.splice(prng.below(others.length), 1));
  }
  return chosen;
}
