/** Every bound on what one client can make the relay hold or do, each with its reason. */

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
  /** What a `join` or `sample` costs in messages: its answer is up to 24 announcements long. */
  readonly sampleCost: number;
  /** How often a connection may ask to come in nearby: somebody is disturbed each time. */
  readonly asks: Rate;
  /** Bytes a connection may send: those 200 signals at their usual few kilobytes, then far less. */
  readonly bytes: Rate;
  /** Messages over the rate that are dropped with an error before the connection is closed. */
  readonly overRate: Rate;
  /** Wrong messages answered with an error before the connection is closed: bugs happen. */
  readonly badMessages: Rate;
  /** A tab is in one room; a few more leave room for an embedder with several. */
  readonly topicsPerConnection: number;
  /** A larger room links through the mesh; newcomers need a sample, not everybody. */
  readonly membersPerTopic: number;
  /** Carriers put many people behind one IPv4 address, so this is generous. IPv6 counts by /64. */
  readonly connectionsPerAddress: number;
  /** New connections an address may open: all of them at once after a restart, then a trickle. */
  readonly connectsPerAddress: Rate;
  /** What one process serves, in some hundred megabytes; `npm run bench:relay` says what a connection takes. */
  readonly connections: number;
  /** How often a client is asked to ping: proxies cut sockets that are silent for a minute. */
  readonly heartbeatMs: number;
  /** Silence after which a connection is closed: two lost heartbeats and some delay. */
  readonly idleMs: number;
  /** Bytes waiting for a slow reader before it is cut: a burst of signals fits. */
  readonly unsentBytes: number;
  /** How long a closed connection may take to say goodbye before its socket is destroyed. */
  readonly closeMs: number;
  /** How many connections are sent away at once when the relay stops, and how long until the next wave: */
  readonly drainWave: number;
  /** 2,500 a second, five seconds for a full process, which ends within the ten that Docker gives it. */
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
