/** What may pass in and out of the room's files: choking, limits, metered connections, and the counts. */
import type { Bytes } from '../../base/bytes.ts';
import { idBytes, type FileId, type PeerId } from '../../base/ids.ts';
import type { Peers } from '../../peers.ts';
import type { SwarmMessage } from '../../wire/message.ts';
import type { Clock, Random } from '../../ports.ts';
import type { FlowControl } from '../../api/views.ts';
import { createChokeScheduler, type ChokeScheduler } from './choke-scheduler.ts';
import type { FileItem } from '../file-item.ts';
import type { FlowRules } from './flow-rules.ts';
import { createLimiter } from './limiter.ts';
import { createTraffic, type Traffic } from './traffic.ts';
import { createUploads, type Uploads } from './uploads.ts';

export interface FlowOptions {
  readonly clock: Clock;
  readonly random: Random;
  items(): Iterable<FileItem>;
  item(id: FileId): FileItem | undefined;
  read(item: FileItem, chunk: number): Promise<Bytes | undefined>;
  readonly peers: Pick<Peers, 'maxFrameBytes' | 'sendBulk'>;
  send(peer: PeerId, message: SwarmMessage): void;
}

export interface Flow {
  readonly control: FlowControl;
  readonly traffic: Traffic;
  readonly choking: ChokeScheduler;
  readonly uploads: Uploads;
  rulesFor(id: FileId): FlowRules;
  /** The message as it may be sent: on a metered connection we claim to hold nothing that we would not give. */
  allowed(id: FileId, message: SwarmMessage): SwarmMessage | undefined;
  /** Tells everyone what they can get of a file, where that may have changed with what we do with it. */
  restate(item: FileItem): void;
  close(): void;
}

export function createFlow(options: FlowOptions): Flow {
  const { clock, send } = options;
  const traffic = createTraffic(clock);
  let maySeed = true;

  /** Without seeding we still give what is our own, and while we fetch: nobody should only take. */
  const serves = (item: FileItem) => maySeed || item.offer.own || item.swarm.fetching();

  const uploadLimit = createLimiter<PeerId>(clock, (peer) => uploads.drain(peer));
  const downloadLimit = createLimiter<FileId>(clock, (id) => options.item(id)?.swarm.refill());

  const uploads = createUploads({
    clock,
    limit: uploadLimit,
    async read(file, chunk) {
      const item = options.item(file);
      return item && serves(item) ? options.read(item, chunk) : undefined;
    },
    peers: options.peers,
    reject: (peer, file, chunk) =>
      send(peer, { t: 'reject', file: idBytes(file), chunks: [chunk] }),
    served: traffic.took,
  });

  const fetching = () => [...options.items()].filter((it) => it.swarm.fetching());

  const choking = createChokeScheduler({
    clock,
    random: options.random,
    traffic,
    send,
    seeding: () => fetching().length === 0,
    wanted: () =>
      new Set(
        fetching().flatMap(({ swarm }) =>
          [...swarm.wires()]
            .filter((wire) => !wire.banned && wire.theirs.exceeds(swarm.holdings.have))
            .map((wire) => wire.peer),
        ),
      ),
    choked: uploads.drop,
    heard(peer, chokes) {
      for (const { swarm } of options.items()) {
        if (chokes) swarm.onChoke(peer);
        else swarm.refill();
      }
    },
  });

  function restate(item: FileItem): void {
    if (!item.offer.own && item.swarm.holdings.have.count() > 0) item.swarm.announce();
  }

  return {
    traffic,
    choking,
    uploads,
    control: {
      limits: () => ({
        uploadBytesPerSecond: uploadLimit.bytesPerSecond(),
        downloadBytesPerSecond: downloadLimit.bytesPerSecond(),
      }),
      setLimits({ uploadBytesPerSecond, downloadBytesPerSecond }) {
        uploadLimit.set(uploadBytesPerSecond);
        downloadLimit.set(downloadBytesPerSecond);
      },
      setMetered(metered, allowSeeding) {
        const allowed = !metered || allowSeeding;
        if (allowed === maySeed) return;
        maySeed = allowed;
        for (const item of options.items()) restate(item);
      },
    },
    rulesFor: (id) => ({
      choked: choking.chokedBy,
      mayAsk: (bytes) => downloadLimit.take(id, bytes),
      giveBack: downloadLimit.giveBack,
      held: downloadLimit.waiting,
    }),
    allowed(id, message) {
      const item = options.item(id);
      if (!item || serves(item)) return message;
      if (message.t === 'have') return undefined;
      return message.t === 'bitfield' ? { ...message, bits: new Uint8Array(0) } : message;
    },
    restate(item) {
      if (!maySeed) restate(item);
    },
    close() {
      uploadLimit.stop();
      downloadLimit.stop();
    },
  };
}
