/** What may flow in and out of the room's files: choking, rate limits, metered connections, and the counts. */
import { each } from '../../base/each.ts';
import type { Bytes } from '../../base/bytes.ts';
import type { Off } from '../../base/events.ts';
import { idBytes, type FileId, type PeerId } from '../../base/ids.ts';
import { shuffled } from '../../base/shuffle.ts';
import { TokenBuckets } from '../../base/token-bucket.ts';
import { REQUESTS_BURST, REQUESTS_PER_SECOND, REQUESTS_RETRY_MS } from '../../limits/swarm.ts';
import type { Peers, RoomAnswers } from '../../peers.ts';
import type { RequestMessage, SwarmMessage } from '../../wire/message.ts';
import type { Clock, Random } from '../../ports.ts';
import type { FlowControl, FlowLimits } from '../../api/views.ts';
import type { FileItem } from '../file-item.ts';
import type { Offered } from '../offer-book.ts';
import type { FlowRules } from '../request/requester-options.ts';
import { DownloadOrder } from '../request/download-order.ts';
import { ChokeScheduler } from './choke-scheduler.ts';
import type { Stock } from './dealer.ts';
import { Limiter } from './limiter.ts';
import { Outgoing } from './outgoing.ts';
import { Traffic } from './traffic.ts';
import { Uploads } from './uploads.ts';

export interface FlowOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly peers: Pick<Peers, 'maxFrameBytes' | 'sendBulk'>;
  /** They are uploads too. */
  readonly answers: RoomAnswers;
  items(): Iterable<FileItem>;
  item(id: FileId): FileItem | undefined;
  read(item: FileItem, chunk: number): Promise<Bytes | undefined>;
  send(peer: PeerId, message: SwarmMessage): void;
}

export class Flow implements FlowControl {
  readonly traffic: Traffic;
  readonly uploads: Uploads;
  readonly chokeScheduler: ChokeScheduler;
  readonly order: DownloadOrder;
  readonly outgoing: Outgoing;
  readonly #options: FlowOptions;
  readonly #uploadLimit: Limiter<PeerId>;
  readonly #downloadLimit: Limiter<FileId>;
  /** Messages with requests: a list of short chunks must not make us a flood. */
  readonly #requests = new TokenBuckets<PeerId>(REQUESTS_PER_SECOND, REQUESTS_BURST);
  /** Peers that get no more of them before we look again. */
  readonly #spent = new Set<PeerId>();
  #retry: Off | undefined;
  #maySeed = true;

