/** Stretched passwords of rooms, for as long as the tab: you are not asked again after a reload, but in another tab. */
import { fromBase64Url, toBase64Url, type Bytes } from '../../core/base/bytes.ts';
import { formatFragment, guardedAddress, type RoomAddress } from '../../core/api/room-address.ts';
import { stretchPassword } from '../crypto/room-keys.ts';
import { Preference, type TextForm } from '../platform/preferences.ts';

const base64: TextForm<Bytes> = {
  parse: (text) => fromBase64Url(text) ?? undefined,
  format: toBase64Url,
};
const passwords = new Map<string, Preference<Bytes>>();

function passwordOf(address: RoomAddress): Preference<Bytes> {
  const key = `swapmeet.password.${formatFragment(guardedAddress(address))}`;
  const password = passwords.get(key) ?? new Preference(key, base64, 'tab');
  passwords.set(key, password);
  return password;
}

/** The room's password as set in this tab; undefined before that. */
export const rememberedPassword = (address: RoomAddress): Bytes | undefined =>
  passwordOf(address).get();

export async function setPassword(address: RoomAddress, password: string): Promise<void> {
  passwordOf(address).set(await stretchPassword(address, password));
}
