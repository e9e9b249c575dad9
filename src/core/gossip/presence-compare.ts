/** Comparing who is here: sums of groups of people, then the groups that differ, then what one side lacks. Pure. */
import type { Bytes } from '../base/bytes.ts';
import { idBytes, type PeerId } from '../base/ids.ts';
import { differingGroups, MIX_START, mixEnd, mixOn, sumBytes } from '../base/mix.ts';
import { PEOPLE_PER_VECTOR_MAX, PRESENCE_GROUPS } from '../limits/gossip.ts';
import type { Presence, PresenceBook } from './presence-book.ts';

/** Names a record: whose it is, and its time. */
export interface Version {
  readonly peer: PeerId;
  readonly at: number;
}

export interface Sums {
  readonly t: 'presence-sums';
  readonly salt: Bytes;
  readonly sums: Bytes;
}
export interface Vector {
  readonly t: 'presence-vector';
  readonly salt: Bytes;
  /** The groups that it is about. */
  readonly scope: Bytes;
  readonly list: readonly Version[];
  readonly reply: boolean;
  readonly free: boolean;
}

/** What the sender of a vector lacks. */
export interface Lacking {
  readonly records: readonly Presence[];
  /** People that it lists, and that fell silent here. */
  readonly silent: readonly Version[];
}

/** The mix of a salt and of a person: a room may have thousands, and what they have in common is mixed once. */
const saltMix = (salt: Bytes): number => mixOn(MIX_START, salt);
const personMix = (salted: number, peer: PeerId): number => mixOn(salted, idBytes(peer));
const groupOf = (person: number): number => mixEnd(person) % PRESENCE_GROUPS;

/** Nobody knows the salt beforehand, so nobody can choose records whose sums are those of others. */
export function sumsOf(book: PresenceBook, salt: Bytes): Sums {
  const sums = new Uint32Array(PRESENCE_GROUPS);
  const time = new Uint8Array(8);
  const view = new DataView(time.buffer);
  const salted = saltMix(salt);
  for (const { peer, at } of book.all()) {
    view.setUint32(0, Math.floor(at / 2 ** 32));
    view.setUint32(4, at); // modulo 2^32
    const person = personMix(salted, peer);
    const group = groupOf(person);
    sums[group] = (sums[group] ?? 0) + mixEnd(mixOn(person, time));
  }
  return { t: 'presence-sums', salt, sums: sumBytes(sums) };
}

/** Our vectors of the groups whose sums differ from ours. */
export function answerSums(book: PresenceBook, { salt, sums }: Sums): Vector[] {
  const differing = differingGroups(sumsOf(book, salt).sums, sums);
  return vectorsOf(book, salt, differing, true);
}

/** Whom we list of these groups, in as many messages as needed. */
export function vectorsOf(
  book: PresenceBook,
  salt: Bytes,
  groups: Iterable<number>,
  reply: boolean,
): Vector[] {
  const byGroup = new Map<number, Version[]>(Array.from(groups, (group) => [group, []]));
  const salted = saltMix(salt);
  for (const { peer, at } of book.all())
    byGroup.get(groupOf(personMix(salted, peer)))?.push({ peer, at });
  const vectors: Vector[] = [];
  let scope: number[] = [];
  let list: Version[] = [];
  const flush = () => {
    const free = book.hasRoom();
    if (scope.length > 0)
      vectors.push({
        t: 'presence-vector',
        salt,
        scope: Uint8Array.from(scope),
        list,
        reply,
        free,
      });
    [scope, list] = [[], []];
  };
  for (const [group, people] of byGroup) {
    // Only a salt that somebody chose could make a group larger; then they get some records again.
    const some = people.slice(0, PEOPLE_PER_VECTOR_MAX);
    if (list.length + some.length > PEOPLE_PER_VECTOR_MAX) flush();
    scope.push(group);
    list = [...list, ...some];
  }
  flush();
  return vectors;
}

/** What the sender of a vector lacks of the groups that it is about. */
export function lackingIn(book: PresenceBook, { salt, scope, list, free }: Vector): Lacking {
  const groups = new Set(scope);
  const theirs = new Map(list.map(({ peer, at }) => [peer, at]));
  const records: Presence[] = [];
  const silent: Version[] = [];
  const salted = saltMix(salt);
  for (const record of book.all()) {
    const { peer, at, hasProof } = record;
    if (!groups.has(groupOf(personMix(salted, peer))) || (theirs.get(peer) ?? 0) >= at) continue;
    if (free || hasProof || theirs.has(peer)) records.push(record);
  }
  for (const { peer, at } of list) {
    const absent = book.absent(peer);
    if (!absent || absent.record.at < at) continue;
    if (!absent.silent || absent.record.at > at) records.push(absent.record);
    if (absent.silent) silent.push({ peer, at: absent.record.at });
  }
  return { records, silent };
}
