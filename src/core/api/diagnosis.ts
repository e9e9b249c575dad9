/** Why we do not reach a person, derived from links, signaling and the self-test. Pure. */
import type { SignalingStatus } from '../ports.ts';
import type { Person, RoomStatus } from './views.ts';

/** How this device reaches a TURN server. */
export type TurnTransport = 'udp' | 'tcp' | 'tls';

/** A medium of signaling: a kind of server, or none. `manual` is manual pairing. */
export type MediumName = 'relay' | 'peer-server' | 'tabs' | 'mesh' | 'manual';
export interface MediumState {
  readonly name: MediumName;
  readonly status: SignalingStatus;
}

/** A server that helps people find each other, and the round trip to it; undefined: it does not answer. */
export interface ServerTest {
  readonly medium: 'relay' | 'peer-server';
  readonly host: string;
  readonly ms: number | undefined;
}

/** The kind of address that a STUN server sees. `shared`: behind a provider's own NAT (RFC 6598). */
export type AddressClass = 'public' | 'shared' | 'private';

/** The results of a test of this device's own network. */
export interface SelfTest {
  /** The servers that this page uses to find people. */
  readonly servers: readonly ServerTest[];
  /**
   * What STUN servers answer over UDP. `none`: there are no servers. `blocked`: none answers. `one`: only one answers. `same`
   * and `differs`: whether two of them see the same address and port; behind a symmetric NAT these differ.
   */
  readonly stun: 'none' | 'blocked' | 'one' | 'same' | 'differs';
  /** The class of address that STUN servers see; undefined: none answered. */
  readonly seenAs: AddressClass | undefined;
  /** Each TURN server that signaling names. */
  readonly turn: readonly { readonly transport: TurnTransport; readonly works: boolean }[];
}

export interface OwnFacts {
  /** The browser says that it has a network. */
  readonly online: boolean;
  readonly signaling: SignalingStatus;
  readonly outside: RoomStatus['outside'];
  /** We hide our address, but have no TURN server to hide behind. */
  readonly cutOff: boolean;
  readonly test: SelfTest | undefined;
}

export type Cause =
  | 'offline' // this device has no network
  | 'relay-away' // no server that helps people find each other answers
  | 'sealed' // we cannot open the others' peer records: another password, or another key
  | 'clock' // our clock and theirs are too far apart
  | 'hidden' // we hide our address without a TURN server
  | 'no-udp' // UDP is blocked here, and no TURN server works
  | 'symmetric' // our NAT shows each server another port, and no TURN server works
  | 'no-path' // they answered, but no path works
  | 'refused' // they have no free link, or have blocked us
  | 'unanswered' // nobody answered
  | 'unproven' // the peer that answered could not prove its id
  | 'crowded' // this page cannot make another connection
  | 'lost' // the connection broke; we try again
  | 'trying';

/** Why we reach nobody; undefined: there is no such reason. */
export function causeForAll(own: OwnFacts): Cause | undefined {
  if (!own.online) return 'offline';
  if (own.cutOff) return 'hidden';
  if (own.outside === 'unreadable') return 'sealed';
  if (own.outside === 'clock') return 'clock';
  const isAway = own.test?.servers.every(({ ms }) => ms === undefined);
  return isAway || own.signaling === 'offline' ? 'relay-away' : undefined;
}

/** Why we do not reach one person; undefined: we are linked. */
export function causeFor(
  { state, trouble }: Pick<Person, 'state' | 'trouble'>,
  own: OwnFacts,
): Cause | undefined {
  if (state === 'linked' || state === 'present') return undefined;
  if (!own.online) return 'offline';
  if (own.cutOff || trouble === 'hidden') return 'hidden';
  if (trouble === 'no-path') return noPath(own.test);
  if (trouble && trouble !== 'unanswered') return trouble;
  if (causeForAll(own) === 'relay-away') return 'relay-away';
  return trouble ?? (state === 'lost' ? 'lost' : 'trying');
}

/** If a TURN server works here, the problem may just as well be the other side's network. */
function noPath(test: SelfTest | undefined): Cause {
  if (!test || test.turn.some(({ works }) => works)) return 'no-path';
  if (test.stun === 'blocked') return 'no-udp';
  return test.stun === 'differs' ? 'symmetric' : 'no-path';
}
