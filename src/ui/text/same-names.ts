/** Keys whose names look the same get short marks that tell them apart. */
import { idBytes, type PeerId } from '../../core/base/ids.ts';

/** Without letters that look like others: no i, l, o, u. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const MARK_LETTERS = 6;

/** Six letters, 30 bits of the key. An impostor has to try a billion keys to get the same mark. */
export const keyMark = (peer: PeerId): string =>
  [...idBytes(peer).slice(-MARK_LETTERS)].map((byte) => LETTERS[byte % LETTERS.length]).join('');

/** Two names that differ only in case, width, marks, spaces or invisible characters look the same. */
export const looks = (name: string): string =>
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
