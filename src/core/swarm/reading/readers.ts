/** The readers of one file: which chunks each of them needs next, in order, and what came for them. */
import type { Bytes } from '../../base/bytes.ts';
import type { SwapErrorCode } from '../../base/errors.ts';
import { READER_AHEAD_CHUNKS, STREAM_AHEAD_CHUNKS } from '../../limits/swarm.ts';
import type { Off } from '../../ports.ts';
import type { Bitfield } from '../cache/bitfield.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { DuplicateChunks } from '../request/duplicate-chunks.ts';
import type { ReadAhead } from '../request/read-ahead.ts';

/** Bytes [from, to) of a file. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** Why somebody reads: to save what is read, because a person asked for it, or because the screen shows it unasked. */
export type ReadWhy = 'save' | 'asked' | 'unasked';

/** What one reader reads: ranges in rising order, from a byte of one of them on. */
export class ReadWindow implements ReadAhead {
  readonly ranges: readonly ByteRange[];
  readonly why: ReadWhy;
  /** Chunks to fetch, in order; of chunks with the same bytes the first. */
  needs: ReadonlySet<number> = new Set();
  /** Chunks that were fetched for it and are kept nowhere else. */
  readonly arrived = new Map<number, Bytes>();
  /** Since when its reader has waited for the next chunk. */
  waitsSinceMs: number | undefined;
  /** It waits for the list of chunks to reach this byte. */
  awaitsFrom: number | undefined;
  stopped: SwapErrorCode | undefined;
  /** It fetches nothing for now. */
  held = false;
  /** Its reader stands in this range. */
  range = 0;
  at = 0;
  /** How often it went on to another chunk. */
  #steps = 0;
  #woke = false;
  #resolve: () => void = () => undefined;
  /** Stops the timer of its reader: at once, since a closed room leaves none. */
  #stopTimer: Off = () => undefined;

  constructor(ranges: readonly ByteRange[], why: ReadWhy) {
    this.ranges = ranges;
    this.why = why;
  }

  /** It is asked of those who would rather have us ask others. */
  get insists(): boolean {
    return this.why === 'save';
  }

  /** Its reader stands at byte `at` of that range now. */
  move(range: number, at: number): void {
    if (range !== this.range || at !== this.at) this.#steps += 1;
    this.range = range;
    this.at = at;
  }

