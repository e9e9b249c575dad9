/** The state of a room in words: connection, people and what happened. */
import type { Notice, Person, RoomStatus } from '../../core/api/views.ts';
import { words } from '../words/en/people.ts';
import { words as room } from '../words/en/room.ts';
import { bytes } from '../words/format.ts';
import type { NoticeMessage } from './timeline-rows.ts';
import { visibleName } from './visible-name.ts';

export interface Said {
  readonly tone: 'linked' | 'busy' | 'alone' | 'off';
  readonly text: string;
}

export function connection(status: RoomStatus, online: boolean, cutOff = false): Said {
  const { linked, here, linking, unreached, signaling } = status;
  const trying = linking - unreached;
  if (!online && linked === 0) return { tone: 'off', text: room.offline };
  if (cutOff) return { tone: 'off', text: room.cutOff };
  const serverAway = signaling === 'offline';
  if (linked > 0) {
    if (serverAway) return { tone: 'busy', text: room.connectedNobodyNew(here) };
    if (trying > 0) return { tone: 'busy', text: room.connectedReaching(here, trying) };
    if (unreached > 0) return { tone: 'busy', text: room.connectedNotToAll(here, unreached) };
    return { tone: 'linked', text: room.connected(here) };
  }
  if (status.outside === 'unreadable') return { tone: 'off', text: room.unreadable };
  if (status.outside === 'clock') return { tone: 'off', text: room.clocksDiffer };
  if (trying > 0) return { tone: 'busy', text: room.reaching(trying) };
  if (serverAway) return { tone: 'busy', text: room.serverAway };
  if (unreached > 0) return { tone: 'off', text: room.unreached(unreached) };
  if (status.lost > 0) return { tone: 'busy', text: room.connectionLost };
  if (signaling === 'connecting') return { tone: 'busy', text: room.looking };
  return { tone: 'alone', text: room.nobodyElse };
}

/** A line of the timeline about something that happened. */
export function noticeWords(notice: Pick<NoticeMessage, 'name'> & Notice): string {
  if (notice.kind === 'renamed')
    return room.renamed(visibleName(notice.before), visibleName(notice.after));
  const name = visibleName(notice.name);
  if (notice.kind === 'titled')
    return notice.title ? room.titled(name, visibleName(notice.title)) : room.untitled(name);
  return notice.locked ? room.lockedBy(name) : room.unlockedBy(name);
}

/** With a link to us, or without one: nothing that is said of people here may depend on a link. */
export const isHere = ({ state }: Pick<Person, 'state'>): boolean =>
  state === 'linked' || state === 'present';

/** How a person is reached: "direct connection", "through Bo". The connection doctor says it in detail. */
export function pathWords({ state, path, forwarder, messagesOnly }: Person): string {
  if (state === 'present') return words.present;
  if (state === 'linking') return words.linking;
  if (state === 'lost') return words.lost;
  if (state === 'unreached') return words.unreached;
  if (forwarder) {
    const name = visibleName(forwarder.name);
    return messagesOnly ? words.throughMessagesOnly(name) : words.through(name);
  }
  if (path === 'forwarded')
    return messagesOnly ? words.throughSomebodyMessagesOnly : words.throughSomebody;
  if (path === 'unknown') return words.linked;
  return path === 'direct' || path === 'nat' ? words.direct : words.throughServer;
}

/** What a person gave and took; empty: nothing. */
export function giveAndTake({ gaveBytes, tookBytes }: Person): string {
  const [gave, took] = [bytes(gaveBytes), bytes(tookBytes)];
  if (gaveBytes > 0) return tookBytes > 0 ? words.gaveAndTook(gave, took) : words.gave(gave);
  return tookBytes > 0 ? words.took(took) : '';
}

/** What a drop would do now. Recipients: how many were chosen. */
export function dropLabel(here: number, recipients?: number): string {
  if (recipients !== undefined) return room.dropPrivately(recipients);
  return here > 0 ? room.dropWith(here) : room.drop;
}
