/** What of a file is to be fetched: what a download misses, and what readers need next. */
import { Selection } from '../batch/selection.ts';
import type { Bitfield } from '../cache/bitfield.ts';
import type { Holdings } from '../cache/holdings.ts';
import type { FileDescriptor, Manifest } from '../manifest/manifest.ts';
import { Readers, type ByteRange } from '../reading/readers.ts';
import type { DuplicateChunks } from './duplicate-chunks.ts';
import type { Requester } from './requester.ts';

export interface DemandOptions {
  readonly manifest: Manifest;
  readonly duplicates: DuplicateChunks;
  readonly requester: Requester;
  readonly file: Pick<FileDescriptor, 'sizeBytes'>;
  readonly holdings: Holdings;
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
  #selection: Selection | undefined;

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
    if (this.#fetching && (this.#selection?.has(index) ?? true)) return true;
    return this.readers.needs(index);
  }

  /** Everything that the download is for is here. */
  complete(): boolean {
    return this.#selection?.isComplete(this.#options.holdings.have) ?? this.isWhole();
  }

  /** Every chunk of the file is here. */
  isWhole(): boolean {
    const { manifest, holdings } = this.#options;
    return manifest.closed() && holdings.have.count() === manifest.chunks.length;
  }

  /** Whether somebody who has `theirs` could give us what we fetch now. */
  lacks(theirs: Bitfield): boolean {
    const { have } = this.#options.holdings;
    if (this.#fetching && (this.#selection?.lacks(have, theirs) ?? theirs.exceeds(have)))
      return true;
    return this.readers.lackAny(theirs);
  }

  /** What a download of the file is for, and how much of that is here. */
  wanted(): { readonly sizeBytes: number; readonly haveBytes: number } {
    const { file, holdings } = this.#options;
    const it = this.#selection;
    if (it) return { sizeBytes: it.sizeBytes, haveBytes: it.haveBytes(holdings.have) };
    return { sizeBytes: file.sizeBytes, haveBytes: holdings.haveBytes() };
  }

  /** From now on the download is for these ranges alone; undefined: for all. */
  choose(ranges: readonly ByteRange[] | undefined): void {
    const { manifest, duplicates, requester } = this.#options;
    this.#selection = ranges && new Selection(ranges, manifest, duplicates);
    this.#wantMissing(manifest.chunks.keys());
    requester.releaseUnwanted();
    this.#options.changed();
  }

  /** The list of chunks has grown. */
  extended(): void {
    this.#selection?.extend();
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
    const { duplicates, requester, holdings } = this.#options;
    const first = duplicates.firstOf(index);
    if (index === first || holdings.have.has(first)) requester.want(index);
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
