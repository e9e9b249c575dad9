/** The title of a room: the one that its members gave it, or the name in its address, or one made from its topic. */
import { idBytes, type Topic } from '../../core/base/ids.ts';
import type { RoomAddress } from '../../core/api/room-address.ts';
import { visibleName } from './visible-name.ts';

const FIRST =
  'Old New Upper Lower North South East West Long High Brick Stone Copper Glass Corner Garden'.split(
    ' ',
  );
const SECOND =
  'Arcade Attic Bandstand Courtyard Depot Gallery Greenhouse Hall Landing Loft Orchard Pavilion Quay Terrace Wharf Workshop'.split(
    ' ',
  );

/** Everyone in the room sees the same title. @param given by its members; blank: they gave it none */
export function roomTitle(address: RoomAddress, topic: Topic, given = ''): string {
  if (given.trim()) return visibleName(given);
  if (address.kind === 'named') return address.name;
  const [a = 0, b = 0] = idBytes(topic);
  return `${FIRST[a % FIRST.length]} ${SECOND[b % SECOND.length]}`;
}
