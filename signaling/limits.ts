/** Every limit on what one client can make the relay hold or do, each with its reason. */

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
  /** A larger room links through the mesh: newcomers need a sample, not everybody. */
  readonly membersPerTopic: number;
  /** Mobile carriers put many people behind one IPv4 address, so this is generous. IPv6 counts by /64. */
  readonly connectionsPerAddress: number;
  /** New connections an address may open: all at once after a restart, then a trickle. */
  readonly connectsPerAddress: Rate;
  /** What one process serves, in a few hundred megabytes. `npm run bench:relay` measures the memory of a connection. */
  readonly connections: number;
  /** How often a client must ping: proxies cut sockets that are silent for a minute. */
  readonly heartbeatMs: number;
  /** A connection is closed after this much silence: two lost heartbeats and some delay. */
  readonly idleMs: number;
  /** Bytes that may wait for a slow reader before it is cut: a burst of signals fits. */
  readonly unsentBytes: number;
  /** How long a closing handshake may take before the socket is destroyed. */
  readonly closeMs: number;
  /** How many connections the relay dismisses at once when it stops. */
  readonly drainWave: number;
  /** Time between two waves: 2,500 connections a second, so a full process ends within the ten seconds that Docker allows. */
  readonly drainWaveMs: number;
}

export const RELAY_LIMITS: RelayLimits = {
  messages: { perSecond: 50, burst: 400 },
  sampleCost: 10,
  asks: { perSecond: 0.1, burst: 4 },
  bytes: { perSecond: 128_000, burst: 4_000_000 },
  overRate: { perSecond: 5, burst: 100 },
  badMessages: { perSecond: 0.1, burst: 5 },
  topicsPerConnection: 8,
  membersPerTopic: 512,
  connectionsPerAddress: 64,
  connectsPerAddress: { perSecond: 10, burst: 256 },
  connections: 20_000,
  heartbeatMs: 20_000,
  idleMs: 50_000,
  unsentBytes: 1_000_000,
  closeMs: 2_000,
  drainWave: 250,
  drainWaveMs: 100,
};
