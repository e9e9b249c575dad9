/** The address of the page: what it leads to, written as this app writes it, and where in the tab's history it is. */
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

/**
 * The number of the entry in the tab's history that shows. Entries get theirs as they come, so that we know how far it is from
 * one to another. @param next the number of an entry that has none yet
 */
export function entryNumber(next: number): number {
  const state: unknown = history.state;
  if (typeof state === 'number') return state;
  history.replaceState(next, '');
  return next;
}
