/** Provides our files, finds who else has one, and keeps who has which for the others. See providers.ts. */
import { toBase64Url, type Bytes } from '../base/bytes.ts';
import { each } from '../base/each.ts';
import { fileId, idBytes, SHORT_ID_BYTES, type FileId, type PeerId } from '../base/ids.ts';
import { shuffled } from '../base/shuffle.ts';
import { TokenBuckets } from '../base/token-bucket.ts';
import {
  KEEPERS_ASKED_FIRST,
  PROVIDE_AGAIN,
  PROVIDE_RETRY_MAX_MS,
  PROVIDE_RETRY_MS,
  PROVIDE_TRIES,
  PROVIDE_WITHIN_MS,
  PROVIDED_FILES_MAX,
  PROVIDED_MS,
  PROVIDER_CHECKS_BURST,
  PROVIDER_CHECKS_PER_SECOND,
  PROVIDES_BURST,
  PROVIDES_PER_SECOND,
} from '../limits/providers.ts';
import { PEER_RECORD_CLOCK_SKEW_MS } from '../limits/signaling.ts';
import type { Providers } from '../peers.ts';
import type { Off, Random } from '../ports.ts';
import { KeeperLookup } from './keeper-lookup.ts';
import { keepersOf, type Keepers } from './keepers.ts';
import { DialAsks, type DialAsksOptions } from './dial-asks.ts';
import {
  claimOf,
  decodeProvider,
  decodeProviders,
  encodeProvider,
  encodeProviders,
  verifyProvider,
  writeProvider,
  type ProviderRecord,
  type SignedProvider,
} from './provider-record.ts';
import { ProviderBook, votesOf, type Answer } from './providers.ts';

export interface RoomProvidersOptions extends DialAsksOptions {
  readonly random: Random;
  /** The others who are in the room, linked or not. */
  others(): readonly PeerId[];
  /** Of us, too. */
  hasProof(peer: PeerId): boolean;
  isLinked(peer: PeerId): boolean;
  /** In whose name the log offers the file to the whole room; undefined: nobody does. */
  sharerOf(file: FileId): PeerId | undefined;
}

interface Own {
  /** When it is provided next. */
  dueAtMs: number;
  /** Keepers that have not taken it yet, after all tries so far: they may not know of the offer, or somebody on the way lies. */
  left: readonly PeerId[] | undefined;
  /** So many others were asked in the place of those who are silent. */
  passedOver: number;
  tries: number;
  /** Somebody else keeps it. */
  isKept: boolean;
}

export class RoomProviders implements Providers {
  readonly #options: RoomProvidersOptions;
  readonly #book = new ProviderBook();
  readonly #own = new Map<FileId, Own>();
  /** Of our last record. */
  #lastAt = 0;
  readonly #ofOne = new TokenBuckets<PeerId>(PROVIDES_PER_SECOND, PROVIDES_BURST);
  /** Of links: a name on what comes can be anybody's until its signature is checked. */
  readonly #checks = new TokenBuckets<PeerId>(PROVIDER_CHECKS_PER_SECOND, PROVIDER_CHECKS_BURST);
  readonly #dialAsks: DialAsks;
  readonly #offs: Off[];
  /** That wait for answers. */
  readonly #lookups = new Set<KeeperLookup>();
  #closed = false;

