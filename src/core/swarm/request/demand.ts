/** What of a file is to be fetched: what a download misses, and what readers need next. */
import type { Manifest } from '../manifest/manifest.ts';
import { Readers } from '../reading/readers.ts';
import type { DuplicateChunks } from './duplicate-chunks.ts';
import type { Requester } from './requester.ts';

export interface DemandOptions {
  readonly manifest: Manifest;
  readonly duplicates: DuplicateChunks;
  readonly requester: Requester;
  holds(index: number): boolean;
  /** We hold it, or it is on its way into the store. */
  isHere(index: number): boolean;
  /** It came, and is being checked. */
  isChecking(index: number): boolean;
  /** Readers need other chunks than before. */
  changed(): void;
}

export class Demand {
  readonly readers: Readers;
  /** The cache can hold what comes. */
  keeps = true;
  readonly #options: DemandOptions;
  #fetching = false;

  constructor(options: DemandOptions) {
    const { manifest, duplicates, isHere } = options;
    this.#options = options;
    this.readers = new Readers({
      ...{ manifest, duplicates, isHere },
      changed: (indexes) => this.#onNeeds(indexes),
    });
  }

  /** A download goes on. */
  fetching(): boolean {
    return this.#fetching;
  }

  /** A download goes on, or a reader lacks what it needs next. */
  asking(): boolean {
    return this.#fetching || this.readers.lack();
  }

  wants(index: number): boolean {
    return this.#fetching || this.readers.needs(index);
  }

  /** Whether a chunk that came is to be stored. Where nobody wants it any more, perhaps what is stored is about to be deleted. */
  isKept(index: number): boolean {
    return this.keeps && this.wants(index);
  }

  /** Starts or stops the download. What readers need is fetched all the same. */
  setFetching(on: boolean): void {
    const before = this.#fetching;
    this.#fetching = on;
    if (on) this.keeps = true;
    if (on !== before) this.#wantMissing(this.#options.manifest.chunks.keys());
    if (!on) this.#options.requester.releaseUnwanted();
  }

  /** The last chunk was stored. */
  end(): void {
    this.#fetching = false;
  }

  /** A chunk is missing. Of chunks with the same bytes we ask only for the first. */
  want(index: number): void {
    const { duplicates, requester, holds } = this.#options;
    const first = duplicates.firstOf(index);
    if (index === first || holds(first)) requester.want(index);
  }

  #wantMissing(indexes: Iterable<number>): void {
    const { isHere, isChecking } = this.#options;
    for (const index of indexes) if (!isHere(index) && !isChecking(index)) this.want(index);
  }

  #onNeeds(indexes: Iterable<number>): void {
    this.#wantMissing(indexes);
    if (!this.#fetching) this.#options.requester.releaseUnwanted();
    this.#options.changed();
  }
}
