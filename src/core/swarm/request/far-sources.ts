/**
 * Brings downloads together with those who have the file: provides what we have, and links with providers for as long as a
 * download has too few sources. Private files stay out of it.
 */
import type { FileId, PeerId } from '../../base/ids.ts';
import { steadyClock } from '../../base/steady-clock.ts';
import { SOURCE_GIVING_MS, SOURCES_WANTED } from '../../limits/providers.ts';
import type { Peers, Providers } from '../../peers.ts';
import type { FileItem } from '../file-item.ts';
import type { Flow } from '../serve/flow.ts';
import type { SourceState } from './source-search.ts';

export interface FarSourcesOptions {
  readonly clock: { now(): number };
  readonly peers: Pick<Peers, 'need' | 'needNoMore' | 'takesFiles'>;
  /** Undefined: everyone who has a file is linked with us. */
  readonly providers: Providers | undefined;
  readonly flow: Pick<Flow, 'serves'>;
  /** The files that have a swarm here, the newest last. */
  items(): Iterable<FileItem>;
  changed(): void;
}

export class FarSources {
  readonly #options: FarSourcesOptions;
  readonly #steady: { now(): number };

  constructor(options: FarSourcesOptions) {
    this.#options = options;
    this.#steady = steadyClock(options.clock);
  }

  /** Call it every TICK_MS. */
  tick(): void {
    const { providers } = this.#options;
    const items = [...this.#options.items()];
    const provided = items.filter((it) => this.#isProvided(it)).map(({ offer }) => offer);
    const own = new Set(provided.filter((it) => it.own).map(({ id }) => id));
    providers?.provide(
      provided.map(({ id }) => id),
      (id) => own.has(id),
    );
    for (const item of items) this.#pursue(item);
  }

  /** Whether we give `to` chunks of the file; undefined: of a private one. */
  gives(file: FileId | undefined, to: PeerId): boolean {
    const isMeant = ({ offer }: FileItem) =>
      file === undefined ? offer.recipients?.has(to) : offer.id === file && !offer.recipients;
    return [...this.#options.items()].some((it) => isMeant(it) && this.#isGiven(it));
  }

  #isProvided(item: FileItem): boolean {
    const { recipients, unlisted } = item.offer;
    return !recipients && !unlisted && this.#isGiven(item);
  }

  #isGiven(item: FileItem): boolean {
    const { swarm, proof, withdrawn } = item;
    if (proof || withdrawn || !this.#options.flow.serves(item)) return false;
    return swarm.holdings.have.count() > 0;
  }

  #pursue(item: FileItem): void {
    if (!item.withdrawn && item.swarm.demand.asking()) this.#seek(item);
    else this.#release(item.search.stop());
  }

  /** Another download may need them. */
  #release(released: readonly PeerId[]): void {
    if (released.length === 0) return;
    const items = [...this.#options.items()];
    for (const peer of released)
      if (!items.some(({ search }) => search.needs(peer))) this.#options.peers.needNoMore(peer);
  }

  #seek(item: FileItem): void {
    const { clock, peers, providers } = this.#options;
    const { search } = item;
    const nowMs = this.#steady.now();
    const wasHopeful = search.isHopeful();
    const states = this.#statesOf(item, clock.now());
    const step = search.step(nowMs, new Set(states.keys()), (it) => states.get(it) ?? 'none');
    this.#release(step.released);
    for (const peer of step.needed) peers.need(peer);
    const file = item.offer.recipients ? undefined : item.offer.id;
    for (const peer of step.toDial) if (providers?.isFar(peer)) providers.askToDial(peer, file);
    if (step.look) void this.#look(item, step.isAgain);
    if (search.isHopeful() !== wasHopeful) this.#options.changed();
  }

  async #look(item: FileItem, isAgain: boolean): Promise<void> {
    const { providers, changed } = this.#options;
    const { offer, search } = item;
    const isFar = (peer: PeerId) => providers?.isFar(peer) === true;
    // Of a private file nobody is told; those who may have it are known. Of a file of a library nobody keeps who has it.
    const found = offer.recipients
      ? [...offer.recipients].filter(isFar)
      : offer.unlisted
        ? []
        : await providers?.find(offer.id, isAgain).catch(() => []);
    // Everyone may ask the sharer, so they come after those who can do without; but what these claim may be made up.
    const others = (found ?? []).filter((it) => it !== offer.sharer);
    const sharer = isFar(offer.sharer) ? [offer.sharer] : [];
    const inOrder = others.toSpliced(SOURCES_WANTED, 0, ...sharer);
    search.found(inOrder, this.#steady.now());
    this.#pursue(item);
    changed();
  }

  /** The linked peers that have what is missing. */
  #statesOf({ swarm }: FileItem, nowMs: number): Map<PeerId, SourceState> {
    const { peers } = this.#options;
    const states = new Map<PeerId, SourceState>();
    for (const wire of swarm.wires.all()) {
      const isPossible = !wire.banned && wire.snubbedUntilMs <= nowMs;
      if (!isPossible || !peers.takesFiles(wire.peer)) continue;
      if (!swarm.demand.lacks(wire.theirs)) continue;
      const gives = nowMs - wire.lastFrameAtMs < SOURCE_GIVING_MS;
      states.set(wire.peer, gives ? 'gives' : 'has');
    }
    return states;
  }
}