  constructor(options: RoomProvidersOptions) {
    const { routes } = options;
    this.#options = options;
    this.#dialAsks = new DialAsks(options);
    this.#offs = [
      routes.onAsk('provide', (...of) => this.#onProvide(...of)),
      routes.onAsk('find', (_, body) => this.#onFind(body)),
    ];
  }

  provide(files: readonly FileId[], soon: (file: FileId) => boolean): void {
    const { clock, random } = this.#options;
    const newest = new Set(files.slice(-PROVIDED_FILES_MAX));
    for (const file of this.#own.keys()) if (!newest.has(file)) this.#own.delete(file);
    for (const file of newest) {
      if (this.#own.has(file)) continue;
      const waitMs = soon(file) ? 0 : PROVIDE_WITHIN_MS * random.next();
      const dueAtMs = clock.now() + waitMs;
      this.#own.set(file, { dueAtMs, left: undefined, passedOver: 0, tries: 0, isKept: false });
    }
    const nowMs = clock.now();
    const isDue = ({ dueAtMs }: Own) => dueAtMs <= nowMs || dueAtMs - nowMs > PROVIDED_MS;
    const due = [...this.#own].find(([, it]) => isDue(it));
    if (due && this.#isAnyoneFar()) void this.#provide(...due);
  }

  async find(file: FileId, isThorough: boolean): Promise<PeerId[]> {
    const { clock, random } = this.#options;
    if (this.#closed || !this.#isAnyoneFar()) return [];
    const { asked, next } = this.#keepersOf(file);
    const keepers = shuffled(asked, random);
    const count = isThorough ? keepers.length : KEEPERS_ASKED_FIRST;
    const [first, rest] = [keepers.slice(0, count), keepers.slice(count)];
    const checked: Checked = new Map();
    // Keepers are close to each other, so that the closest link would be the same for all.
    const [apart, apartAgain] = [new Set<PeerId>(), new Set<PeerId>()];
    const ask = (keeper: PeerId, isAgain: boolean) => {
      if (isAgain) this.#options.routes.disbelieve(keeper, `find ${file}`);
      return this.#askOne(keeper, file, checked, isAgain ? apartAgain : apart);
    };
    const lookup = new KeeperLookup({ clock, first, rest, next, isThorough, ask });
    this.#lookups.add(lookup);
    const votes = votesOf(await lookup.answers);
    this.#lookups.delete(lookup);
    // Those whom many keepers name come first; equals come in any order.
    const found = shuffled([...votes.keys()], random);
    return found.sort((a, b) => (votes.get(b) ?? 0) - (votes.get(a) ?? 0));
  }

  isFar(peer: PeerId): boolean {
    const { identity, isHere, isLinked } = this.#options;
    return peer !== identity.peer && isHere(peer) && !isLinked(peer);
  }

  askToDial(peer: PeerId, file: FileId | undefined): void {
    void this.#dialAsks.ask(peer, file);
  }

  close(): void {
    this.#closed = true;
    for (const off of this.#offs.splice(0)) off();
    this.#dialAsks.close();
    each([...this.#lookups], (it) => it.end());
    this.#own.clear();
  }

  #keepersOf(file: FileId): Keepers {
    const { identity, others, hasProof } = this.#options;
    return keepersOf(file, [identity.peer, ...others()], hasProof);
  }

  /** In a room in which everyone is linked with everyone, `who` says all. */
  #isAnyoneFar(): boolean {
    const { others, isLinked } = this.#options;
    return others().some((peer) => !isLinked(peer));
  }

  async #provide(file: FileId, own: Own): Promise<void> {
    const { roomId, identity, clock, random } = this.#options;
    const nowMs = clock.now();
    const share = PROVIDE_AGAIN.from + (PROVIDE_AGAIN.to - PROVIDE_AGAIN.from) * random.next();
    own.dueAtMs = nowMs + PROVIDED_MS * share;
    if (!own.left) {
      own.isKept = false;
      own.passedOver = 0;
    }
    const { asked, next } = this.#keepersOf(file);
    const keepers = own.left ?? asked;
    // A clock that was set back: keepers take none that is not later than the last one.
    this.#lastAt = Math.max(nowMs, this.#lastAt + 1);
    const record = await writeProvider(roomId, identity, file, this.#lastAt);
    const apart = new Set<PeerId>();
    const answers = await Promise.all(keepers.map((it) => this.#give(it, record, apart)));
    // What we keep ourselves helps those who ask us alone.
    own.isKept ||= answers.some((it, i) => it && keepers[i] !== identity.peer);
    // They may be back; until then others keep it.
    const silent = answers.filter((it) => it === undefined).length;
    const others = next.slice(own.passedOver, Math.max(own.passedOver, silent));
    own.passedOver += others.length;
    const left = [...keepers.filter((_, i) => !answers[i]), ...others];
    own.tries += 1;
    const isOver = left.length === 0 || (own.isKept && own.tries >= PROVIDE_TRIES);
    if (isOver) [own.left, own.tries] = [undefined, 0];
    else {
      own.left = own.tries < PROVIDE_TRIES ? left : undefined;
      const waitMs = Math.min(PROVIDE_RETRY_MAX_MS, PROVIDE_RETRY_MS * 2 ** (own.tries - 1));
      own.dueAtMs = clock.now() + waitMs * (1 + random.next());
    }
  }

  /** Whether the keeper took it; undefined: it said nothing. */
  async #give(
    keeper: PeerId,
    record: ProviderRecord,
    apart: Set<PeerId>,
  ): Promise<boolean | undefined> {
    const { identity, clock, routes, sharerOf } = this.#options;
    if (keeper === identity.peer)
      return this.#book.take(record, keeper, clock.now(), sharerOf(record.file));
    const about = `provide ${record.file}`;
    const answer = await routes.ask(keeper, 'provide', encodeProvider(record), { apart, about });
    if (!answer) return undefined;
    const isKept = answer[0] === KEPT;
    // A peer on the way may have lied in the keeper's name.
    if (!isKept) routes.disbelieve(keeper, about);
    return isKept;
  }

  async #askOne(
    keeper: PeerId,
    file: FileId,
    checked: Checked,
    apart: Set<PeerId>,
  ): Promise<Answer> {
    const { identity, routes } = this.#options;
    if (keeper === identity.peer) return this.#usable(file, this.#given(file));
    const about = `find ${file}`;
    const said = await routes.ask(keeper, 'find', idBytes(file), { apart, about });
    if (!said) return undefined;
    const list = decodeProviders(said) ?? []; // what nobody can read names nobody
    const records = await Promise.all(list.map((it) => this.#check(it, checked)));
    return this.#usable(file, records);
  }

  #check(signed: SignedProvider, checked: Checked): Promise<ProviderRecord | null> {
    const { roomId, crypto } = this.#options;
    const key = toBase64Url(signed.sig) + toBase64Url(signed.body);
    const checking = checked.get(key) ?? verifyProvider(roomId, crypto, signed);
    checked.set(key, checking);
    return checking;
  }

  /** Those who are here, of genuine records that are about this file. */
  #usable(file: FileId, records: readonly (ProviderRecord | null)[]): Set<PeerId> {
    const { identity, isHere } = this.#options;
    return new Set(
      records.flatMap((it) => {
        if (it?.file !== file || it.provider === identity.peer) return [];
        return isHere(it.provider) && this.#isFresh(it) ? [it.provider] : [];
      }),
    );
  }

  /** Clocks of people differ; those who keep a record go by their own. */
  #isFresh({ at }: { readonly at: number }): boolean {
    const ageMs = this.#options.clock.now() - at;
    return Math.abs(ageMs) <= PROVIDED_MS + PEER_RECORD_CLOCK_SKEW_MS;
  }

  #given(file: FileId): ProviderRecord[] {
    const { clock, random, isHere, sharerOf } = this.#options;
    const draw = () => random.next();
    return this.#book.given(file, clock.now(), isHere, draw, sharerOf(file));
  }

  #onFind(body: Bytes): Bytes | undefined {
    return body.length === SHORT_ID_BYTES ? encodeProviders(this.#given(fileId(body))) : undefined;
  }

  async #onProvide(from: PeerId, body: Bytes, by: PeerId): Promise<Bytes | undefined> {
    const { roomId, crypto, clock, isHere, sharerOf } = this.#options;
    const signed = decodeProvider(body);
    const claim = signed && (await claimOf(crypto, signed));
    if (!signed || claim?.provider !== from) return undefined;
    const sharer = sharerOf(claim.file);
    if (!isHere(from) || !sharer || !this.#isFresh(claim)) return answerOf(false);
    if (claim.at <= this.#book.lastOf(claim.file, from)) return answerOf(true);
    // Counted before it is checked, since checking is what costs.
    const nowMs = clock.now();
    if (!this.#ofOne.take(from, nowMs)) return answerOf(false);
    if (!this.#checks.take(by, nowMs)) return answerOf(false);
    const record = await verifyProvider(roomId, crypto, signed);
    if (record) return answerOf(this.#book.take(record, by, clock.now(), sharer));
    this.#ofOne.take(from, nowMs, -1); // its provider did not say this
    return undefined;
  }
}

/** Keepers say the same, so each record is checked once. */
type Checked = Map<string, Promise<ProviderRecord | null>>;

const KEPT = 1;
const answerOf = (isKept: boolean): Bytes => Uint8Array.of(isKept ? KEPT : 0);
