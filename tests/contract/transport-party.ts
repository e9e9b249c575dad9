/** Who takes part in the transport contract: transports with everything that they reported so far. */
import type { Bytes } from '../../src/core/base/bytes.ts';
import { errorCode } from '../../src/core/base/errors.ts';
import type { Lane, Link, SignalingStatus, Transport } from '../../src/core/ports.ts';
import { assert, assertEqual } from './contract.ts';

/** One fresh room, and a way to let its time pass (virtual in the simulator, real in a browser). */
export interface TransportRig {
  /** A transport of a new peer in the room; the case sets listeners and starts it. */
  join(name: string): Promise<Transport>;
  /** The same with another password, so with other room keys. */
  joinAstray(name: string): Promise<Transport>;
  /** Lets time pass until the condition holds; throws an error that names `what` when it never does. */
  until(condition: () => boolean, what: string): Promise<void>;
  /** Lets `ms` pass, for what must not happen. */
  pass(ms: number): Promise<void>;
  /** Closes every transport that was joined. */
  close(): Promise<void>;
}

export interface Received {
  readonly lane: Lane;
  readonly bytes: Bytes;
}

/** A transport with everything that it reported so far. */
export interface Guest {
  readonly transport: Transport;
  readonly links: Link[];
  readonly sighted: Set<string>;
  readonly statuses: SignalingStatus[];
  /** What it was last told of strangers. */
  strangers(): boolean | undefined;
}

export interface Party extends TransportRig {
  /** Joins and starts, and waits until signaling is online. */
  guest(name: string): Promise<Guest>;
  /** The same with another password. */
  astray(name: string): Promise<Guest>;
  /** Links two new guests: alice dials bob. */
  pair(): Promise<{ alice: Guest; bob: Guest; here: Link; there: Link }>;
}

export function createParty(rig: TransportRig): Party {
  const start = async (name: string, transport: Transport): Promise<Guest> => {
    let strangers: boolean | undefined;
    const [links, sighted, statuses]: [Link[], Set<string>, SignalingStatus[]] = [
      [],
      new Set(),
      [],
    ];
    transport.onLink((link) => links.push(link));
    transport.onSighting((peer) => sighted.add(peer));
    transport.onStatus((status) => statuses.push(status));
    transport.onStrangers((any) => (strangers = any));
    transport.start();
    await rig.until(() => statuses.at(-1) === 'online', `${name} is online`);
    return { transport, links, sighted, statuses, strangers: () => strangers };
  };
  const guest = async (name: string) => start(name, await rig.join(name));
  const astray = async (name: string) => start(name, await rig.joinAstray(name));
  const pair = async () => {
    const [alice, bob] = [await guest('alice'), await guest('bob')];
    const dialled = settled(alice.transport.dial(bob.transport.self));
    await rig.until(() => dialled.done, 'the dial settles');
    assertEqual(dialled.code, undefined, 'the dial succeeds');
    await rig.until(() => alice.links.length > 0 && bob.links.length > 0, 'both have a link');
    return { alice, bob, here: newest(alice), there: newest(bob) };
  };
  return { ...rig, guest, astray, pair };
}

export function newest(guest: Guest): Link {
  const link = guest.links.at(-1);
  assert(link, 'there is a link');
  return link;
}

/** Watches a promise without awaiting it, since time only passes inside `until`. */
export function settled(promise: Promise<void>) {
  const state = { done: false, failed: false, code: undefined as string | undefined };
  promise.then(
    () => (state.done = true),
    (error: unknown) => {
      Object.assign(state, { done: true, failed: true, code: errorCode(error) ?? String(error) });
    },
  );
  return state;
}

/** Collects what arrives on a link. */
export function inbox(link: Link): Received[] {
  const received: Received[] = [];
  link.onMessage((lane, bytes) => received.push({ lane, bytes }));
  return received;
}
