/** Passwords of rooms, stretched, for as long as the tab: a reload must not ask again, another tab must. */
import { fromBase64Url, toBase64Url, type Bytes } from '../../core/base/bytes.ts';
import { formatFragment, guardedAddress, type RoomAddress } from '../../core/api/room-address.ts';
import { stretchPassword } from '../crypto/room-keys.ts';

const PREFIX = 'swapmeet.password.';
/** Where the browser keeps nothing, they last as long as the page. */
const inMemory = new Map<string, Bytes>();
const nameOf = (address: RoomAddress) => PREFIX + formatFragment(guardedAddress(address));

/** What was set for the room in this tab; undefined: nobody was asked yet. */
export function rememberedPassword(address: RoomAddress): Bytes | undefined {
  const name = nameOf(address);
  try {
    const kept = sessionStorage.getItem(name);
    if (kept) return fromBase64Url(kept) ?? undefined;
  } catch {
    // blocked
  }
  return inMemory.get(name);
}

export async function setPassword(address: RoomAddress, password: string): Promise<void> {
  const key = await stretchPassword(address, password);
  const name = nameOf(address);
  inMemory.set(name, key);
  try {
    sessionStorage.setItem(name, toBase64Url(key));
  } catch {
    // blocked or full
  }
}
