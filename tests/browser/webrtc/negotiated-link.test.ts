/** Links made by manual pairing: the side that answers keeps knocking until the other side begins. */
import { beforeEach, expect, test, vi } from 'vitest';
import {
  NegotiatedLink,
  type NegotiatedLinkOptions,
} from '../../../src/browser/webrtc/negotiated-link.ts';
import type { SimplePeerConnectionOptions } from '../../../src/browser/webrtc/simple-peer-connection.ts';
import { PAIRING_KNOCK_MS, PAIRING_LIFE_MS } from '../../../src/core/limits/signaling.ts';
import { CANDIDATES_BURST } from '../../../src/core/limits/webrtc.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { crypto } from '../../rigs/members.ts';

const made: SimplePeerConnectionOptions[] = [];
const added: string[] = [];
/** What the browser made of the other side's description. */
let maxMessageSize = 262_144;

vi.mock('../../../src/browser/webrtc/simple-peer-connection.ts', () => ({
  SimplePeerConnection: function (options: SimplePeerConnectionOptions) {
    made.push(options);
    const channel = () => ({ close: () => undefined, send: () => undefined, readyState: 'open' });
    return {
      native: { iceConnectionState: 'checking', sctp: { transport: {}, maxMessageSize } },
      control: channel(),
      bulk: channel(),
      addCandidate: (candidate: string) => void added.push(candidate),
      describe: () => undefined,
      restart: () => undefined,
      close: () => undefined,
    };
  },
}));
beforeEach(() => {
  made.length = added.length = 0;
});

function createLink(isInvited: boolean) {
  const clock = createManualClock();
  const ends: string[] = [];
  const never = () => Promise.reject(new Error('not proven'));
  const link = new NegotiatedLink({
    peerRecord: { peer: 'bo' } as unknown as NegotiatedLinkOptions['peerRecord'],
    ...{ linkId: 'AAAAAAAAAAA', isInitiator: false, isInvited, clock, crypto },
    certificate: {} as RTCCertificate,
    prover: { prove: never, accepts: never },
    ice: { servers: () => [], isHidden: () => false } as unknown as NegotiatedLinkOptions['ice'],
    send: () => undefined,
    refreshSignaling: () => undefined,
    onStuck: () => undefined,
    onOpen: () => undefined,
    onEnd: (reason) => ends.push(reason),
  });
  const [connection] = made;
  if (!connection) throw new Error('no connection was made');
  return { link, clock, ends, connection };
}

const candidatesOf = (count: number) => Array.from({ length: count }, (_, i) => `candidate ${i}`);

test('[S28] after manual pairing, the answering side tries the other’s addresses again every 5 s, for as long as it takes', () => {
  const { link, clock } = createLink(true);
  link.receive({ type: 'candidates', candidates: candidatesOf(2) });
  for (const times of [2, 3, 4]) {
    clock.pass(PAIRING_KNOCK_MS);
    expect(added).toHaveLength(2 * times);
  }
  expect(new Set(added).size).toBe(2);
  clock.pass(PAIRING_LIFE_MS);
  expect(added.length).toBeGreaterThan((2 * PAIRING_LIFE_MS) / PAIRING_KNOCK_MS);
});

test('[S28] until it opens, finding no path does not end it; from then on it does, and nothing is tried again', () => {
  const { link, clock, connection } = createLink(true);
  link.receive({ type: 'candidates', candidates: candidatesOf(1) });
  expect(connection.mayFail()).toBe(false);
  connection.onOpen();
  expect(connection.mayFail()).toBe(true);
  clock.pass(10 * PAIRING_KNOCK_MS);
  expect(added).toHaveLength(1);
});

test('[S28] a link by any other medium fails at once, and tries each address once', () => {
  const { link, clock, connection } = createLink(false);
  link.receive({ type: 'candidates', candidates: candidatesOf(3) });
  clock.pass(10 * PAIRING_KNOCK_MS);
  expect([connection.mayFail(), added.length]).toEqual([true, 3]);
});

test('[S20] only so many addresses are tried, and tried again', () => {
  const { link, clock } = createLink(true);
  for (let n = 0; n < 10; n++)
    link.receive({ type: 'candidates', candidates: candidatesOf(CANDIDATES_BURST) });
  expect(added).toHaveLength(CANDIDATES_BURST);
  clock.pass(PAIRING_KNOCK_MS);
  expect(added).toHaveLength(2 * CANDIDATES_BURST);
});

test('[S10] an open link that takes less than a control message ends', async () => {
  for (const size of [0, 1, 65_535, NaN]) {
    maxMessageSize = size;
    made.length = 0;
    const { ends, connection } = createLink(false);
    connection.onOpen();
    await vi.waitFor(() => expect(ends).toEqual(['takes too small messages']));
  }
  for (const size of [65_536, Infinity]) {
    maxMessageSize = size;
    made.length = 0;
    const { ends, connection } = createLink(false);
    connection.onOpen();
    await vi.waitFor(() => expect(ends).toEqual(['cannot be proven'])); // the next thing that is asked
  }
});

test('[S28] a link that ended leaves no timer', () => {
  const { link, clock, ends } = createLink(true);
  link.receive({ type: 'candidates', candidates: candidatesOf(1) });
  link.end('given up');
  expect([ends, clock.timers()]).toEqual([['given up'], 0]);
});
