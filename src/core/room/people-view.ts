/** The people that a room shows, from what its parts know. Pure. */
import type { PeerId } from '../base/ids.ts';
import type { Presence } from '../gossip/presence-book.ts';
import { nameFromKey } from '../identity/friendly-name.ts';
import { LINKS_TARGET } from '../limits/mesh.ts';
import { isGreeted, isUnreached, type Neighbour } from '../mesh/neighbour.ts';
import type { Strangers } from '../mesh/signaling-status.ts';
import type { SignalingStatus } from '../ports.ts';
import type { Person, NamedPeer, RoomStatus } from '../api/views.ts';

interface Traffic {
  readonly gaveBytes: number;
  readonly tookBytes: number;
}

/** A person whom the room lists, beside us. */
interface Someone {
  readonly peer: PeerId;
  readonly state: Person['state'];
  readonly neighbour: Readonly<Neighbour> | undefined;
  readonly present: Presence | undefined;
}

/**
 * The people to list. Where everyone links with everyone, people without a link to us are being reached. In a larger room links are
 * few, and people are here in the same way with a link to us or without: we say of nobody that they are being reached, unless we
 * have no link at all. A person whom only signaling shows has come a moment ago, or left.
 */
function everyone(
  neighbours: readonly Readonly<Neighbour>[],
  present: readonly Presence[],
): Someone[] {
  const records = new Map(present.map((it) => [it.peer, it]));
  const known = new Map(neighbours.map((it) => [it.peer, it]));
  const linked = neighbours.filter(isGreeted);
  const here = new Set([...linked.map(({ peer }) => peer), ...records.keys()]);
  const isFullMesh = here.size <= LINKS_TARGET;
  return [...new Set([...known.keys(), ...records.keys()])].flatMap((peer) => {
    const [neighbour, record] = [known.get(peer), records.get(peer)];
    const someone = { peer, neighbour, present: record };
    if (neighbour && (isGreeted(neighbour) || isFullMesh || linked.length === 0))
      return { ...someone, state: stateOf(neighbour) };
    if (!record) return [];
    return { ...someone, state: linked.length > 0 ? 'present' : 'lost' };
  });
}

export function statusView(
  signaling: SignalingStatus,
  neighbours: readonly Readonly<Neighbour>[],
  present: readonly Presence[],
  strangers: Strangers,
  locked: boolean,
  caughtUp: boolean,
): RoomStatus {
  const people = everyone(neighbours, present);
  const count = (...states: readonly Person['state'][]) =>
    people.filter(({ state }) => states.includes(state)).length;
  const failed = neighbours.filter((it) => !it.open && it.failures > 0);
  const answered = failed.some(({ trouble }) => trouble === 'no-path' || trouble === 'unproven');
  const linked = count('linked');
  const linking = count('linking', 'unreached');
  // While we are linked, or linking for the first time, we say nothing about others.
  const outside =
    linked > 0 ? undefined : whyOutside(linking, failed.length > 0, answered, strangers);
  const clockAheadMs = outside === 'clock' ? strangers.clockAheadMs : undefined;
  const [unreached, lost] = [count('unreached'), count('lost')];
  const reached = { linked, here: linked + count('present'), linking, unreached, lost };
  return { signaling, ...reached, outside, clockAheadMs, caughtUp, locked };
}

function whyOutside(
  linking: number,
  failed: boolean,
  answered: boolean,
  { any, clockAheadMs }: Strangers,
): RoomStatus['outside'] {
  if (failed && answered) return 'unreached';
  // Somebody who refuses our record for its time does not answer, and is none whom we dial if we refuse theirs.
  if (clockAheadMs !== undefined && (failed || linking === 0)) return 'clock';
  if (failed) return 'unanswered';
  return linking === 0 && any ? 'unreadable' : undefined;
}

