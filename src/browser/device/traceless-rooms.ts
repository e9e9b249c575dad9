/** Rooms that leave no trace on this device: a choice that lasts as long as the tab, and ends with it. */
import type { Topic } from '../../core/base/ids.ts';

const KEY = 'swapmeet.no-trace';
/** Where even the session keeps nothing, the choice lasts as long as the page. */
let chosen = new Set<string>(read());

function read(): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((it) => typeof it === 'string') : [];
  } catch {
    return [];
  }
}

export const isTraceless = (topic: Topic): boolean => chosen.has(topic);

export function chooseTraceless(topic: Topic, on: boolean): void {
  chosen = new Set([...chosen].filter((it) => it !== topic));
  if (on) chosen.add(topic);
  try {
    if (chosen.size > 0) sessionStorage.setItem(KEY, JSON.stringify([...chosen]));
    else sessionStorage.removeItem(KEY);
  } catch {
    // see above
  }
}
