/** Keys whose names look the same, and the short mark that tells them apart. */
import { idBytes, type PeerId } from '../../core/base/ids.ts';

/** No letters that are taken for others: no i, l, o, u. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const MARK_LETTERS = 6;

/** Six letters, 30 bits of the key; an impostor who wants the same has to try a billion keys. */
export const keyMark = (peer: PeerId): string =>
  [...idBytes(peer).slice(-MARK_LETTERS)].map((byte) => LETTERS[byte % LETTERS.length]).join('');

/** Names that differ in case, width, marks, spaces or what cannot be seen alone are taken for the same. */
const looks = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Z}\p{C}\s]+/gu, '')
    .toLowerCase();

/** The mark of every key that shares its name with another one. */
export function marksOf(
  people: Iterable<{ readonly peer: PeerId; readonly name: string }>,
): ReadonlyMap<PeerId, string> {
  const byLooks = new Map<string, Set<PeerId>>();
  for (const { peer, name } of people) {
    const look = looks(name);
    byLooks.set(look, (byLooks.get(look) ?? new Set()).add(peer));
  }
  const shared = [...byLooks.values()].filter((peers) => peers.size > 1);
  return new Map(shared.flatMap((peers) => [...peers].map((peer) => [peer, keyMark(peer)])));
}
