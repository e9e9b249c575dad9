/** The words of the connection doctor: causes with what to do, test results, and a report that names no person or place. */
import type {
  Cause,
  SelfTest,
  ServerTest,
  TurnTransport,
  MediumState,
} from '../../core/api/diagnosis.ts';
import type { Person, RoomStatus } from '../../core/api/views.ts';
import { words } from '../words/en/doctor.ts';
import { linkWords } from './link-words.ts';

export interface CauseWords {
  readonly what: string;
  readonly next: string;
}

export const causeWords = (cause: Cause): CauseWords => words.causes[cause];

const TURN_TRANSPORTS: Readonly<Record<TurnTransport, string>> = {
  udp: 'UDP',
  tcp: 'TCP',
  tls: 'TLS',
};

function serverWords(servers: readonly ServerTest[], withHosts: boolean): string[] {
  return servers.map(({ medium, host, ms }) => {
    const kind = words.servers[medium];
    const same = servers.filter((it) => it.medium === medium);
    const at = same.findIndex((it) => it.host === host) + 1;
    const server = same.length === 1 ? kind : words.oneServer(kind, withHosts ? host : String(at));
    return ms === undefined ? words.noAnswer(server) : words.answersIn(server, ms);
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
    seenAs === undefined ? words.stun[stun] : words.seen[seenAs](words.stun[stun]),
    ...(turn.length === 0 ? [words.noTurn] : []),
    ...turn.map(({ transport, works }) => {
      const name = TURN_TRANSPORTS[transport];
      return works ? words.turnWorks(name) : words.turnSilent(name);
    }),
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
  const people = findings.map(({ person, cause }, at) =>
    cause === undefined
      ? words.reportPerson(at + 1, linkWords(person).replace(/\u00a0/g, ' '))
      : words.reportUnlinked(at + 1, cause),
  );
  return [
    words.report,
    words.reportConnection(
      signalingWords(status.signaling),
      status.linked,
      status.here - status.linked,
      status.linking,
    ),
    ...(forAll ? [words.reportForAll(forAll)] : []),
    ...people,
    ...(test ? testWords(test, false) : [words.notTested]),
  ].join('\n');
}

export interface MediumWords {
  readonly medium: string;
  readonly state: string;
}

/** How people are found now, a line for each medium. */
export const mediumWords = (media: readonly MediumState[], linked: number): MediumWords[] =>
  media.map((medium) => ({
    medium: words.media[medium.name],
    state: mediumState(medium, linked),
  }));

function mediumState({ name, status }: MediumState, linked: number): string {
  if (name === 'mesh') return linked > 0 ? words.meshWorks(linked) : words.meshWaits;
  if (name === 'manual') return status === 'online' ? words.manualInUse : words.manualWaits;
  return name === 'tabs' && status === 'offline' ? words.tabsMissing : signalingWords(status);
}

function signalingWords(status: MediumState['status']): string {
  if (status === 'online') return words.mediumWorks;
  return status === 'connecting' ? words.mediumConnects : words.mediumAway;
}
