/** Who is here: with a link to us, or without one. Nothing that is said of people here may depend on a link. */
import type { Person } from '../../core/api/views.ts';

export const isHere = ({ state }: Pick<Person, 'state'>): boolean =>
  state === 'linked' || state === 'present';
