/** The asking side of a swarm: which chunks are missing, which we asked of whom, and when to ask elsewhere. */
import { each } from '../../base/each.ts';
import type { Bytes } from '../../base/bytes.ts';
import { idBytes, type PeerId } from '../../base/ids.ts';
import {
  SNUBBED_MS,
  REQUESTS_PER_WIRE_MAX,
  REQUESTS_REFILL_MAX,
  READER_URGENT_CHUNKS,
  TIMEOUTS_MAX,
} from '../../limits/swarm.ts';
import { createAssembly } from './assembly.ts';
import { insistsOn, pickRather, sentElsewhere } from './elsewhere.ts';
import {
  commonestFromSeeder,
  createChunkPool,
  firstOfRun,
  haveCommon,
  pickChunk,
  pickInOrder,
  pickNeighbour,
  pickSlowRequest,
  type SlowRequest,
} from './picker.ts';
import type { ReadAhead } from './read-ahead.ts';
import type { RequesterOptions } from './requester-options.ts';
import { fits, requestTimeoutMs, windowBytes } from './window.ts';
import { bytesInFlight, silenceMs, unbegun, type Wire } from '../wire.ts';

export class Requester {
  readonly #options: RequesterOptions;
  readonly #file: Bytes;
  readonly #random: () => number;
  /** Chunks that are known, wanted, missing, and asked of no peer. */
  readonly #pool = createChunkPool();
  /** The peers we asked for a chunk: one, or two when the first is slow. */
  readonly #inFlight = new Map<number, Wire[]>();
  /** Which reader was served last. */
  #turn = 0;

  constructor(options: RequesterOptions) {
    this.#options = options;
    this.#file = idBytes(options.file);
    this.#random = () => options.random.next();
  }

  /** Chunks asked for that have not come. */
  get asked(): number {
    return this.#inFlight.size;
  }

  isAsked(index: number): boolean {
    return this.#inFlight.has(index);
  }

