/** The networks that two people meet over, and how they must come to be linked. */
import type { Plan } from './network.ts';

export interface Case {
  readonly name: string;
  readonly plan: Plan;
  /**
   * What the doctor must say. Of a TURN path one side may not know more than that it is one. Undefined: no
   * way leads to the other, and both must be told so.
   */
  readonly path: string | undefined;
  /** What the doctor's test must say of STUN, where it is run. */
  readonly stun?: RegExp;
  /** The relay names no TURN server. */
  readonly noTurn?: boolean;
  /** Befalls the first of the two, who sends: before the first word, or in the middle of the file. */
  readonly event?: 'relay-cut' | 'readdressed' | 'relocated';
  /** Part of every test run. */
  readonly isShort?: boolean;
  /** For the file; a slow line takes longer. */
  readonly transferMs?: number;
}

const SEEN = /STUN: answers over UDP.*it sees a public address/;

const slowEnoughToInterrupt = { roundTripMs: 10, lossPercent: 0, mbit: 20 };

export const CASES: readonly Case[] = [
  {
    name: 'same LAN',
    plan: { nats: ['cone', 'cone'], sameLan: true },
    path: 'direct',
  },
  {
    name: 'cone + cone',
    plan: { nats: ['cone', 'cone'] },
    path: 'direct through NAT',
    stun: SEEN,
    isShort: true,
  },
  {
    name: 'symmetric + symmetric',
    plan: { nats: ['symmetric', 'symmetric'] },
    path: 'TURN over UDP',
    isShort: true,
  },
  {
    name: 'symmetric + symmetric, no TURN',
    plan: { nats: ['symmetric', 'symmetric'] },
    path: undefined,
    stun: SEEN,
    noTurn: true,
  },
  { name: 'cone + symmetric', plan: { nats: ['cone', 'symmetric'] }, path: 'TURN over UDP' },
  {
    name: 'UDP blocked',
    plan: { nats: ['cone', 'cone'], firewall: 'no-udp' },
    path: 'TURN over TCP',
    stun: /STUN: no answer over UDP/,
  },
  {
    name: 'only 443 open',
    plan: { nats: ['cone', 'cone'], firewall: 'only-443' },
    path: 'TURN over TLS',
  },
  {
    name: 'address changes in a transfer',
    plan: { nats: ['cone', 'cone'], line: slowEnoughToInterrupt },
    path: 'direct through NAT',
    event: 'readdressed',
  },
  {
    name: 'another network in a transfer',
    plan: { nats: ['cone', 'cone'], line: slowEnoughToInterrupt },
    path: 'direct through NAT',
    event: 'relocated',
  },
  {
    name: '2 % loss, 100 ms',
    plan: { nats: ['cone', 'cone'], line: { roundTripMs: 100, lossPercent: 2, mbit: 50 } },
    path: 'direct through NAT',
    transferMs: 600_000,
  },
  {
    name: 'relay cut off after joining',
    plan: { nats: ['cone', 'cone'] },
    path: 'direct through NAT',
    event: 'relay-cut',
  },
];
