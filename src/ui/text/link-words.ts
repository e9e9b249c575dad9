/** How a person is reached, in the words of the connection doctor: "direct · 12 ms". */
import type { Person } from '../../core/api/views.ts';
import { words } from '../words/en/doctor.ts';
import { words as people } from '../words/en/people.ts';
import { milliseconds } from '../words/format.ts';
import { visibleName } from './visible-name.ts';

export function linkWords(person: Person): string {
  if (person.state === 'present') return people.byWayOfOthers;
  if (person.state === 'linking') return people.linking;
  if (person.state === 'lost') return people.lost;
  if (person.state === 'unreached') return people.unreached;
  const path = pathOf(person);
  const { roundTripMs } = person;
  return roundTripMs === undefined ? path : words.roundTrip(path, milliseconds(roundTripMs));
}

function pathOf({ path, forwarder, messagesOnly }: Person): string {
  if (!forwarder) return messagesOnly ? people.throughSomebodyMessagesOnly : words.paths[path];
  const name = visibleName(forwarder.name);
  return messagesOnly ? people.throughMessagesOnly(name) : people.through(name);
}
