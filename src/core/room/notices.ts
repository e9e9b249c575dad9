/** What happened to the room and its people, according to its log: locks, titles, and changed names. Pure. */
import type { Entry } from '../chat/entry.ts';
import type { EntryId, PeerId } from '../base/ids.ts';
import type { Notice } from '../api/views.ts';

/** @param entries in the room's order */
export function happenedIn(entries: readonly Entry[]): ReadonlyMap<EntryId, Notice> {
  const notices = new Map<EntryId, Notice>();
  const names = new Map<PeerId, string>();
  let title = '';
  for (const { id, author, body } of entries) {
    if (body.k === 'lock') notices.set(id, { kind: 'lock', locked: body.locked });
    if (body.k === 'title' && body.title !== title)
      notices.set(id, { kind: 'titled', title: (title = body.title) });
    if (body.k !== 'name') continue;
    const before = names.get(author);
    names.set(author, body.name);
    // The first name is an introduction, and a new key under the same name is no news to people.
    if (before !== undefined && before !== body.name)
      notices.set(id, { kind: 'renamed', before, after: body.name });
  }
  return notices;
}
