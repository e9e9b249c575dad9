/** The address of the page: what it leads to, written as this app writes it. */
import { formatDestination } from '../../core/api/room-address.ts';
import { readFragment } from '../../core/api/room-link.ts';

/**
 * Puts the link of the room in place of what other programs made of it (PROTOCOL R16), without a query: people copy it from
 * the address bar, and whatever asks for the address finds it whole. Returns the fragment.
 */
export function settleAddress(): string {
  const { hash, pathname, search } = location;
  const destination = readFragment(hash);
  const fragment = destination ? formatDestination(destination) : hash;
  if (fragment !== hash || search) history.replaceState(history.state, '', pathname + fragment);
  return fragment;
}
