/** How the room is connected, for those who want to see how it works. Pure. */
import type { PeerId } from '../base/ids.ts';
import { commonBits, compareCloseness } from '../base/xor.ts';
import type { Person } from './views.ts';

/** Those whose ids share so many leading bits with ours: a k-bucket of Kademlia. */
export interface Bucket {
  readonly bits: number;
  readonly here: number;
  readonly linked: number;
}

/** What looking for one member by routes has shown. */
export interface Lookup {
  /** Links on the way, with the last one. */
  readonly hops: number;
  readonly ms: number;
}

const isHere = ({ self, state }: Person) => !self && (state === 'linked' || state === 'present');

/** The buckets with somebody in them, the farthest first. */
export function bucketsOf(self: PeerId, people: readonly Person[]): Bucket[] {
  const buckets = new Map<number, Bucket>();
  for (const it of people.filter(isHere)) {
    const bits = commonBits(self, it.peer);
    const { here, linked } = buckets.get(bits) ?? { here: 0, linked: 0 };
    buckets.set(bits, { bits, here: here + 1, linked: linked + Number(it.state === 'linked') });
  }
  return [...buckets.values()].sort((a, b) => a.bits - b.bits);
}

/** Those of the people here whose ids are closest to ours, the closest first. */
export const closestOf = (self: PeerId, people: readonly Person[], count: number): Person[] =>
  people
    .filter(isHere)
    .sort((a, b) => compareCloseness(self, a.peer, b.peer))
    .slice(0, count);
