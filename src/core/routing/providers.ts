/**
 * Who has which file. The members whose ids are closest to the file's id keep that for the room: the distributed hash table
 * of Kademlia (Maymounkov and Mazières, 2002), whose lookup takes one step here, since everyone knows who is in the room.
 * Pure: what one member keeps for the others, whom to ask, and when it has heard enough.
 */
import type { FileId, PeerId } from '../base/ids.ts';
import {
  PROVIDED_MS,
  PROVIDERS_GIVEN_MAX,
  PROVIDERS_PER_FILE_MAX,
  RECORDS_KEPT_MAX,
  RECORDS_PER_PROVIDER_MAX,
  SOURCES_WANTED,
} from '../limits/providers.ts';
import { BroughtRecords } from './brought-records.ts';
import type { ProviderRecord } from './provider-record.ts';

/** What a keeper said: providers whose records are genuine; undefined: nothing. */
export type Answer = ReadonlySet<PeerId> | undefined;

/** How many keepers name each provider. */
export function votesOf(answers: readonly Answer[]): Map<PeerId, number> {
  const votes = new Map<PeerId, number>();
  for (const answer of answers)
    for (const peer of answer ?? []) votes.set(peer, (votes.get(peer) ?? 0) + 1);
  return votes;
}

/** Whether the other keepers can be spared: two or more name the same, or many of the same. One alone may lie. */
export function haveSaidEnough(answers: readonly Answer[]): boolean {
  const said = answers.filter((it) => it !== undefined);
  if (said.filter((it) => it.size > 0).length < 2) return false;
  const votes = [...votesOf(said).values()];
  const agreed = votes.filter((it) => it >= 2).length;
  return agreed >= SOURCES_WANTED || votes.every((it) => it === said.length);
}

interface Kept {
  readonly record: ProviderRecord;
  /** The link that brought it. */
  readonly by: PeerId;
  readonly untilMs: number;
}

const SWEEP_EVERY_MS = 30_000;

/** The records that we keep for others. */
export class ProviderBook {
  readonly #files = new Map<FileId, Map<PeerId, Kept>>();
  /** The files of each provider, the oldest record first. */
  readonly #providers = new Map<PeerId, Set<FileId>>();
  readonly #brought = new Map<PeerId, BroughtRecords>();
  #size = 0;
  #sweptAtMs = -Infinity;

  get size(): number {
    return this.#size;
  }

  /** When the record that we have of it was signed; 0: we have none. */
  lastOf(file: FileId, provider: PeerId): number {
    return this.#files.get(file)?.get(provider)?.record.at ?? 0;
  }