  /** Chunks to fetch ahead. A save that is streamed to the disk reads to the end. */
  ahead(): number {
    if (this.insists) return STREAM_AHEAD_CHUNKS;
    return Math.min(STREAM_AHEAD_CHUNKS, READER_AHEAD_CHUNKS + Math.floor(this.#steps / 8));
  }

  /** Something has changed: its reader looks again. */
  wake(): void {
    this.#woke = true;
    this.#stopTimer();
    this.#resolve();
  }

  /** Resolves with the next `wake`, or at once if there was one since the last call. @param stopTimer of what is due meanwhile */
  async woken(stopTimer: Off = () => undefined): Promise<void> {
    this.#stopTimer = stopTimer;
    if (!this.#woke) await new Promise<void>((resolve) => (this.#resolve = resolve));
    stopTimer();
    this.#woke = false;
  }
}

export interface ReadersOptions {
  readonly manifest: Manifest;
  readonly duplicates: DuplicateChunks;
  /** It is here, or on its way into the store. */
  isHere(index: number): boolean;
  /** These chunks are needed now, or no more: look what is to be asked for. */
  changed(indexes: Iterable<number>): void;
}

export class Readers {
  readonly #options: ReadersOptions;
  readonly #windows = new Set<ReadWindow>();
  #stopped: SwapErrorCode | undefined;

  constructor(options: ReadersOptions) {
    this.#options = options;
  }

  /** How many are open. */
  get size(): number {
    return this.#windows.size;
  }

  all(): Iterable<ReadWindow> {
    return this.#windows;
  }

  /** Whether one of them lacks something that it needs next. */
  lack(): boolean {
    return [...this.#windows].some((it) => it.needs.size > 0 || it.awaitsFrom !== undefined);
  }

  /** One of them needs more of the list of chunks than is known. */
  awaitList(): boolean {
    const coveredBytes = this.#options.manifest.coveredBytes();
    return [...this.#windows].some((it) => (it.awaitsFrom ?? -1) >= coveredBytes);
  }

  /** Nobody has asked for what they read. */
  areUnasked(): boolean {
    return [...this.#windows].every((it) => it.why === 'unasked');
  }

  /** Whether somebody who has these chunks could give what one of them lacks. */
  lackAny(theirs: Bitfield): boolean {
    const gives = ({ needs, awaitsFrom }: ReadWindow) =>
      (awaitsFrom !== undefined && theirs.count() > 0) || [...needs].some(theirs.has);
    return [...this.#windows].some(gives);
  }

  needs(index: number): boolean {
    for (const it of this.#windows) if (it.needs.has(index)) return true;
    return false;
  }

  open(ranges: readonly ByteRange[], why: ReadWhy): ReadWindow {
    const window = new ReadWindow(ranges, why);
    window.stopped = this.#stopped;
    this.#windows.add(window);
    return window;
  }

  close(window: ReadWindow): void {
    const { needs } = window;
    window.needs = new Set();
    window.arrived.clear();
    this.#windows.delete(window);
    this.#options.changed(needs);
  }

  /** Its reader stands at byte `at` of that range now. */
  move(window: ReadWindow, range: number, at: number): void {
    window.move(range, at);
    const index = this.#options.manifest.indexAt(at) ?? 0;
    for (const it of window.arrived.keys()) if (it < index) window.arrived.delete(it);
    this.#renew(window);
  }

  /** It fetches nothing for now, or goes on. */
  hold(window: ReadWindow, held: boolean): void {
    window.held = held;
    this.#renew(window);
  }

  /** The list of chunks has grown, or other chunks are here. */
  renew(): void {
    for (const it of this.#windows) {
      this.#renew(it);
      it.wake();
    }
  }

  /** A chunk came. @param kept it is in the cache, or on its way there */
  take(index: number, bytes: Bytes, kept: boolean): void {
    const { duplicates } = this.#options;
    for (const it of this.#windows) {
      if (!it.needs.has(index)) continue;
      const same = duplicates.of(index);
      const ahead = kept ? [] : [...this.#ahead(it)].filter((other) => same.includes(other));
      for (const other of ahead) it.arrived.set(other, bytes);
      it.needs = new Set([...it.needs].filter((other) => other !== index));
      it.wake();
    }
  }

  /** Ends them all, and those that are opened later; each gets an error with this code. */
  stop(code: SwapErrorCode): void {
    this.#stopped ??= code;
    for (const it of this.#windows) {
      it.stopped = code;
      it.wake();
    }
  }

  #renew(window: ReadWindow): void {
    const { isHere, duplicates, changed } = this.#options;
    const before = window.needs;
    const lacks = (index: number) => !isHere(index) && !window.arrived.has(index);
    const missing = window.held ? [] : [...this.#ahead(window)].filter(lacks);
    const needs = new Set(missing.map((index) => duplicates.firstOf(index)));
    window.needs = needs;
    const more = [...needs].filter((it) => !before.has(it));
    const fewer = [...before].filter((it) => !needs.has(it));
    if (more.length + fewer.length > 0) changed([...fewer, ...more]);
  }

  /** The chunks from its position on, as far as they are known and we fetch ahead. */
  *#ahead(window: ReadWindow): Iterable<number> {
    const { manifest } = this.#options;
    const { ranges, range, at } = window;
    const most = window.ahead();
    let last = -1;
    let count = 0;
    for (let n = range; n < ranges.length; n++) {
      const { from, to } = ranges[n] as ByteRange;
      const begin = manifest.indexAt(Math.max(from, at));
      if (begin === undefined) return;
      for (let index = Math.max(begin, last + 1); index < manifest.chunks.length; index++) {
        if (manifest.offsetOf(index) >= to) break;
        if (count++ >= most) return;
        last = index;
        yield index;
      }
    }
  }
}