  /** A chunk is missing: asks for it when a peer has it, if it is wanted. Call it again when that has changed. */
  want(index: number): void {
    if (this.#inFlight.has(index)) return;
    if (this.#options.wants(index)) this.#pool.add(index);
    else this.#pool.delete(index);
  }

  /** It is no longer missing. */
  unwant(index: number): void {
    this.#pool.delete(index);
  }

  /** Fills every peer's window. */
  refill(): void {
    if ((this.#pool.size === 0 && this.#inFlight.size === 0) || !this.#options.mayAsk()) return;
    const total = this.#options.chunks.length;
    const givers = [...this.#options.wires()].filter((it) => this.#mayGive(it));
    const isSeeder = (it: Wire) => it.theirs.count() >= total;
    const others = givers.filter((it) => !isSeeder(it));
    const seeders = givers.filter(isSeeder);
    // We leave a chunk only to a peer that answers us, not to one that merely claims to have it.
    const helpers = others.filter((it) => !it.slow);
    const rates = helpers.map((it) => it.delivery.bytesPerSecond);
    // Peers that have only some chunks first: we then do not ask a seeder for what they can give.
    each([...others, ...seeders], (wire) => {
      const commonest = isSeeder(wire)
        ? commonestFromSeeder(seeders.length, wire.delivery.bytesPerSecond, rates)
        : Infinity;
      const leaves = (index: number) =>
        this.#options.availability(index) > commonest && helpers.some((it) => it.theirs.has(index));
      const insists = insistsOn(wire, this.#options);
      const picked = this.#pick(wire, givers.length, leaves, insists);
      if (picked.length > 0) this.#ask(wire, picked, insists);
    });
  }

  /** The peer says that others have these, and what it would give us instead. */
  onElsewhere(peer: PeerId, indexes: readonly number[], rather: readonly number[]): void {
    const { wires, clock } = this.#options;
    const wire = [...wires()].find((it) => it.peer === peer);
    if (!wire) return;
    const nowMs = clock.now();
    wire.elsewhere = sentElsewhere(indexes, rather, nowMs, wire.elsewhere);
    wire.dealsSinceMs ??= nowMs;
    this.release(wire, indexes, false);
    this.refill();
  }

  /** The peer stops answering. The rest of a chunk that it has begun to send still comes. */
  onChoke(peer: PeerId): void {
    each(this.#options.wires(), (wire) => {
      if (wire.peer === peer) this.release(wire, unbegun(wire), true);
    });
    this.refill();
  }

  /** A peer that has some of what is missing serves others first. It hears when it has nothing that we want. */
  queued(): boolean {
    const { wires, flow } = this.#options;
    return [...wires()].some((it) => flow.choked(it.peer) && it.theirs.count() > 0);
  }

  /** All that we could ask now is left to downloads that have their turn before. */
  waits(): boolean {
    const { wires, flow } = this.#options;
    return (
      this.asked === 0 && [...wires()].some((it) => this.#isUsable(it) && flow.yields(it.peer))
    );
  }

  /** The peer has chunks that we have yet to ask for, and may give them. */
  lacksFrom(peer: PeerId): boolean {
    if (this.#pool.size === 0) return false;
    const wire = [...this.#options.wires()].find((it) => it.peer === peer);
    return wire !== undefined && this.#isUsable(wire) && haveCommon(this.#pool, wire.theirs);
  }

  /** A chunk came whole: closes its request, and cancels it with every other peer we asked. */
  settle(wire: Wire, index: number): void {
    wire.requests.delete(index);
    each(this.#inFlight.get(index) ?? [], (other) => {
      if (!other.requests.delete(index)) return;
      other.cancelled.add(index);
      this.#cancel(other, [index]);
    });
    this.#inFlight.delete(index);
  }

  /** Takes back requests of one peer; `tell` when it is still there to be told. */
  release(wire: Wire, indexes: Iterable<number>, tell: boolean): void {
    const released = [...indexes].filter((index) => wire.requests.delete(index));
    for (const index of released) {
      this.#close(wire, index);
      this.want(index);
    }
    if (tell && released.length > 0) this.#cancel(wire, released);
  }

  /** Takes back the requests for chunks that nobody wants any more. */
  releaseUnwanted(): void {
    const { wants, wires } = this.#options;
    each(wires(), (it) => {
      const unwanted = [...it.requests.keys()].filter((index) => !wants(index));
      this.release(it, unwanted, true);
    });
  }

  /** Takes back the requests of peers that have been silent for too long. */
  expire(): void {
    const { wires, clock } = this.#options;
    each(wires(), (wire) => {
      if (wire.requests.size === 0) return;
      if (silenceMs(wire, clock.now()) < requestTimeoutMs(wire.delivery)) return;
      wire.slow = true;
      wire.timeouts += 1;
      if (wire.timeouts >= TIMEOUTS_MAX) {
        wire.timeouts = 0;
        wire.snubbedUntilMs = clock.now() + SNUBBED_MS;
      }
      this.release(wire, wire.requests.keys(), true);
    });
  }

  #mayGive(wire: Wire): boolean {
    const { flow, readers } = this.#options;
    const isRead = [...readers()].some(({ needs }) => needs.size > 0);
    return this.#isUsable(wire) && (isRead || !flow.yields(wire.peer));
  }

  #isUsable(wire: Wire): boolean {
    const { flow, clock } = this.#options;
    if (wire.theirs.count() === 0 || wire.banned) return false;
    return wire.snubbedUntilMs <= clock.now() && !flow.choked(wire.peer);
  }

  /** As many chunks as the wire's window has room for. */
  #pick(
    wire: Wire,
    senders: number,
    leaves: (index: number) => boolean,
    insists: boolean,
  ): number[] {
    const { chunks, flow } = this.#options;
    wire.windowBytes = windowBytes(wire.delivery, senders, wire.slow);
    const picked: number[] = [];
    if (wire.requests.size > REQUESTS_REFILL_MAX || !flow.mayRequest(wire.peer)) return picked;
    let flying = bytesInFlight(wire);
    while (flying < wire.windowBytes && wire.requests.size < REQUESTS_PER_WIRE_MAX) {
      const index = this.#next(wire, leaves, insists);
      const lengthBytes = index === undefined ? undefined : chunks[index]?.lengthBytes;
      if (index === undefined || lengthBytes === undefined) break;
      if (!fits(wire.windowBytes, flying, lengthBytes)) break;
      if (!flow.mayAsk(lengthBytes)) break;
      wire.lastPicked = index;
      this.#open(wire, index, lengthBytes);
      flying += lengthBytes;
      picked.push(index);
    }
    return picked;
  }

  #next(wire: Wire, leaves: (index: number) => boolean, insists: boolean): number | undefined {
    const { has } = wire.theirs;
    const pool = this.#pool;
    if (wire.elsewhere && !insists) {
      const isMissing = (index: number) => pool.has(index) && has(index);
      const rather = pickRather(wire.elsewhere, isMissing, this.#options.clock.now());
      const { others } = wire.elsewhere;
      if (rather === 'nothing')
        return this.#nextForReaders(wire, (index) => has(index) && !others.has(index));
      if (rather !== undefined) return rather;
      wire.elsewhere = undefined;
    }
    const { availability, flow } = this.#options;
    const inOrder = this.#nextForReaders(wire, has);
    if (inOrder !== undefined || flow.yields(wire.peer)) return inOrder;
    const neighbour = pickNeighbour(pool, wire.lastPicked, has, availability);
    const picked = neighbour ?? pickChunk(pool, wire.theirs, leaves, availability, this.#random);
    if (picked === undefined) return this.#pickSlow(wire);
    return neighbour ?? firstOfRun(pool, picked, has, availability);
  }

  /** Readers in turn: what each needs soonest and waits for at a slow peer, then what it needs next. */
  #nextForReaders(wire: Wire, has: (index: number) => boolean): number | undefined {
    const readers = [...this.#options.readers()];
    for (let i = 1; i <= readers.length; i++) {
      const turn = (this.#turn + i) % readers.length;
      const { needs } = readers[turn] as ReadAhead;
      const urgent = [...needs].slice(0, READER_URGENT_CHUNKS);
      const picked = this.#pickSlow(wire, urgent) ?? pickInOrder(this.#pool, has, needs);
      if (picked === undefined) continue;
      this.#turn = turn;
      return picked;
    }
    return undefined;
  }

  #ask(wire: Wire, chunks: number[], insists: boolean): void {
    wire.insisting = insists;
    this.#options.send(wire.peer, {
      ...{ t: 'request', file: this.#file, chunks },
      ...(insists && { insists }),
      ...(!this.#options.fetching() && { reads: true }),
    });
  }

  #pickSlow(wire: Wire, among: Iterable<number> = this.#inFlight.keys()): number | undefined {
    if (wire.slow) return undefined;
    const wants = (index: number) => wire.theirs.has(index) && !wire.requests.has(index);
    return pickSlowRequest(this.#slowRequests(among), wants, wire.delivery.smoothedMs);
  }

  *#slowRequests(among: Iterable<number>): Iterable<SlowRequest> {
    const { clock } = this.#options;
    for (const chunk of among) {
      const askers = this.#inFlight.get(chunk);
      if (!askers) continue;
      const sentAtMs = askers[0]?.requests.get(chunk)?.sentAtMs ?? clock.now();
      yield { chunk, ageMs: clock.now() - sentAtMs, askers: askers.length };
    }
  }

  #open(wire: Wire, index: number, lengthBytes: number): void {
    const assembly = createAssembly(lengthBytes);
    wire.requests.set(index, { sentAtMs: this.#options.clock.now(), lengthBytes, assembly });
    this.#pool.delete(index);
    this.#inFlight.set(index, [...(this.#inFlight.get(index) ?? []), wire]);
  }

  #close(wire: Wire, index: number): void {
    const others = (this.#inFlight.get(index) ?? []).filter((it) => it !== wire);
    if (others.length > 0) this.#inFlight.set(index, others);
    else this.#inFlight.delete(index);
    wire.cancelled.add(index);
    this.#options.flow.giveBack(this.#options.chunks[index]?.lengthBytes ?? 0);
  }

  #cancel({ peer }: Wire, chunks: number[]): void {
    this.#options.send(peer, { t: 'cancel', file: this.#file, chunks });
  }
}
