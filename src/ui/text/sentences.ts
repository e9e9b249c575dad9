/** The state of a room in words: connection, people, files, and whether you can close the tab. */
import type { PeerId } from '../../core/base/ids.ts';
import type { Notice, Person, RoomStatus, SharedFile } from '../../core/api/views.ts';
import { FILES_PER_AUTHOR_MAX, FILES_PER_ROOM_MAX } from '../../core/limits/swarm.ts';
import { bytes, count, milliseconds, percent, plural, speed, timeLeft } from '../words/format.ts';
import type { NoticeMessage } from './timeline-rows.ts';
import { visibleName } from './visible-name.ts';

export interface Said {
  readonly tone: 'linked' | 'busy' | 'alone' | 'off';
  readonly text: string;
}

export const people = (n: number) => plural(n, 'person', 'people');
/** Lists of people: "Ana, Bo and 2 more". */
export function nameList(names: readonly string[], most = 3): string {
  if (names.length === 0) return 'nobody';
  const named = names.length > most ? names.slice(0, most - 1) : names;
  const rest = names.length - named.length;
  const parts = rest > 0 ? [...named, `${count(rest)} more`] : [...named];
  const last = parts.pop() ?? '';
  return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
}

export function connection(status: RoomStatus, online: boolean, cutOff = false): Said {
  const { linked, linking, unreached, signaling } = status;
  const trying = linking - unreached;
  if (!online && linked === 0)
    return { tone: 'off', text: 'You are offline. What you write is sent later.' };
  if (cutOff) return { tone: 'off', text: 'Nobody can be reached: your address is hidden' };
  const relayAway = signaling === 'offline';
  if (linked > 0) {
    const text = `Connected to ${people(linked)}`;
    if (relayAway) return { tone: 'busy', text: `${text}. New people cannot join just now` };
    if (trying > 0) return { tone: 'busy', text: `${text}, reaching ${count(trying)}` };
    if (unreached > 0)
      return { tone: 'busy', text: `${text}; ${count(unreached)} cannot be reached` };
    return { tone: 'linked', text };
  }
  if (status.outside === 'unreadable')
    return { tone: 'off', text: 'Somebody is here whom you cannot read' };
  if (status.outside === 'clock')
    return { tone: 'off', text: 'Somebody is here, but the clocks differ too much' };
  if (trying > 0) return { tone: 'busy', text: `Reaching ${people(trying)}` };
  if (relayAway) return { tone: 'busy', text: 'The server cannot be reached. Trying again' };
  if (unreached > 0)
    return { tone: 'off', text: `${people(unreached)} here cannot be reached. Trying again` };
  if (status.lost > 0) return { tone: 'busy', text: 'Connection lost. Trying again' };
  if (signaling === 'connecting') return { tone: 'busy', text: 'Looking for the others…' };
  return { tone: 'alone', text: 'Nobody else is here yet' };
}

/** A line of the timeline about something that happened. */
export function noticeWords(notice: Pick<NoticeMessage, 'name'> & Notice): string {
  if (notice.kind === 'renamed')
    return `${visibleName(notice.before)} is now called ${visibleName(notice.after)}`;
  if (notice.kind === 'titled')
    return notice.title
      ? `${visibleName(notice.name)} named the room “${visibleName(notice.title)}”`
      : `${visibleName(notice.name)} removed the room’s title`;
  return `${visibleName(notice.name)} ${notice.locked ? 'locked' : 'unlocked'} the room`;
}

const PATH_WORDS: Readonly<Record<Person['path'], string>> = {
  direct: 'direct',
  nat: 'direct through NAT',
  turn: 'TURN',
  'turn-udp': 'TURN over UDP',
  'turn-tcp': 'TURN over TCP',
  'turn-tls': 'TURN over TLS',
  forwarded: 'through somebody else',
  unknown: 'connected',
};

/** How a person is reached: "direct · 12 ms". */
export function pathWords(person: Person): string {
  if (person.state === 'linking') return 'being reached';
  if (person.state === 'lost') return 'lost, trying again';
  if (person.state === 'unreached') return 'cannot be reached, trying again';
  const { path, forwarder, messagesOnly, roundTripMs } = person;
  const pathWord = forwarder ? `through ${visibleName(forwarder.name)}` : PATH_WORDS[path];
  const words = messagesOnly ? `${pathWord}, messages only` : pathWord;
  return roundTripMs === undefined ? words : `${words} · ${milliseconds(roundTripMs)}`;
}

/** What a person gave and took; empty: nothing. */
export function giveAndTake(person: Person): string {
  const { gaveBytes, tookBytes } = person;
  const gave = gaveBytes > 0 ? [`gave ${bytes(gaveBytes)}`] : [];
  const took = tookBytes > 0 ? [`took ${bytes(tookBytes)}`] : [];
  return [...gave, ...took].join(', ');
}

const others = (file: SharedFile, self: PeerId) =>
  file.holders.filter((holder) => holder.peer !== self);

