/**
 * Makes this device a mirror where its owner chose that: fetches what others offer in the room, pins it and serves it, so that it
 * stays when they leave.
 */
import type { Keeping, Keeps } from '../../api/views.ts';
import { BoundedMap } from '../../base/bounded-map.ts';
import type { FileId, PeerId } from '../../base/ids.ts';
import { steadyClock } from '../../base/steady-clock.ts';
import {
  CHUNK_BYTES,
  FILES_PER_ROOM_MAX,
  MIRROR_FILES_AT_ONCE,
  MIRROR_RETRY_MS,
  MIRROR_SAYS_EVERY_MS,
} from '../../limits/swarm.ts';
import { holdersOf, problemOf, type FileItem } from '../file-item.ts';
import type { Files } from '../files.ts';
import type { Offered } from '../offer-book.ts';
import { chooseKept, type Keepable } from './keep-choice.ts';

export interface MirrorOptions {
  readonly clock: { now(): number };
  readonly files: Pick<Files, 'offers' | 'items' | 'steer' | 'cache' | 'flow'>;
  /** What the owner chose, and when it was turned on. */
  chosen(): Keeping & { readonly sinceMs: number };
  isHere(peer: PeerId): boolean;
  /** This device has known the peer for long. */
  isKnown(peer: PeerId): boolean;
  isBlocked(peer: PeerId): boolean;
  /** What we tell others of it is another now. */
  says(keeps: Keeps | undefined): void;
}

export class Mirror {
  readonly #options: MirrorOptions;
  readonly #steady: { now(): number };
  /** Files that nobody gave, and until when we do not try them again. */
  readonly #waits = new BoundedMap<FileId, number>(FILES_PER_ROOM_MAX);
  #isStepping = false;
  #said: Keeps | undefined;
  #saidAtMs = -Infinity;

  constructor(options: MirrorOptions) {
    this.#options = options;
    this.#steady = steadyClock(options.clock);
  }

  /** The files that it keeps, as far as they have come. */
  kept(): { readonly files: number; readonly bytes: number } {
    const kept = [...this.#options.files.items()].filter(({ record }) => record.kept === 'yes');
    const bytes = kept.reduce((sum, { swarm }) => sum + swarm.holdings.haveBytes(), 0);
    return { files: kept.length, bytes };
  }

  /** Call it every TICK_MS. */
  tick(): void {
    if (this.#isStepping) return;
    this.#isStepping = true;
    const step = this.#step().catch(() => undefined); // the disk does not answer: with the next beat
    void step.then(() => (this.#isStepping = false));
  }

  async #step(): Promise<void> {
    const { files, chosen } = this.#options;
    const { on, limitBytes } = chosen();
    if (!on || !files.flow.seeds()) {
      this.#say(undefined);
      return this.#stop(on);
    }
    await this.#giveUp();
    const freeBytes = await files.cache.freeBytes();
    const offers = [...files.offers()].flatMap((it) => this.#keepable(it) ?? []);
    const bounds = { limitBytes, freeBytes, atOnce: MIRROR_FILES_AT_ONCE };
    const { begin, stop, keeps } = chooseKept(offers, bounds);
    this.#say(keeps);
    for (const id of stop) await files.steer(id, (item, it) => it.rest(item, 'later'));
    for (const id of begin)
      await files.steer(id, async (item, it) => {
        if (!this.#wasLeft(item)) await it.keep(item); // only now is its record read
      });
  }

  /** Keeps no more; or (metered) fetches no more. */
  async #stop(on: boolean): Promise<void> {
    for (const { offer, record, swarm } of [...this.#options.files.items()]) {
      const isStopped = on ? record.kept !== 'yes' || swarm.complete() : !isOfMirror(record.kept);
      if (isStopped) continue;
      await this.#options.files.steer(offer.id, (item, it) =>
        it.rest(item, on ? 'later' : undefined),
      );
    }
  }

  /** Files that nobody gives make room for others. */
  async #giveUp(): Promise<void> {
    const nowMs = this.#steady.now();
    for (const item of [...this.#options.files.items()]) {
      const { record, offer } = item;
      if (record.kept !== 'yes' || record.paused || record.wanted) continue;
      const problem = problemOf(item);
      if (!problem || WAITS.has(problem)) continue;
      this.#waits.set(offer.id, nowMs + MIRROR_RETRY_MS);
      await this.#options.files.steer(offer.id, (it, downloads) => downloads.rest(it, 'later'));
    }
  }

  /** Undefined: it is not for us to keep. */
  #keepable(it: Offered): Keepable | undefined {
    const { isHere, isKnown, isBlocked } = this.#options;
    const { offer, item, proof } = it;
    const { id, sharer, sizeBytes } = offer;
    if (offer.own || proof || isBlocked(sharer)) return undefined;
    const holders = item ? holdersOf(item).map(({ fraction }) => fraction) : fractionsOf(it);
    return {
      ...{ id, sizeBytes },
      missingBytes: item ? missingOf(item) : sizeBytes,
      copies: holders.filter((fraction) => fraction >= 1).length,
      isThere: holders.length > 0 || isHere(sharer) || (item?.swarm.demand.isWhole() ?? false),
      isKnown: isKnown(sharer),
      state: this.#stateOf(id, item),
    };
  }

  #stateOf(id: FileId, item: FileItem | undefined): Keepable['state'] {
    if (item && this.#wasLeft(item)) return 'refused';
    if (item?.record.paused || item?.through) return 'refused';
    if (item?.record.kept === 'yes') return 'kept';
    return (this.#waits.get(id) ?? -Infinity) > this.#steady.now() ? 'waiting' : 'free';
  }

  /** Since the mirror was turned on, the person took it off this device. */
  #wasLeft({ record }: FileItem): boolean {
    return record.kept === 'left' && record.lastUsedAtMs >= this.#options.chosen().sinceMs;
  }

  #say(keeps: Keeps | undefined): void {
    const nowMs = this.#steady.now();
    const isSoon = keeps && this.#said && nowMs - this.#saidAtMs < MIRROR_SAYS_EVERY_MS;
    if (keeps === this.#said || isSoon) return;
    this.#said = keeps;
    this.#saidAtMs = nowMs;
    this.#options.says(keeps);
  }
}

/** Somebody will give it, or may. */
const WAITS = new Set<ReturnType<typeof problemOf>>([
  'looking',
  'waiting',
  'others-first',
  'its-turn',
]);

const isOfMirror = (kept: FileItem['record']['kept']): boolean =>
  kept === 'yes' || kept === 'later';

const missingOf = ({ offer, swarm }: FileItem): number =>
  swarm.demand.isWhole() ? 0 : Math.max(1, offer.sizeBytes - swarm.holdings.haveBytes());

/** What each holder has of a file that has no swarm here. */
function fractionsOf({ offer, holders }: Offered): number[] {
  const total = Math.ceil(offer.sizeBytes / CHUNK_BYTES);
  return [...holders.values()].map((chunks) => (total === 0 ? 1 : chunks / total));
}
