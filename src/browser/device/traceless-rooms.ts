/** Rooms that leave no trace on this device. You choose it for one tab, and it ends with the tab. */
import type { Topic } from '../../core/base/ids.ts';
import { jsonText, Preference } from '../platform/preferences.ts';

const rooms = new Preference(
  'swapmeet.no-trace',
  jsonText((it) => (Array.isArray(it) ? it.filter((topic) => typeof topic === 'string') : [])),
  'tab',
);

/** It stands for this page even if the tab's storage is cleared meanwhile. */
let chosen = rooms.get() ?? [];

export const isTraceless = (topic: Topic): boolean => chosen.includes(topic);

export function chooseTraceless(topic: Topic, on: boolean): void {
  chosen = chosen.filter((it) => it !== topic);
  if (on) chosen.push(topic);
  rooms.set(chosen.length > 0 ? chosen : undefined);
}