export const fullHolders = (file: SharedFile, self: PeerId) =>
  others(file, self).filter((holder) => holder.fraction >= 1);

/** Who has the file: "2 people have all of it". */
export function whoHasIt(file: SharedFile, self: PeerId): string {
  const full = fullHolders(file, self);
  const [only] = full;
  if (only && full.length === 1) return `${visibleName(only.name)} has all of it`;
  if (full.length > 1) return `${people(full.length)} have all of it`;
  const partly = others(file, self).filter((holder) => holder.fraction > 0);
  if (partly.length > 0)
    return `${people(partly.length)} here ${partly.length === 1 ? 'has' : 'have'} parts of it`;
  return 'nobody known yet'; // what others hold comes a moment after what they offer
}

/** How many people a list of holders names. */
const HOLDERS_NAMED_MAX = 4;

/** Who has how much of our file: "Bo 34 %, Ana has all of it". Undefined: nobody has any of it. */
export function holdersWords(file: SharedFile, self: PeerId): string | undefined {
  const partly = others(file, self).filter(({ fraction }) => fraction > 0 && fraction < 1);
  const named = partly
    .toSorted((a, b) => b.fraction - a.fraction)
    .slice(0, HOLDERS_NAMED_MAX)
    .map(({ name, fraction }) => `${visibleName(name)} ${percent(fraction)}`);
  const rest = partly.length - named.length;
  const full = fullHolders(file, self).map(({ name }) => visibleName(name));
  const have = `${nameList(full, HOLDERS_NAMED_MAX)} ${full.length === 1 ? 'has' : 'have'} all of it`;
  const parts = [
    ...named,
    ...(rest > 0 ? [`${people(rest)} more have parts`] : []),
    ...(full.length > 0 ? [have] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : undefined;
}

export function fileSource(file: SharedFile): string {
  const how = file.private ? ' in private' : '';
  if (file.own) return `shared by you${how}`;
  const givers = file.givers.map((giver) => visibleName(giver.name));
  if (file.state === 'complete' && givers.length > 0) return `from ${nameList(givers)}`;
  return file.state === 'offered'
    ? `offered by ${visibleName(file.sharerName)}${how}`
    : `shared by ${visibleName(file.sharerName)}${how}`;
}

/** Whether you can close the tab and the others still have the whole file. */
export function safeToClose(
  file: SharedFile,
  self: PeerId,
): { safe: boolean; text: string } | undefined {
  const holds = file.state === 'complete' || file.state === 'sharing';
  if (!holds) return undefined;
  const { copiesElsewhere: rarest, onlyHereFraction: onlyHere } = file;
  if (rarest > 0) {
    const full = fullHolders(file, self).length;
    const copies =
      full > 0
        ? `${plural(full, 'full copy', 'full copies')} besides yours`
        : 'the others hold all of it together';
    return {
      safe: true,
      text: `Safe to close: ${copies}, the rarest piece ${plural(rarest, 'time', 'times')}`,
    };
  }
  if (onlyHere > 0 && onlyHere < 1)
    return { safe: false, text: `Keep this tab open: ${percent(onlyHere)} is only here` };
  return { safe: false, text: 'Keep this tab open: you hold the only copy' };
}

/** The words beside the percentage: speed and time left, or why there are none. */
export function progressWords(file: SharedFile): string {
  const missing = file.chunks - file.haveChunks;
  switch (file.state) {
    case 'fetching':
      if (file.problem) return `${plural(missing, 'piece', 'pieces')} missing`;
      if (file.bytesPerSecond <= 0) return 'Asking for the first pieces';
      return [
        speed(file.bytesPerSecond),
        ...(file.secondsLeft === undefined ? [] : [timeLeft(file.secondsLeft)]),
      ].join(' · ');
    case 'paused':
      return `Paused by you · ${bytes(file.haveBytes)} kept here`;
    case 'failed':
      if (file.problem === 'two-lists') return 'Two versions';
      return `${plural(missing, 'piece', 'pieces')} missing`;
    case 'sharing':
      return file.hashedFraction < 1 ? 'Being read and checked; it can be taken already' : '';
    default:
      return '';
  }
}

/** What a drop would do now. Recipients: how many were chosen. */
export const dropLabel = (linked: number, recipients?: number): string =>
  recipients !== undefined
    ? `Drop to share in private with ${people(recipients)}`
    : linked > 0
      ? `Drop to share with ${people(linked)}`
      : 'Drop to share in this room';

/** In the place of a file of which the room keeps no more than the message. */
export const unlistedFile = (sharer: string, own: boolean): string =>
  `It has no place in this room’s list: one person may offer ${count(FILES_PER_AUTHOR_MAX)} files here, and the room lists ${count(FILES_PER_ROOM_MAX)}. ${own ? 'Share' : `Ask ${visibleName(sharer)} to share`} it in a new room.`;
