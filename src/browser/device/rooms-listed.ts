/** How many rooms home lists, so that it keeps their place free before it can read the list. */
import { jsonText, Preference } from '../platform/preferences.ts';

export const roomsListed = new Preference(
  'swapmeet:rooms',
  jsonText((it) => (typeof it === 'number' && it >= 0 ? it : undefined)),
);