  constructor(options: FlowOptions) {
    const { clock, random, peers, answers, send } = options;
    const traffic = new Traffic(clock);
    // Answers first: one is short, and without it the peer cannot even begin with another file.
    const uploadLimit = new Limiter<PeerId>(clock, (peer) => {
      answers.resume(peer);
      this.uploads.drain(peer);
    });
    answers.mayUpload = (peer, bytes) => uploadLimit.take(peer, bytes);
    this.#options = options;
    this.order = new DownloadOrder(() => options.items());
    this.outgoing = new Outgoing(clock);
    this.traffic = traffic;
    this.#uploadLimit = uploadLimit;
    this.#downloadLimit = new Limiter<FileId>(clock, (id) =>
      options.item(id)?.swarm.requester.refill(),
    );
    this.uploads = new Uploads({
      ...{ clock, peers },
      limit: uploadLimit,
      read: (file, chunk) => this.#read(file, chunk),
      reject: (peer, file, chunks) => send(peer, { t: 'reject', file: idBytes(file), chunks }),
      served: (peer, bytes, file) => {
        traffic.took(peer, bytes);
        this.outgoing.went(file, peer, bytes);
      },
    });
    this.chokeScheduler = new ChokeScheduler({
      ...{ clock, random, traffic },
      send: (peer, message) => send(peer, message),
      seeding: () => this.#asking().length === 0,
      wanted: () => this.#wanted(),
      choked: (peer) => this.#onChoked(peer),
      heard: (peer, chokes) => this.#onChoke(peer, chokes),
    });
  }

  limits(): FlowLimits {
    return {
      uploadBytesPerSecond: this.#uploadLimit.bytesPerSecond(),
      downloadBytesPerSecond: this.#downloadLimit.bytesPerSecond(),
    };
  }

  setLimits({ uploadBytesPerSecond, downloadBytesPerSecond }: FlowLimits): void {
    this.#uploadLimit.set(uploadBytesPerSecond);
    this.#downloadLimit.set(downloadBytesPerSecond);
  }

  setMetered(metered: boolean, allowSeeding: boolean): void {
    const allowed = !metered || allowSeeding;
    if (allowed === this.#maySeed) return;
    this.#maySeed = allowed;
    each(this.#options.items(), announce);
  }

  /** We give out other people's files too: the connection is not metered, or its owner allows it. */
  seeds(): boolean {
    return this.#maySeed;
  }

  rulesFor(id: FileId): FlowRules {
    return {
      choked: (peer) => this.chokeScheduler.chokedBy(peer),
      yields: (peer) => this.order.yields(id, peer),
      mayRequest: (peer) => this.#mayRequest(peer),
      mayAsk: (bytes) => this.#downloadLimit.take(id, bytes),
      giveBack: (bytes) => this.#downloadLimit.giveBack(bytes),
      held: () => this.#downloadLimit.waiting(),
    };
  }

  /** The message as it may be sent: on a metered connection we do not announce chunks that we would not give. */
  allowed(id: FileId, message: SwarmMessage): SwarmMessage | undefined {
    const item = this.#options.item(id);
    if (!item || this.serves(item)) return message;
    if (message.t === 'have') return undefined;
    return message.t === 'bitfield' ? { ...message, bits: new Uint8Array(0) } : message;
  }

  /** An admitted peer asks for chunks. What others have who may pass it on, it is to get from them. */
  request(peer: PeerId, { offer, item }: Offered, { chunks, ...how }: RequestMessage): void {
    const { clock, send } = this.#options;
    const stock = item && stockOf(item);
    if (!item || !stock) return this.uploads.request(peer, offer.id, chunks);
    const dealt = item.dealer.deal(peer, chunks, how, stock, clock.now());
    if (dealt.gives.length > 0) this.uploads.request(peer, offer.id, dealt.gives);
    if (dealt.elsewhere.length === 0) return;
    const [elsewhere, rather] = [[...dealt.elsewhere], [...dealt.rather]];
    send(peer, { t: 'elsewhere', file: idBytes(offer.id), chunks: elsewhere, rather });
  }

  /** A peer is gone. */
  forget(peer: PeerId): void {
    this.uploads.forget(peer);
    this.outgoing.forget(peer);
    for (const { dealer } of this.#options.items()) dealer.forget(peer);
    this.chokeScheduler.onUnlinked(peer);
  }

  /** We send a peer a message with requests. */
  requesting(id: FileId, peer: PeerId): void {
    this.order.asked(id, peer);
    this.chokeScheduler.asking(peer);
    this.#requests.take(peer, this.#options.clock.now());
  }

  /** What we do with a file has changed: tells everyone what they can get of it, where that may have changed too. */
  restate(item: FileItem): void {
    this.order.renew();
    if (!this.#maySeed) announce(item);
  }

  /** Call it every TICK_MS. */
  tick(): void {
    each([() => this.chokeScheduler.tick(), () => this.order.renew()], (step) => step());
  }

  close(): void {
    this.uploads.close();
    this.#retry?.();
    this.#retry = () => undefined;
    this.#uploadLimit.stop();
    this.#downloadLimit.stop();
  }

  /** Without seeding we still give our own files, and files we are fetching: no member should only take. */
  serves(item: FileItem): boolean {
    if (item.proof || item.withdrawn) return false;
    return this.#maySeed || item.offer.own || item.swarm.demand.asking();
  }

  #mayRequest(peer: PeerId): boolean {
    const { clock, random } = this.#options;
    if (!this.#spent.has(peer) && this.#requests.has(peer, clock.now())) return true;
    // Until then for nobody: the file of which most comes would else ask for all of it.
    this.#spent.add(peer);
    this.#retry ??= clock.after(REQUESTS_RETRY_MS, () => {
      this.#retry = undefined;
      this.#spent.clear();
      each(shuffled(this.#asking(), random), ({ swarm }) => swarm.requester.refill());
    });
    return false;
  }

  #onChoked(peer: PeerId): void {
    this.uploads.drop(peer);
    for (const { dealer } of this.#options.items()) dealer.choked(peer);
  }

  async #read(file: FileId, chunk: number): Promise<Bytes | undefined> {
    const item = this.#options.item(file);
    return item && this.serves(item) ? this.#options.read(item, chunk) : undefined;
  }

  #asking(): FileItem[] {
    return [...this.#options.items()].filter((it) => it.swarm.demand.asking());
  }

  #wanted(): Set<PeerId> {
    const wanted = new Set<PeerId>();
    for (const { swarm } of this.#asking()) {
      for (const { peer, banned, theirs } of swarm.wires.all()) {
        if (!banned && swarm.demand.lacks(theirs)) wanted.add(peer);
      }
    }
    return wanted;
  }

  #onChoke(peer: PeerId, chokes: boolean): void {
    each(this.#options.items(), ({ swarm }) => {
      if (chokes) swarm.requester.onChoke(peer);
      else swarm.requester.refill();
    });
  }
}

/** Undefined: we do not hold all that is known of it. */
function stockOf({ manifest, swarm, through }: FileItem): Stock | undefined {
  const { holdings, wires } = swarm;
  const chunks = manifest.chunks.length;
  if (through || chunks === 0 || holdings.have.count() < chunks) return undefined;
  return {
    chunks,
    ...wires.spread(chunks),
    availability: wires.availability.of,
    has: (peer, chunk) => wires.get(peer)?.theirs.has(chunk) ?? false,
  };
}

function announce({ offer, swarm }: FileItem): void {
  if (!offer.own && swarm.holdings.have.count() > 0) swarm.announcer.all();
}