/** Whether what was said has come from all who are linked, and nobody is being reached for the first time who may know more. */
export function isCaughtUp(
  neighbours: readonly Readonly<Neighbour>[],
  hasAllOf: (peer: PeerId) => boolean,
): boolean {
  return neighbours.every((it) => {
    if (isGreeted(it)) return hasAllOf(it.peer);
    return it.failures > 0 || !(it.dialing || it.open);
  });
}

function stateOf(it: Readonly<Neighbour>): Person['state'] {
  if (isGreeted(it)) return 'linked';
  if (isUnreached(it)) return 'unreached';
  return it.lost ? 'lost' : 'linking';
}

const byName = new Intl.Collator();

/** Self first, then by name. */
export function peopleView(
  self: Pick<Person, 'peer' | 'name' | 'keeps' | 'looks'>,
  neighbours: readonly Readonly<Neighbour>[],
  present: readonly Presence[],
  trafficWith: (peer: PeerId) => Traffic,
  loggedName: (peer: PeerId) => string | undefined,
  marks: {
    isMuted(peer: PeerId): boolean;
    isVerified(peer: PeerId): boolean;
    looksOf(peer: PeerId): Person['looks'];
  },
): Person[] {
  const others = everyone(neighbours, present).map((it): Person => {
    const { peer, state, neighbour, present: record } = it;
    const { link, path = 'unknown', roundTripMs } = neighbour?.open ?? {};
    const by = neighbours.find((other) => other.peer === link?.forwarder?.peer);
    const forwarder = by && { peer: by.peer, name: by.name };
    const messagesOnly = link?.forwarder?.files === false;
    const [trouble, seenAtMs] = [neighbour?.trouble, neighbour?.seenAtMs ?? record?.at ?? 0];
    const reached = { path, forwarder, messagesOnly, roundTripMs, trouble, seenAtMs };
    const keeps = record?.keeps;
    const [muted, verified] = [marks.isMuted(peer), marks.isVerified(peer)];
    const looks = marks.looksOf(peer);
    const said = { peer, name: nameOf(it, loggedName), looks };
    const known = { ...said, self: false, muted, verified, ...reached };
    return { ...known, keeps, state, ...trafficWith(peer) };
  });
  const sum = (pick: (it: Traffic) => number) => others.reduce((all, it) => all + pick(it), 0);
  const me: Person = {
    ...self,
    self: true,
    muted: false,
    verified: false,
    state: 'linked',
    path: 'direct',
    forwarder: undefined,
    messagesOnly: false,
    roundTripMs: undefined,
    trouble: undefined,
    seenAtMs: 0,
    gaveBytes: sum((it) => it.tookBytes),
    tookBytes: sum((it) => it.gaveBytes),
  };
  return [me, ...others.sort((a, b) => byName.compare(a.name, b.name))];
}

/** Before its hello we know its name from its record, or its entries. */
function nameOf(
  { peer, neighbour, present }: Someone,
  loggedName: (peer: PeerId) => string | undefined,
): string {
  if (neighbour && isGreeted(neighbour)) return neighbour.name;
  if (present?.name) return present.name;
  if (neighbour?.lost) return neighbour.name;
  return loggedName(peer) ?? neighbour?.name ?? nameFromKey(peer);
}

/** The people we can seal something to: those who are here, and those who wrote something and left. By name. */
export function recipientsView(
  self: PeerId,
  neighbours: readonly Readonly<Neighbour>[],
  present: readonly Presence[],
  authors: Iterable<PeerId>,
  boxKeyOf: (peer: PeerId) => Uint8Array | undefined,
  nameOf: (peer: PeerId) => string,
): NamedPeer[] {
  const peers = new Set([...[...neighbours, ...present].map((it) => it.peer), ...authors]);
  return [...peers]
    .filter((peer) => peer !== self && boxKeyOf(peer))
    .map((peer) => ({ peer, name: nameOf(peer) }))
    .sort((a, b) => byName.compare(a.name, b.name));
}
