/** What the picture of a room shows, as the paths of an SVG: however many people, a handful of elements. Pure. */
import type { Person } from '../../../core/api/views.ts';
import type { PeerId } from '../../../core/base/ids.ts';
import type { Ink } from '../../pictures/ink.ts';
import { roomRings, type Place } from '../../pictures/room-rings.ts';
import { isHere } from '../../text/sentences.ts';

/** Bytes a second that come from somebody and go to them. */
export interface Flow {
  readonly from: number;
  readonly to: number;
}

export interface PictureFacts {
  readonly self: PeerId;
  readonly people: readonly Person[];
  /** Whom people say to be linked with. */
  linksOf(peer: PeerId): ReadonlySet<PeerId> | undefined;
  flowOf(peer: PeerId): Flow | undefined;
  inkOf(peer: PeerId): Ink;
}

export interface RoomPicture {
  readonly places: readonly Place[];
  /** How many people are here, of whom some may have no place. */
  readonly here: number;
  /** Our links; those through somebody else, from them on; those that others tell of. */
  readonly own: string;
  readonly forwarded: string;
  readonly told: string;
  /** Arrows along our links. */
  readonly flows: string;
  /** Squares of those with a link, by their ink, and of those without. */
  readonly squares: readonly { readonly ink: Ink; readonly path: string }[];
  readonly far: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const MIDDLE: Point = { x: 0, y: 0 };
const isLinked = ({ self, state }: Person) => !self && state === 'linked';

export function roomPicture({ self, people, ...facts }: PictureFacts): RoomPicture {
  const others = people.filter((it) => !it.self && isHere(it));
  const linked = new Map(others.filter(isLinked).map((it) => [it.peer, it]));
  const places = roomRings(
    self,
    others.map(({ peer }) => peer),
    (peer) => linked.has(peer),
  );
  const placeOf = new Map(places.map((it) => [it.peer, it]));
  const near = places.filter(({ peer }) => linked.has(peer));
  const inks = [...new Set(near.map(({ peer }) => facts.inkOf(peer)))].sort();
  return {
    places,
    here: others.length,
    own: near
      .filter(({ peer }) => !linked.get(peer)?.forwarder)
      .map(fromMiddle)
      .join(''),
    forwarded: near
      .map((it) => {
        const by = linked.get(it.peer)?.forwarder;
        return by ? line(placeOf.get(by.peer) ?? MIDDLE, it) : '';
      })
      .join(''),
    told: toldLines(near, placeOf, facts.linksOf),
    flows: near.map((it) => arrows(it, facts.flowOf(it.peer))).join(''),
    squares: inks.map((ink) => ({
      ink,
      path: near
        .filter(({ peer }) => facts.inkOf(peer) === ink)
        .map(square)
        .join(''),
    })),
    far: places
      .filter(({ peer }) => !linked.has(peer))
      .map(square)
      .join(''),
  };
}

/** Each once, though both ends may tell of it. */
function toldLines(
  near: readonly Place[],
  placeOf: ReadonlyMap<PeerId, Place>,
  linksOf: PictureFacts['linksOf'],
): string {
  const lines = new Set<string>();
  for (const it of near)
    for (const peer of linksOf(it.peer) ?? []) {
      const other = placeOf.get(peer);
      if (other) lines.add(it.peer < peer ? line(it, other) : line(other, it));
    }
  return [...lines].join('');
}

const line = (a: Point, b: Point): string => `M${a.x} ${a.y}L${b.x} ${b.y}`;
const fromMiddle = (to: Point): string => line(MIDDLE, to);
const square = ({ x, y, side }: Place): string =>
  `M${round(x - side / 2)} ${round(y - side / 2)}h${side}v${side}h${-side}z`;

/** Beside the link, to its right as it flows, so that both directions show. */
function arrows(place: Place, flow: Flow | undefined): string {
  if (!flow) return '';
  const from = flow.from > 0 ? arrow(place, MIDDLE, width(flow.from)) : '';
  return from + (flow.to > 0 ? arrow(MIDDLE, place, width(flow.to)) : '');
}

/** 1 to 4: each tenfold speed is a step wider, from 10 kB a second on. */
const width = (bytesPerSecond: number): number =>
  Math.min(4, Math.max(1, Math.log10(bytesPerSecond / 1_000)));

/** The part of the way that no square covers. */
const WAY = { begin: 0.28, end: 0.78 };
const HEAD = 5;

function arrow(a: Point, b: Point, wide: number): string {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const aside = wide / 2 + 0.8;
  const at = (along: number, across: number) =>
    `${round(a.x + ux * along - uy * across)} ${round(a.y + uy * along + ux * across)}`;
  const [begin, end] = [WAY.begin * length, WAY.end * length];
  const neck = end - HEAD;
  const half = wide / 2;
  return (
    `M${at(begin, aside - half)}L${at(neck, aside - half)}L${at(neck, aside - half - 1.6)}` +
    `L${at(end, aside)}L${at(neck, aside + half + 1.6)}L${at(neck, aside + half)}L${at(begin, aside + half)}z`
  );
}

const round = (n: number): number => Math.round(n * 10) / 10;