  /**
   * Keeps a genuine record for as long as it is good. False: it is no news, or there is no room for it.
   * @param sharer of the file: they have a place in any case, as the log says that they had it
   */
  take(record: ProviderRecord, by: PeerId, nowMs: number, sharer?: PeerId): boolean {
    const { file, provider, at } = record;
    if (at <= this.lastOf(file, provider)) return false;
    this.#remove(file, provider);
    if (!this.#makesRoom(record, by, nowMs, provider === sharer)) return false;
    const kept = this.#files.get(file) ?? new Map<PeerId, Kept>();
    this.#files.set(file, kept.set(provider, { record, by, untilMs: nowMs + PROVIDED_MS }));
    this.#providers.set(provider, (this.#providers.get(provider) ?? new Set()).add(file));
    this.#size += 1;
    const brought = this.#brought.get(by) ?? new BroughtRecords();
    this.#brought.set(by, brought);
    brought.add(provider, file);
    return true;
  }

  /** Some of those who have a file and are here, others each time; its sharer is one, however many claim to have it. */
  given(
    file: FileId,
    nowMs: number,
    isHere: (peer: PeerId) => boolean,
    random: () => number,
    sharer?: PeerId,
  ): ProviderRecord[] {
    this.#expire(file, nowMs);
    const here = [...(this.#files.get(file)?.values() ?? [])].filter(({ record }) =>
      isHere(record.provider),
    );
    const own = here.findIndex(({ record }) => record.provider === sharer);
    const given = own < 0 ? [] : here.splice(own, 1);
    while (given.length < PROVIDERS_GIVEN_MAX && here.length > 0)
      given.push(...here.splice(Math.floor(random() * here.length), 1));
    return given.map(({ record }) => record);
  }

  /**
   * A provider makes room for itself; a file's first providers stay, but for those of a link that brought more; and where all is taken, of
   * those whom the link brought that brought most, the provider of most loses its oldest record, so that neither many files of one nor
   * many keys that one brings take anything from others.
   */
  #makesRoom(
    { file, provider }: ProviderRecord,
    by: PeerId,
    nowMs: number,
    isSharer: boolean,
  ): boolean {
    this.#expire(file, nowMs);
    if (!this.#hasPlace(file, by, isSharer)) return false;
    const own = this.#providers.get(provider);
    if ((own?.size ?? 0) >= RECORDS_PER_PROVIDER_MAX) this.#removeOldest(provider);
    if (this.#size < RECORDS_KEPT_MAX || this.#sweep(nowMs)) return true;
    return this.#removeOfMost(provider, by);
  }

  /** Of what the link brought that brought most; that is `by`, if it would be so with one more. */
  #removeOfMost(provider: PeerId, by: PeerId): boolean {
    let most = by;
    for (const [it, { count }] of this.#brought)
      if (count > this.#countOf(most) + (most === by ? 1 : 0)) most = it;
    const oldest = this.#brought.get(most)?.oldestOfMost(provider);
    if (oldest) this.#remove(oldest.file, oldest.provider);
    return oldest !== undefined;
  }

  #countOf(by: PeerId): number {
    return this.#brought.get(by)?.count ?? 0;
  }

  /** Keys cost nothing, and a crowd may come before all others: then the last one goes of those that the link brought that brought most. */
  #hasPlace(file: FileId, by: PeerId, isSharer: boolean): boolean {
    const kept = [...(this.#files.get(file)?.values() ?? [])];
    if (kept.length < PROVIDERS_PER_FILE_MAX) return true;
    const counts = new Map<PeerId, number>();
    for (const it of kept) counts.set(it.by, (counts.get(it.by) ?? 0) + 1);
    const [most, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
    const last = kept.findLast((it) => it.by === most);
    if (!last || (!isSharer && count <= (counts.get(by) ?? 0) + 1)) return false;
    this.#remove(file, last.record.provider);
    return true;
  }

  /** Drops what is over, and tells whether there is room now. To look through all costs, so it does that seldom. */
  #sweep(nowMs: number): boolean {
    if (Math.abs(nowMs - this.#sweptAtMs) < SWEEP_EVERY_MS) return false;
    this.#sweptAtMs = nowMs;
    for (const it of this.#files.keys()) this.#expire(it, nowMs);
    return this.#size < RECORDS_KEPT_MAX;
  }

  #removeOldest(provider: PeerId): void {
    const [oldest] = this.#providers.get(provider) ?? [];
    if (oldest) this.#remove(oldest, provider);
  }

  #expire(file: FileId, nowMs: number): void {
    for (const [provider, { untilMs }] of this.#files.get(file) ?? [])
      // A clock that was set back keeps nothing for longer.
      if (untilMs <= nowMs || untilMs - nowMs > PROVIDED_MS) this.#remove(file, provider);
  }

  #remove(file: FileId, provider: PeerId): void {
    const kept = this.#files.get(file);
    const by = kept?.get(provider)?.by;
    if (!kept?.delete(provider) || by === undefined) return;
    this.#size -= 1;
    if (kept.size === 0) this.#files.delete(file);
    const files = this.#providers.get(provider);
    files?.delete(file);
    if (files?.size === 0) this.#providers.delete(provider);
    this.#brought.get(by)?.remove(provider, file);
    if (this.#countOf(by) === 0) this.#brought.delete(by);
  }
}
