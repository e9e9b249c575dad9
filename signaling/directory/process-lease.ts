/**
 * Keeps this process visible to the others: it listens on its channel, renews its lease and its topics with each
 * beat, and restores what Redis has lost. Two beats without an answer count as a lost connection.
 */
import type { RedisConnection } from './redis-connection.ts';
import { CHANNELS, channelOf, LEASES, leaseKey, topicKey, topicOfKey } from './redis-keys.ts';
import { RENEW, RESTORE } from './redis-scripts.ts';
import type { Topics } from './topics.ts';

export interface SharedTimes {
  /** How often a process renews its lease: one command, however much it holds. */
  readonly renewMs: number;
  /** How long its members count without a renewal: two lost renewals. */
  readonly leaseMs: number;
  /** How long a topic outlives the last process that renewed it. Each renews it three times as often. */
  readonly topicMs: number;
}

export interface ProcessLeaseOptions {
  readonly redis: RedisConnection;
  /** Names this process, see redis-keys.ts. */
  readonly tag: string;
  /** The members of this process. */
  readonly ours: Topics;
  /** The networks of a member, as the scripts want them. */
  readonly networksIn: (topic: string, sid: string) => string;
  readonly bounds: readonly string[];
  readonly times: SharedTimes;
  /** What another process says on our channel. */
  readonly onMessage: (text: string) => void;
  /** With each beat, before it asks Redis. */
  readonly onBeat: () => void;
  readonly onRenewed: () => void;
  /** Redis does not answer; perhaps more than once. */
  readonly onLost: () => void;
  /** Tells when Redis comes and goes. */
  readonly onState: (redis: 'up' | 'down') => void;
}

export class ProcessLease {
  readonly #options: ProcessLeaseOptions;
  readonly #timer: NodeJS.Timeout;
  #state: 'up' | 'down' | 'closed' = 'down';
  #told: 'up' | 'down' | undefined;
  #isSubscribed = false;
  /** Renewals that Redis has not answered yet. */
  #renewals = 0;
  #topicsToRenew: string[] = [];

  /** Starts to connect. */
  constructor(options: ProcessLeaseOptions) {
    this.#options = options;
    options.redis.start({ onUp: () => this.#begin(), onDown: () => this.#lose() });
    this.#timer = setInterval(() => this.#renew(), options.times.renewMs);
    this.#timer.unref();
  }

  /** Whether Redis answers, so that the other processes are in sight. */
  get isUp(): boolean {
    return this.#state === 'up';
  }

  /** Gives the lease back, and closes the connection. */
  async close(): Promise<void> {
    const { redis, tag } = this.#options;
    clearInterval(this.#timer);
    this.#state = 'closed';
    await redis.removeKey(leaseKey(tag)).catch(() => undefined);
    await redis.close();
  }

  #begin(): void {
    const { redis, tag, onMessage } = this.#options;
    // The others may have dropped us in between, so the first renewal restores everything of ours.
    if (this.#state === 'up') this.#lose();
    const subscribed = this.#isSubscribed || redis.subscribe(channelOf(tag), onMessage);
    this.#isSubscribed = true;
    Promise.resolve(subscribed).then(
      () => this.#renew(),
      () => (this.#isSubscribed = false),
    );
  }

  #lose(): void {
    this.#options.onLost();
    this.#setState('down');
  }

  #setState(next: 'up' | 'down'): void {
    if (this.#state === 'closed') return;
    this.#state = next;
    if (this.#told !== next) this.#options.onState((this.#told = next));
  }

  /** One beat: our lease and a share of our topics, in one command. */
  #renew(): void {
    if (this.#state === 'closed') return;
    if (this.#renewals > 0) this.#lose();
    const { redis, tag, times, onBeat } = this.#options;
    onBeat();
    const keys = [leaseKey(tag), ...this.#nextTopics().map(topicKey)];
    this.#renewals++;
    redis.run(RENEW, keys, [`${times.leaseMs}`, `${times.topicMs}`]).then(
      (result) => this.#onRenewed(result as [number, ...string[]]),
      () => {
        this.#renewals = 0;
        this.#lose();
      },
    );
  }

  /** Every topic comes up once in a third of its life. */
  #nextTopics(): string[] {
    const { ours, times } = this.#options;
    if (this.#topicsToRenew.length === 0) this.#topicsToRenew = ours.topics();
    const beats = Math.max(1, Math.floor(times.topicMs / 3 / times.renewMs));
    return this.#topicsToRenew.splice(0, Math.ceil(ours.size / beats));
  }

  #onRenewed([wasThere, ...missing]: [number, ...string[]]): void {
    this.#renewals = 0;
    // Without the lease, the others have dropped us, or Redis has lost everything.
    const isForgotten = wasThere === 0 || this.#state === 'down';
    this.#restore(isForgotten ? this.#options.ours.topics() : missing.map(topicOfKey));
    this.#setState('up');
    this.#options.onRenewed();
  }

  /** Does not wait for answers. What is lost again is restored with the next renewal. */
  #restore(topics: readonly string[]): void {
    const { redis, ours, networksIn, bounds, times } = this.#options;
    for (const topic of topics) {
      const members = ours
        .members(topic)
        .flatMap(({ sid, announce }) => [sid, announce, networksIn(topic, sid)]);
      if (members.length === 0) continue;
      const args = [LEASES, CHANNELS, `${times.topicMs}`, ...members, ...bounds];
      redis.run(RESTORE, [topicKey(topic)], args).catch(() => undefined);
    }
  }
}
