/** Why somebody is not reached, from what links, signaling and the self-test tell. Pure. */
import type { SignalingStatus } from '../ports.ts';
import type { Person, RoomStatus } from './views.ts';

/** How a TURN server is reached. */
export type TurnTransport = 'udp' | 'tcp' | 'tls';

/** A way in which people find each other: a server of that kind, or without one. */
export type MediumName = 'relay' | 'peer-server' | 'tabs' | 'mesh' | 'manual';
export interface MediumState {
  readonly name: MediumName;
  readonly status: SignalingStatus;
}

/** A server by which people are found, and a round trip to it; undefined: it does not answer. */
export interface ServerTest {
  readonly medium: 'relay' | 'peer-server';
  readonly host: string;
  readonly ms: number | undefined;
}

/** What kind of address it is that a STUN server sees: `shared` is a provider's own NAT (RFC 6598). */
export type AddressClass = 'public' | 'shared' | 'private';

/** What a test of this device's own ways out has found. */
export interface SelfTest {
  /** Each server that this page is told to find people by. */
  readonly servers: readonly ServerTest[];
  /**
   * What STUN servers answer over UDP: `none` is configured; `blocked`, nothing; `one`, how one server sees us;
   * `same` and `differs`, whether two of them see the same address and port, as behind a symmetric NAT they do not.
   */
  readonly stun: 'none' | 'blocked' | 'one' | 'same' | 'differs';
  /** Undefined: no STUN server told of one. */
  readonly seenAs: AddressClass | undefined;
  /** Each TURN server that is offered. */
  readonly turn: readonly { readonly transport: TurnTransport; readonly works: boolean }[];
}

export interface OwnFacts {
  /** The browser has a network at all. */
  readonly online: boolean;
  readonly signaling: SignalingStatus;
  readonly outside: RoomStatus['outside'];
  /** The address is to be hidden, and there is nothing to hide behind. */
  readonly cutOff: boolean;
  readonly test: SelfTest | undefined;
}

export type Cause =
  | 'offline' // this device has no network
  | 'relay-away' // no server by which people are found answers
  | 'sealed' // what others announce does not open: another password, or another key
  | 'hidden' // our address is hidden, without a TURN server
  | 'no-udp' // UDP is blocked here, and no TURN server helps
  | 'symmetric' // our NAT shows each server another port, and no TURN server helps
  | 'no-path' // they answered, and no way led to them
  | 'refused' // they have no place, or want nothing to do with us
  | 'unanswered' // nothing came back
  | 'unproven' // whoever answered could not prove who they are
  | 'crowded' // this page can make no further connection
  | 'lost' // the connection broke; it is tried again
  | 'trying';

/** What stands between us and everybody; undefined: nothing. */
export function causeForAll(own: OwnFacts): Cause | undefined {
  if (!own.online) return 'offline';
  if (own.cutOff) return 'hidden';
  if (own.outside === 'unreadable') return 'sealed';
  const isAway = own.test?.servers.every(({ ms }) => ms === undefined);
  return isAway || own.signaling === 'offline' ? 'relay-away' : undefined;
}

/** What stands between us and one person; undefined: we are connected. */
export function causeFor(
  { state, trouble }: Pick<Person, 'state' | 'trouble'>,
  own: OwnFacts,
): Cause | undefined {
  if (state === 'linked') return undefined;
  if (!own.online) return 'offline';
  if (own.cutOff || trouble === 'hidden') return 'hidden';
  if (trouble === 'no-path') return noPath(own.test);
  if (trouble && trouble !== 'unanswered') return trouble;
  if (causeForAll(own) === 'relay-away') return 'relay-away';
  return trouble ?? (state === 'lost' ? 'lost' : 'trying');
}

/** Where a TURN server works here, the other side's network has to be the reason as much as ours. */
function noPath(test: SelfTest | undefined): Cause {
  if (!test || test.turn.some(({ works }) => works)) return 'no-path';
  if (test.stun === 'blocked') return 'no-udp';
  return test.stun === 'differs' ? 'symmetric' : 'no-path';
}
