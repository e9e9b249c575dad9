/** Asks the owners of libraries, by routes: they may have no link with us. Who owns one is known from the log. */
import type { LibraryHit, LibraryHits, LibraryQuestion } from '../api/library.ts';
import type { Bytes } from '../base/bytes.ts';
import { SwapError } from '../base/errors.ts';
import { fileId, idBytes, type PeerId, type RoomId } from '../base/ids.ts';
import { createTokenBucket } from '../base/token-bucket.ts';
import {
  BUSY_RETRY_MS,
  BUSY_TRIES,
  OWN_SEARCHES_BURST,
  OWN_SEARCHES_PER_SECOND,
  OWN_TAKES_BURST,
  OWN_TAKES_PER_SECOND,
  QUESTION_TRIES,
  SEARCHED_AT_ONCE,
  SEARCHED_OWNERS_MAX,
} from '../limits/library.ts';
import type { Clock, Crypto, Identity, Random } from '../ports.ts';
import type { RoutedKind, Routes } from '../routing/routes.ts';
import type { LibraryFiles, LibraryOffer, SharedLibrary } from './library-files.ts';
import {
  decodeGiven,
  decodeHits,
  encodeSearch,
  encodeWant,
  QUESTION_BYTES,
  readAnswer,
  type Given,
  type Hit,
} from './questions.ts';

export interface OwnersOptions {
  readonly roomId: RoomId;
  readonly identity: Pick<Identity, 'peer'>;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  readonly routes: Routes;
  readonly files: LibraryFiles;
  /** They are here, and this device does not block them. */
  isHere(peer: PeerId): boolean;
}

/** What is told of a search. */
type Found = (all: LibraryHits) => void;

export class Owners {
  readonly #options: OwnersOptions;
  readonly #searches = createTokenBucket(OWN_SEARCHES_PER_SECOND, OWN_SEARCHES_BURST);
  readonly #takes = createTokenBucket(OWN_TAKES_PER_SECOND, OWN_TAKES_BURST);

  constructor(options: OwnersOptions) {
    this.#options = options;
  }

  /** Asks everybody who has a library. @param own what ours have */
  async search(
    question: LibraryQuestion,
    own: Pick<LibraryHits, 'hits' | 'more'>,
    found: Found,
    signal: AbortSignal,
  ): Promise<void> {
    const libraries = this.#libraries();
    const owners = [...libraries.keys()];
    let all: LibraryHits = { ...own, asked: owners.length, answered: 0 };
    found(all);
    while (owners.length > 0 && !this.#searches.take(this.#options.clock.now()))
      await this.#pause(1_000 / OWN_SEARCHES_PER_SECOND, signal);
    const ask = async (owner: PeerId): Promise<void> => {
      const said = await this.#searchOne(owner, libraries.get(owner) ?? [], question);
      if (signal.aborted || !said) return;
      const { hits, more, answered } = all;
      all = {
        ...all,
        ...{ hits: [...hits, ...said.hits], more: more || said.more, answered: answered + 1 },
      };
      found(all);
    };
    const next = async (): Promise<void> => {
      for (let owner = owners.shift(); owner && !signal.aborted; owner = owners.shift())
        await ask(owner);
    };
    await Promise.all(Array.from({ length: SEARCHED_AT_ONCE }, next));
  }

  /** Has the owner open a file. @throws SwapError unreachable, source-gone, too-many */
  async want(library: SharedLibrary, at: number): Promise<LibraryOffer> {
    const { clock, files, random } = this.#options;
    const { key, owner } = library;
    for (let tries = 0; tries < BUSY_TRIES; tries++) {
      while (!this.#takes.take(clock.now())) await this.#pause(1_000 / OWN_TAKES_PER_SECOND);
      const n = random.bytes(QUESTION_BYTES);
      const question = encodeWant({ n, library: idBytes(library.id), at });
      const answer = await this.#ask(owner, key, 'want', question);
      const given: Given | null | undefined = answer && decodeGiven(answer);
      if (!given) throw new SwapError('unreachable', 'its owner does not answer');
      if (!('no' in given)) {
        const { nonce, name, mime, size: sizeBytes } = given;
        const facts = { key, nonce: nonce.slice(), name, mime, sizeBytes };
        return { ...facts, id: await files.idOf(facts), owner, timeMs: clock.now() };
      }
      if (given.no === 'gone') throw new SwapError('source-gone', 'its owner cannot open it');
      await this.#pause(BUSY_RETRY_MS);
    }
    throw new SwapError('too-many', 'its owner is busy with other files');
  }

  /** Of those whose libraries are newest. */
  #libraries(): Map<PeerId, SharedLibrary[]> {
    const { files, identity, isHere } = this.#options;
    const by = new Map<PeerId, SharedLibrary[]>();
    for (const it of [...files.libraries()].reverse()) {
      if (it.owner === identity.peer || !isHere(it.owner)) continue;
      if (!by.has(it.owner) && by.size >= SEARCHED_OWNERS_MAX) continue;
      by.set(it.owner, [...(by.get(it.owner) ?? []), it]);
    }
    return by;
  }

  async #searchOne(
    owner: PeerId,
    libraries: readonly SharedLibrary[],
    question: LibraryQuestion,
  ): Promise<Pick<LibraryHits, 'hits' | 'more'> | undefined> {
    const [first] = libraries;
    if (!first) return undefined;
    const n = this.#options.random.bytes(QUESTION_BYTES);
    const answer = await this.#ask(owner, first.key, 'search', encodeSearch(n, question));
    const said = answer && decodeHits(answer);
    if (!said) return undefined;
    const counts = new Map(libraries.map(({ id, count }) => [id, count]));
    const isListed = ({ library, at }: LibraryHit) => at < (counts.get(library) ?? 0);
    const listed = said.hits.map((it) => hitOf(owner, it)).filter(isListed);
    // Each file once, whatever they say.
    const byFile = new Map(listed.map((it) => [`${it.library} ${it.at}`, it]));
    return { hits: [...byFile.values()], more: said.more };
  }

  /** What the owner answers, and nobody on the way. */
  async #ask(
    owner: PeerId,
    key: Bytes,
    kind: RoutedKind,
    question: Bytes,
  ): Promise<Bytes | undefined> {
    const { roomId, crypto, routes, isHere } = this.#options;
    for (let tries = 0; tries < QUESTION_TRIES && isHere(owner); tries++) {
      const answer = await routes.ask(owner, kind, question);
      const body = answer && (await readAnswer({ roomId, crypto, question }, key, answer));
      if (body) return body;
      if (answer) routes.disbelieve(owner);
    }
    return undefined;
  }

  async #pause(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    await new Promise<void>((resolve) => void this.#options.clock.after(ms, resolve));
    signal?.throwIfAborted();
  }
}

export const hitOf = (owner: PeerId, [library, at, path, sizeBytes]: Hit): LibraryHit => ({
  library: fileId(library),
  owner,
  at,
  path,
  sizeBytes,
});
