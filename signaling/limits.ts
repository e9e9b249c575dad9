/** Every limit on what one client can make the relay hold or do, each with its reason. */

import type { NetworkSize } from './address.ts';
import type { PerNetwork } from './places.ts';

/** A bucket that holds up to `burst` and gains `perSecond`. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

export interface RelayLimits {
  /**
   * Messages a connection may send. Linking with 24 peers at once trickles about 8 signals to each,
   * some 200 in a second or two; a settled room is quiet.
   */
  readonly messages: Rate;
  /** What a `join` or `sample` costs in messages: its answer has up to 24 peer records. */
  readonly sampleCost: number;
  /** What all connections of a /24 or /48 may send together, so that hundreds do not take all of the relay's time. */
  readonly perBlock: Readonly<Record<'messages' | 'longAnswers' | 'bytes' | 'rawPieces', Rate>>;
  /** Blocks without a connection whose use is remembered until it is as good as new. Each takes a kilobyte. */
  readonly blocksRemembered: number;
  /** What each may send even if others of its block use that up: it joins, links with 24 peers, and stays. */
  readonly sure: Readonly<Record<'messages' | 'longAnswers' | 'bytes' | 'rawPieces', Rate>>;
  /** How often a connection may ask for a nearby offer: each time disturbs a person. */
  readonly asks: Rate;
  /** Bytes a connection may send: those 200 signals of a few kilobytes each, then far less. */
  readonly bytes: Rate;
  /** Messages over the rate that the relay drops with an error before it closes the connection. */
  readonly overRate: Rate;
  /** Wrong messages that the relay answers with an error before it closes the connection: bugs happen. */
  readonly badMessages: Rate;
  /** A tab is in one room. A few more are for embedders with several rooms. */
  readonly topicsPerConnection: number;
  /** A larger room links through the mesh: newcomers need a sample, not everybody. Fair shares, see places.ts. */
  readonly membersPerTopic: number;
  /** A school of hundreds in one room is behind one address. A quarter is left for those who are elsewhere. */
  readonly membersPerTopicPer: PerNetwork;
  /** Memberships of a network in all topics of this process, beyond the first of each connection: two for each. */
  readonly membersPer: PerNetwork;
  /** Mobile carriers and schools put hundreds behind one IPv4 address. One block cannot take more than a tenth. */
  readonly connectionsPer: PerNetwork;
  /** New connections a network may open: all at once after a restart, then a trickle. */
  readonly connectsPer: Readonly<Record<NetworkSize, Rate>>;
  /** What each IPv4 address or /56 may open even if others of its block use that up: a reload, and a few people. */
  readonly connectsSure: Rate;
  /** Networks whose rate of connecting is remembered; the oldest is forgotten first. Twice what can be connected. */
  readonly networksRemembered: number;
  /** What one process serves, in a few hundred megabytes. `npm run bench:relay` measures the memory of a connection. */
  readonly connections: number;
  /** How often a client must ping: proxies cut sockets that are silent for a minute. */
  readonly heartbeatMs: number;
  /** A connection is closed after this much silence: two lost heartbeats and some delay. */
  readonly idleMs: number;
  /**
   * Raw bytes of a socket, whatever frames they make. A little more than `bytes`, so that a client that is too quick is
   * told so before it is cut.
   */
  readonly rawBytes: Rate;
  /** Frames of any kind and reads of a socket: messages come in few of both, and each costs the same whatever it holds. */
  readonly rawPieces: Rate;
  /** What a client may still send once the relay has closed its connection: a message on its way, and its close frame. */
  readonly closingBytes: number;
  /** How long a message may take to arrive: what has come of it waits in memory. */
  readonly messageMs: number;
  /** Bytes that may wait for a client that does not read: a sample and a burst of signals fit. More is dropped. */
  readonly unreadBytes: number;
  /** How much of them may be boxes of others, so that answers to the client itself find room. */
  readonly unreadBoxBytes: number;
  /** How much of them may come from one sender: three times what linking takes. */
  readonly unreadSenderBytes: number;
  /**
   * And how large a share of what is still free of unreadBoxBytes, so that several senders leave room for the next. What each
   * network around a sender holds is not free for it, so one address takes a third at most, a block half.
   */
  readonly unreadSenderShare: number;
  /** What a message takes where it waits, besides its bytes: it may have none. */
  readonly unreadMessageBytes: number;
  /** After so many bytes a ping asks whether they were read. */
  readonly unreadMarkBytes: number;
  /** Bytes that may wait for all connections of a /24 or /48: what waits on sockets takes memory of the system. */
  readonly unreadBytesPerBlock: number;
  /** What each connection may have waiting even if others of its block use up the share. */
  readonly unreadSureBytes: number;
  /** A client that has read nothing for this long, while something waits for it, is cut. */
  readonly unreadMs: number;
  /** How long a closing handshake may take before the socket is destroyed. */
  readonly closeMs: number;
  /** Sockets without a client of the relay: a browser opens six, and closes them soon. Beyond this the oldest goes. */
  readonly httpSockets: number;
  /** The same by address: a few dozen people behind one may open the page at once. */
  readonly httpSocketsPerAddress: number;
  /** The same by /24 or /48, in which one person may have thousands of addresses. */
  readonly httpSocketsPerBlock: number;
  /** Bytes sent on those sockets of an address: we cannot see what of it was read. Dozens of pages. */
  readonly httpBytesPerAddress: number;
  /** The same by /24 or /48, and in all: what is not read takes memory of the system. */
  readonly httpBytesPerBlock: number;
  readonly httpBytes: number;
  /** Requests of an address: dozens of people who open the page at once. */
  readonly httpRequestsPerAddress: Rate;
  /** The same by /24 or /48. */
  readonly httpRequestsPerBlock: Rate;
  /** What each IPv4 address or /56 may ask even if others of its block use that up: the page, and some reloads. */
  readonly httpRequestsSure: Rate;
  /** How long a socket may take for its next request. */
  readonly requestMs: number;
  /** How long a client may take to read an answer: the app, over a very slow line. */
  readonly answerMs: number;
  /** How many connections the relay dismisses at once when it stops. */
  readonly drainWave: number;
  /** Time between two waves: 2,500 connections a second, so a full process ends within the ten seconds that Docker allows. */
  readonly drainWaveMs: number;
}

