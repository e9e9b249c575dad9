/** The words of the connection doctor: causes with what to do, test results, and a report that names no person or place. */
import type {
  AddressClass,
  Cause,
  SelfTest,
  ServerTest,
  TurnTransport,
  MediumName,
  MediumState,
} from '../../core/api/diagnosis.ts';
import type { Person, RoomStatus } from '../../core/api/views.ts';
import { count } from '../words/format.ts';
import { linkWords } from './link-words.ts';

export interface CauseWords {
  readonly what: string;
  readonly next: string;
}

const AGAIN = 'It is tried again by itself.';

const CAUSES: Readonly<Record<Cause, CauseWords>> = {
  offline: {
    what: 'This device has no network.',
    next: 'Turn Wi-Fi or mobile data on. Everything goes on by itself then.',
  },
  'relay-away': {
    what: 'No server that finds people answers, so nobody new can be found.',
    next: 'Whoever is connected stays so. If it lasts, try another network, or ask whoever runs this site.',
  },
  sealed: {
    what: 'Somebody is here, but what they say does not open.',
    next: 'Your password and theirs differ, or the link is not quite the same. Ask them for both.',
  },
  hidden: {
    what: 'Your address is hidden, and there is no TURN server to hide behind.',
    next: 'Stop hiding your address in the settings.',
  },
  'no-udp': {
    what: 'This network blocks UDP, and no TURN server is there to go around it.',
    next: 'Try another network, such as a phone’s hotspot, or ask whoever runs this site for a TURN server.',
  },
  symmetric: {
    what: 'This network gives every connection another port (a symmetric NAT), and no TURN server is there to help.',
    next: 'Try another network, such as a phone’s hotspot, or ask whoever runs this site for a TURN server.',
  },
  'no-path': {
    what: 'They answered, but no way leads from this network to theirs.',
    next: 'Test this device below, and have them test theirs: one of the two networks does not let it through.',
  },
  refused: {
    what: 'They take no connection from you now: they are busy or full, or have blocked you.',
    next: AGAIN,
  },
  unanswered: {
    what: 'They do not answer. They may just have gone, or the room is locked and answers nobody new.',
    next: `${AGAIN} If the room is locked, somebody in it has to unlock it.`,
  },
  unproven: {
    what: 'Whoever answered could not prove to be them.',
    next: 'Somebody may stand between you. Reach them another way, and compare codes once you are connected.',
  },
  clock: {
    what: 'The clock of this device and theirs are days apart.',
    next: 'Set date and time on the device that is wrong.',
  },
  crowded: {
    what: 'This page has made as many connections as the browser allows.',
    next: 'Reload the page.',
  },
  lost: { what: 'The connection broke.', next: AGAIN },
  trying: { what: 'They are being reached for the first time.', next: 'This takes some seconds.' },
};

export const causeWords = (cause: Cause): CauseWords => CAUSES[cause];

const TURN_TRANSPORTS: Readonly<Record<TurnTransport, string>> = {
  udp: 'UDP',
  tcp: 'TCP',
  tls: 'TLS',
};

const STUN: Readonly<Record<SelfTest['stun'], string>> = {
  none: 'STUN: this site offers no server',
  blocked: 'STUN: no answer over UDP',
  one: 'STUN: answers over UDP',
  same: 'STUN: answers over UDP, and every server sees the same port',
  differs: 'STUN: answers over UDP, but servers see different ports (symmetric NAT)',
};

const SEEN_AS: Readonly<Record<AddressClass, string>> = {
  public: 'a public address',
  shared: 'an address inside the provider’s network (carrier-grade NAT)',
  private: 'a private address',
};

const SERVERS: Readonly<Record<ServerTest['medium'], string>> = {
  relay: 'Relay',
  'peer-server': 'PeerServer',
};

function serverWords(servers: readonly ServerTest[], withHosts: boolean): string[] {
  return servers.map(({ medium, host, ms }) => {
    const same = servers.filter((it) => it.medium === medium);
    const at = same.findIndex((it) => it.host === host) + 1;
    const mark = same.length === 1 ? '' : ` ${withHosts ? host : at}`;
    const said = ms === undefined ? 'no answer' : `answers in ${count(Math.round(ms))} ms`;
    return `${SERVERS[medium]}${mark}: ${said}`;
  });
}

/**
 * A line for each thing that was tested.
 * @param withHosts names servers of one kind by their host; else by number
 */
export function testWords(test: SelfTest, withHosts: boolean): string[] {
  const { servers, stun, seenAs, turn } = test;
  return [
    ...serverWords(servers, withHosts),
    seenAs === undefined ? STUN[stun] : `${STUN[stun]}; it sees ${SEEN_AS[seenAs]}`,
    ...(turn.length === 0 ? ['TURN: this site offers no server'] : []),
    ...turn.map(
      ({ transport, works }) =>
        `TURN over ${TURN_TRANSPORTS[transport]}: ${works ? 'works' : 'no answer'}`,
    ),
  ];
}

export interface Finding {
  readonly person: Person;
  readonly cause: Cause | undefined;
}

/** A report to send to a helper. It has numbers in place of people, and no address, name, room or key. */
export function report(
  status: RoomStatus,
  forAll: Cause | undefined,
  findings: readonly Finding[],
  test: SelfTest | undefined,
): string {
  const people = findings.map(({ person, cause }, at) => {
    const words = cause === undefined ? linkWords(person) : `not connected: ${cause}`;
    return `Person ${at + 1}: ${words.replace(/\u00a0/g, ' ')}`;
  });
  return [
    'Swapmeet connection report',
    `Finding people: ${status.signaling}; connected to ${status.linked}, reaching ${status.linking}`,
    ...(forAll ? [`In the way of everybody: ${forAll}`] : []),
    ...people,
    ...(test ? testWords(test, false) : ['This device was not tested.']),
  ].join('\n');
}

export interface MediumWords {
  readonly medium: string;
  readonly state: string;
}

const MEDIUM_NAMES: Readonly<Record<MediumName, string>> = {
  relay: 'Relay',
  'peer-server': 'PeerServer',
  tabs: 'Tabs of this browser',
  mesh: 'People in the room',
  manual: 'Texts by hand',
};

/** How people are found now, a line for each medium. */
export const mediumWords = (media: readonly MediumState[], linked: number): MediumWords[] =>
  media.map((medium) => ({
    medium: MEDIUM_NAMES[medium.name],
    state: mediumState(medium, linked),
  }));

function mediumState({ name, status }: MediumState, linked: number): string {
  if (name === 'mesh')
    return linked > 0 ? `works, by ${count(linked)} of them` : 'once somebody is connected';
  if (name === 'manual') return status === 'online' ? 'in use' : 'when you invite by text';
  if (status === 'online') return 'works';
  if (status === 'connecting') return 'is being reached';
  return name === 'tabs' ? 'not in this browser' : 'does not answer; tried again by itself';
}
