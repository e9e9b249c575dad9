/** The people of a large room, and what can be asked of all of them. */
import type { FileId, PeerId } from '../../src/core/base/ids.ts';
import type { Room } from '../../src/core/api/room-api.ts';
import type { Person } from '../../src/core/api/views.ts';
import { createFakeSource, drawContent } from '../fakes/byte-source.ts';
import type { Prng } from '../fakes/prng.ts';
import { isPromised, type FigureName, type Figure, type Promised } from './hall-figures.ts';
import type { HallMeter } from './hall-meter.ts';
import type { SimNode } from './sim-node.ts';
import type { World } from './world.ts';

/** How often we look whether something has come about. */
const LOOK_MS = 500;

export interface Present {
  readonly node: SimNode;
  readonly peer: PeerId;
  readonly room: Room;
}

export interface Hall {
  readonly world: World;
  readonly prng: Prng;
  readonly meter: HallMeter;
  /** So many that figures have an aim. */
  readonly people: number;
  /** All honest people, of whom some come late. */
  readonly honest: readonly SimNode[];
  readonly liars: readonly SimNode[];
  /** Of those, the ones that come at the beginning. */
  readonly early: readonly SimNode[];
  /** What did not hold, although the room does not promise it yet. */
  readonly notYet: Map<Promised, string>;
  /** What is being said: nobody has it yet. */
  readonly saying: Set<string>;
  /** Bounds on how much is done, so that a run ends. */
  readonly effort: Effort;
  measured(name: FigureName, figure: Figure): void;
}

export interface Effort {
  readonly joinMs: number;
  /** How long the room is quiet, and people come and go. */
  readonly minuteMs: number;
  readonly partitionMs: number;
  /** How long we wait for what the room does not promise yet. */
  readonly hopelessSeconds: number;
  readonly speakers: number;
  /** How many lists of people are looked at: each costs as much as the room is large. */
  readonly lists: number;
  readonly fileBytes: number;
  /** Times that somebody looks for a person, and for a file. */
  readonly lookups: number;
  /** The file that all take at once; 0: none. */
  readonly fileForAllBytes: number;
}

const texts = new WeakMap<readonly object[], string>();

/** What somebody's screen shows of the log. */
const logOf = ({ room }: Present): string => {
  const messages = room.chat.messages();
  const text = texts.get(messages) ?? messages.map((it) => it.id).join();
  texts.set(messages, text);
  return text;
};

export const presentOf = (nodes: readonly SimNode[]): Present[] =>
  nodes.flatMap((node) => {
    const room = node.room();
    return room ? [{ node, peer: node.identity.peer, room }] : [];
  });

/** Fails the run, unless the room does not promise this yet. */
export function missed(hall: Hall, what: Promised, why: string): void {
  if (isPromised(what, hall.people)) hall.world.fail(`not so: ${what}: ${why}`);
  else hall.notYet.set(what, why);
}

/** Lets time pass until it is so. Returns how many seconds that took, or undefined. */
export async function until(
  { world }: Hall,
  seconds: number,
  isSo: () => boolean,
  everyMs = LOOK_MS,
): Promise<number | undefined> {
  const begunAtMs = world.timeline.nowMs();
  while (!isSo()) {
    if (world.timeline.nowMs() >= begunAtMs + seconds * 1_000) return undefined;
    await world.run(everyMs);
  }
  return (world.timeline.nowMs() - begunAtMs) / 1_000;
}

/** Takes those out of `left` for whom it is so now, and tells whether nobody is left. */
export function strike<T>(left: Set<T>, isSo: (it: T) => boolean): boolean {
  for (const it of left) {
    if (!isSo(it)) return false;
    left.delete(it);
  }
  return true;
}

/** Some of them, the same for the same seed. */
export function some<T>(prng: Prng, list: readonly T[], most: number): T[] {
  const left = [...list];
  const chosen: T[] = [];
  while (chosen.length < most && left.length > 0)
    chosen.push(...left.splice(prng.below(left.length), 1));
  return chosen;
}

/** Of whom somebody's list of people says that they are here, linked or not. */
export const listedBy = ({ room }: Present): Set<PeerId> =>
  new Set(room.people.list().flatMap((it) => (isShownAsHere(it) ? [it.peer] : [])));

const isShownAsHere = ({ state }: Person) => state === 'linked' || state === 'present';

export const isListedBy = ({ room }: Present, peer: PeerId): boolean =>
  room.people.list().some((it) => it.peer === peer && isShownAsHere(it));

export function say(hall: Hall, { node, room }: Present, text: string): void {
  const { world, saying } = hall;
  world.said.add(text);
  world.stats.messagesSaid += 1;
  saying.add(text);
  room.chat.say(text).then(
    () => saying.delete(text),
    (error: unknown) => world.fail(`${node.name} cannot say anything: ${String(error)}`),
  );
}

/** Whether these show the same log. It asks the first one who differs again first, so that waiting costs little. */
export function haveEqualLogs({ saying }: Hall, nodes: readonly SimNode[]): () => boolean {
  const left = new Set<Present>(presentOf(nodes));
  const [first] = left;
  let reference = '';
  return () => {
    if (!first || saying.size > 0) return !first;
    const now = logOf(first);
    if (now !== reference) for (const it of presentOf(nodes)) left.add(it);
    reference = now;
    return strike(left, (it) => logOf(it) === now);
  };
}

/** Whom a peer reaches in the most hops over links, of those who may be chosen. */
export function farthestFrom(
  { world, honest, liars }: Hall,
  from: PeerId,
  mayBe: (node: SimNode) => boolean,
): SimNode | undefined {
  const byPeer = new Map([...honest, ...liars].map((it) => [it.identity.peer, it]));
  const seen = new Set([from]);
  let last: SimNode | undefined;
  for (const peer of seen) {
    const node = byPeer.get(peer);
    if (node && peer !== from && mayBe(node)) last = node;
    for (const next of world.network.linkedWith(peer)) seen.add(next);
  }
  return last;
}

/** Shares a file, and returns when it is offered. */
export async function share(
  { world, prng }: Hall,
  { node, room }: Present,
  sizeBytes: number,
): Promise<FileId> {
  const name = `file ${++world.stats.filesShared} of ${node.name}.bin`;
  const bytes = drawContent(prng, sizeBytes, 0);
  const content = { name, sharer: node, bytes };
  world.chosen.set(name, content);
  const { life } = node;
  if (!life) throw new Error(`${node.name} is not here`);
  const source = createFakeSource(bytes, life.host, world.weather.diskMs, prng.fork(name));
  const sharing = room.files.share({ source, name, mime: 'application/octet-stream' });
  let id: FileId | undefined;
  sharing.then(
    (given) => {
      world.shared.set(given, content);
      node.memory.promise(given);
      id = given;
    },
    (error: unknown) => world.fail(`${node.name} cannot share: ${String(error)}`),
  );
  while (id === undefined) await world.run(10);
  return id;
}