export const RELAY_LIMITS: RelayLimits = {
  messages: { perSecond: 50, burst: 400 },
  sampleCost: 10,
  perBlock: {
    messages: { perSecond: 2_000, burst: 40_000 },
    longAnswers: { perSecond: 200, burst: 2_000 },
    bytes: { perSecond: 8_000_000, burst: 128_000_000 },
    rawPieces: { perSecond: 8_000, burst: 160_000 },
  },
  blocksRemembered: 10_000,
  sure: {
    messages: { perSecond: 2, burst: 250 },
    longAnswers: { perSecond: 0.1, burst: 4 },
    bytes: { perSecond: 4_000, burst: 500_000 },
    rawPieces: { perSecond: 10, burst: 1_000 },
  },
  asks: { perSecond: 0.1, burst: 4 },
  bytes: { perSecond: 128_000, burst: 4_000_000 },
  overRate: { perSecond: 5, burst: 100 },
  badMessages: { perSecond: 0.1, burst: 5 },
  topicsPerConnection: 8,
  membersPerTopic: 1_024,
  membersPerTopicPer: { address: 512, site: 640, block: 768 },
  membersPer: { address: 1_024, site: 2_048, block: 4_096 },
  connectionsPer: { address: 512, site: 1_024, block: 2_048 },
  connectsPer: {
    address: { perSecond: 10, burst: 512 },
    site: { perSecond: 20, burst: 1_024 },
    block: { perSecond: 40, burst: 2_048 },
  },
  connectsSure: { perSecond: 0.1, burst: 4 },
  networksRemembered: 120_000,
  connections: 20_000,
  heartbeatMs: 20_000,
  idleMs: 50_000,
  rawBytes: { perSecond: 160_000, burst: 5_000_000 },
  rawPieces: { perSecond: 400, burst: 6_000 },
  closingBytes: 128_000,
  messageMs: 20_000,
  unreadBytes: 1_280_000,
  unreadBoxBytes: 1_024_000,
  unreadSenderBytes: 64_000,
  unreadSenderShare: 1 / 12,
  unreadMessageBytes: 64,
  unreadMarkBytes: 16_000,
  unreadBytesPerBlock: 16_000_000,
  unreadSureBytes: 64_000,
  unreadMs: 30_000,
  closeMs: 2_000,
  httpSockets: 4_000,
  httpSocketsPerAddress: 256,
  httpSocketsPerBlock: 1_024,
  httpBytesPerAddress: 32_000_000,
  httpBytesPerBlock: 128_000_000,
  httpBytes: 512_000_000,
  httpRequestsPerAddress: { perSecond: 200, burst: 2_000 },
  httpRequestsPerBlock: { perSecond: 800, burst: 8_000 },
  httpRequestsSure: { perSecond: 1, burst: 40 },
  requestMs: 10_000,
  answerMs: 60_000,
  drainWave: 250,
  drainWaveMs: 100,
};
