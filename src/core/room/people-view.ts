/** The people that a room shows, from what its parts know. Pure. */
import type { PeerId } from '../base/ids.ts';
import { isGreeted, isUnreached, type Neighbour } from '../mesh/neighbour.ts';
import type { Strangers } from '../mesh/signaling-status.ts';
import type { SignalingStatus } from '../ports.ts';
import type { Person, NamedPeer, RoomStatus } from '../api/views.ts';

interface Traffic {
  readonly gaveBytes: number;
  readonly tookBytes: number;
}

export function statusView(
  signaling: SignalingStatus,
  neighbours: readonly Readonly<Neighbour>[],
  strangers: Strangers,
  locked: boolean,
  caughtUp: boolean,
): RoomStatus {
  const linked = neighbours.filter(isGreeted).length;
  const linking = neighbours.filter((it) => !isGreeted(it) && !it.lost).length;
  const failed = neighbours.filter((it) => !it.open && it.failures > 0);
  const answered = failed.some(({ trouble }) => trouble === 'no-path' || trouble === 'unproven');
  // While we are linked, or linking for the first time, we say nothing about others.
  const outside =
    linked > 0 ? undefined : whyOutside(linking, failed.length > 0, answered, strangers);
  const unreached = neighbours.filter(isUnreached).length;
  const clockAheadMs = outside === 'clock' ? strangers.clockAheadMs : undefined;
  const lost = neighbours.filter((it) => !isGreeted(it) && it.lost).length;
  const reached = { linked, linking, unreached, lost };
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

/** Self first, then by name. */
export function peopleView(
  self: PeerId,
  ownName: string,
  neighbours: readonly Readonly<Neighbour>[],
  trafficWith: (peer: PeerId) => Traffic,
  loggedName: (peer: PeerId) => string | undefined,
  marks: { isMuted(peer: PeerId): boolean; isVerified(peer: PeerId): boolean },
): Person[] {
  const others = neighbours.map((it): Person => {
    const { peer, open, trouble, seenAtMs } = it;
    const { link, path = 'unknown', roundTripMs } = open ?? {};
    const by = neighbours.find((other) => other.peer === link?.forwarder?.peer);
    const forwarder = by && { peer: by.peer, name: by.name };
    const messagesOnly = link?.forwarder?.files === false;
    const state = stateOf(it);
    // Before its hello we only know the name in its entries.
    const name = isGreeted(it) || it.lost ? it.name : (loggedName(peer) ?? it.name);
    const [muted, verified] = [marks.isMuted(peer), marks.isVerified(peer)];
    const reached = { path, forwarder, messagesOnly, roundTripMs, trouble, seenAtMs };
    const known = { peer, name, self: false, muted, verified, ...reached };
    return { ...known, state, ...trafficWith(peer) };
  });
  const sum = (pick: (it: Traffic) => number) => others.reduce((all, it) => all + pick(it), 0);
  const me: Person = {
    peer: self,
    name: ownName,
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
  return [me, ...others.sort((a, b) => a.name.localeCompare(b.name))];
}

/** The people we can seal something to: those who are here, and those who wrote something and left. By name. */
export function recipientsView(
  self: PeerId,
  neighbours: readonly Readonly<Neighbour>[],
  authors: Iterable<PeerId>,
  boxKeyOf: (peer: PeerId) => Uint8Array | undefined,
  nameOf: (peer: PeerId) => string,
): NamedPeer[] {
  const peers = new Set([...neighbours.map((it) => it.peer), ...authors]);
  return [...peers]
    .filter((peer) => peer !== self && boxKeyOf(peer))
    .map((peer) => ({ peer, name: nameOf(peer) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
