/** The figures of a large room, what we aim at, and what the room does not promise yet. */

/** Rooms for which there are aims; others go by the next larger one. */
const SIZES = [10, 30, 100, 1_000, 10_000] as const;

interface Aim {
  readonly title: string;
  readonly unit: string;
  /** For each of SIZES; a lower figure is a better one. Undefined: no aim. */
  readonly aims: readonly (number | undefined)[];
}

const none = [undefined, undefined, undefined, undefined, undefined];

export const AIMS = {
  copies: {
    title: 'copies of an entry that reach a peer, mean',
    unit: '',
    aims: [1.2, 1.5, 1.5, 1.5, 1.5],
  },
  hops: { title: 'hops until all have it, worst', unit: '', aims: [1, 4, 5, 8, 10] },
  everywhere: { title: 'an entry is everywhere, worst', unit: 's', aims: none },
  linksMedian: { title: 'links a peer, median', unit: '', aims: [9, 8, 10, 13, 16] },
  linksMost: { title: 'links a peer, most', unit: '', aims: [9, 24, 24, 24, 24] },
  listed: {
    title: 'everyone lists everyone, after the last came',
    unit: 's',
    aims: [5, 10, 15, 20, 30],
  },
  vanished: {
    title: 'who vanished is off every list within',
    unit: 's',
    aims: [15, 15, 20, 25, 40],
  },
  farFile: {
    title: 'a file of one, to one at the far end',
    unit: 's',
    aims: [3, 10, 10, 15, 20],
  },
  fileForAll: { title: 'the same for everyone at once: all have it', unit: 's', aims: none },
  sharerCopies: {
    title: 'the same: copies that leave the sharer',
    unit: '',
    aims: [1.3, 1.5, 1.5, 1.5, undefined],
  },
  peopleMissed: { title: 'lookups of people that fail', unit: '%', aims: [1, 1, 1, 1, 1] },
  filesMissed: { title: 'lookups of who has a file that fail', unit: '%', aims: [1, 1, 1, 1, 1] },
  newLinks: {
    title: 'new connections a peer a minute, quiet room',
    unit: '',
    aims: [0, 0.05, 0.05, 0.05, 0.05],
  },
  controlBytes: {
    title: 'control bytes a second a peer, quiet room',
    unit: '',
    aims: [100, 200, 300, 400, 500],
  },
  controlKinds: { title: 'of these, by kind', unit: '', aims: none },
  whole: { title: 'logs are equal after a partition', unit: 's', aims: none },
  newcomerReads: {
    title: 'after the relay died, a newcomer has the log',
    unit: 's',
    aims: none,
  },
  newcomerLinks: { title: 'and has so many links', unit: '', aims: none },
} satisfies Record<string, Aim>;

export type FigureName = keyof typeof AIMS;

/** A number, or in words why there is none. */
export type Figure = number | string;
export type Figures = Map<FigureName, Figure>;

const aimOf = (name: FigureName, people: number): number | undefined => {
  const column = SIZES.findIndex((size) => people <= size);
  return AIMS[name].aims[column < 0 ? SIZES.length - 1 : column];
};

export const aimSeconds = (name: FigureName, people: number): number => aimOf(name, people) ?? 0;

const round = (figure: Figure): string =>
  typeof figure === 'number' && isFinite(figure)
    ? `${Math.round(figure * 100) / 100}`
    : `${figure}`;

/** One line a figure: what was measured, the aim, and whether it is missed. */
export function figureLines(figures: Figures, people: number): string[] {
  return (Object.keys(AIMS) as FigureName[]).flatMap((name) => {
    const figure = figures.get(name);
    if (figure === undefined) return [];
    const { title, unit } = AIMS[name];
    const aim = aimOf(name, people);
    const isMissed = aim !== undefined && !(typeof figure === 'number' && figure <= aim);
    const shown = `${round(figure)}${typeof figure === 'number' && unit ? ` ${unit}` : ''}`;
    const wanted = aim === undefined ? '' : `aim ${aim}${unit ? ` ${unit}` : ''}`;
    return [
      `${title.padEnd(46)} ${shown.padStart(26)}   ${wanted.padEnd(9)} ${isMissed ? 'missed' : ''}`,
    ];
  });
}

/**
 * What must hold in a room of any size, and from how many people on it does not yet. If you make one hold, take its line out:
 * then a run in which it does not hold fails.
 */
export const NOT_YET: Partial<Record<Promised, number>> = {};

export type Promised =
  | 'all logs are equal'
  | 'everyone is listed by everyone'
  | 'who vanished is listed by nobody'
  | 'a file comes from anyone to anyone'
  | 'a file comes to everyone at once'
  | 'lookups find who and what is here'
  | 'a newcomer comes in without the relay';

export const isPromised = (what: Promised, people: number): boolean =>
  people < (NOT_YET[what] ?? Infinity);
