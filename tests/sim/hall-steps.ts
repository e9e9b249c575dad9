/** What happens in a large room, step by step, and what each step measures. */
import type { FileId, PeerId } from '../../src/core/base/ids.ts';
import { aimSeconds, isPromised, type FigureName, type Promised } from './hall-figures.ts';
import {
  farthestFrom,
  haveEqualLogs,
  isListedBy,
  listedBy,
  missed,
  presentOf,
  say,
  share,
  some,
  strike,
  until,
  type Hall,
  type Present,
} from './hall-room.ts';
import type { SimNode } from './sim-node.ts';

/** How much longer than its aim we wait for something. */
const PATIENCE = 2;
const EQUAL_SECONDS_MAX = 120;
const NEWCOMER_SECONDS_MAX = 60;
/** With fewer it would depend on too few others. */
const NEWCOMER_LINKS_FEWEST = 4;
const SHARERS_SOUGHT = 5;
const SOUGHT_BYTES = 64 * 1024;
/** A sharer provides its file at the next beat, which takes a way of some hops, and others where one is dropped. */
const PROVIDED_WITHIN_MS = 6_000;
/** A lookup in a hundred may fail, as its repetition does not. */
const LOOKUPS_FAIL_PERCENT = 1;

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const patienceFor = ({ people, effort }: Hall, what: Promised, seconds: number): number =>
  isPromised(what, people) ? seconds : Math.min(seconds, effort.hopelessSeconds);

/** Waits twice as long as we aim at, and notes how long it took. */
async function timed(
  hall: Hall,
  name: FigureName,
  what: Promised,
  isSo: () => boolean,
  left: () => string,
) {
  const patience = Math.max(15, PATIENCE * aimSeconds(name, hall.people));
  const limit = patienceFor(hall, what, patience);
  const seconds = await until(hall, limit, isSo);
  hall.measured(name, seconds ?? `> ${limit} s, ${left()}`);
  if (seconds === undefined) missed(hall, what, left());
}

export async function join(hall: Hall): Promise<void> {
  const { world, prng, early, liars, effort } = hall;
  const everyone = [...early, ...liars];
  everyone.forEach((node, i) => {
    // The first of all comes first, so that somebody is there.
    const afterMs = i === 0 ? 0 : prng.below(effort.joinMs);
    world.timeline.after(afterMs, `${node.name} comes`, node.start);
  });
  await world.run(effort.joinMs);
  const watchers = some(prng, presentOf(early), effort.lists);
  const waiting = new Set(watchers);
  const listsAll = (it: Present) => {
    const listed = listedBy(it);
    return early.every(({ identity }) => listed.has(identity.peer));
  };
  const left = () => {
    const counts = watchers.map((it) => listedBy(it).size);
    return `${Math.min(...counts)} to ${Math.max(...counts)} of ${everyone.length}`;
  };
  await timed(
    hall,
    'listed',
    'everyone is listed by everyone',
    () => strike(waiting, listsAll),
    left,
  );
}

/** Each speaker says something, a round at a time: the tree of the first round is used by the second. */
export async function talk(hall: Hall): Promise<void> {
  const { world, prng, early, meter, effort } = hall;
  const speakers = some(prng, presentOf(early), effort.speakers);
  const sayAll = async (round: string) => {
    for (const speaker of speakers) {
      say(hall, speaker, `${round} of ${speaker.node.name}`);
      await world.run(effort.minuteMs / 6 / speakers.length);
    }
  };
  await sayAll('first words');
  await world.run(effort.minuteMs / 12);
  await becomeEqual(hall, early); // else what is on its way still is taken for new
  meter.follow(presentOf(early).map(({ peer }) => peer));
  await sayAll('second words');
  await until(hall, 20, () => meter.haveArrived(speakers.length));
  await world.run(2_000); // for what comes twice
  const { copies, hops, seconds } = meter.travelled();
  hall.measured('copies', copies);
  hall.measured('hops', hops);
  hall.measured('everywhere', seconds);
  await becomeEqual(hall, early);
}

async function becomeEqual(hall: Hall, nodes: readonly SimNode[]): Promise<number | undefined> {
  const areEqual = haveEqualLogs(hall, nodes);
  const seconds = await until(hall, EQUAL_SECONDS_MAX, areEqual);
  if (seconds === undefined) missed(hall, 'all logs are equal', `after ${EQUAL_SECONDS_MAX} s`);
  return seconds;
}

export async function waitQuietly(hall: Hall): Promise<void> {
  const { world, early, meter, effort } = hall;
  await world.run(effort.minuteMs / 4); // proofs of what was said, comparisons of logs
  meter.since();
  await world.run(effort.minuteMs);
  const { connections, controlBytes } = meter.since();
  const peers = presentOf(world.nodes).length;
  const minutes = effort.minuteMs / 60_000;
  hall.measured('newLinks', (2 * connections) / peers / minutes);
  const rate = (bytes: number) => bytes / peers / (effort.minuteMs / 1_000);
  const kinds = [...controlBytes].sort((a, b) => b[1] - a[1]);
  hall.measured('controlBytes', rate(kinds.reduce((sum, [, bytes]) => sum + bytes, 0)));
  const shown = kinds.map(([kind, bytes]) => `${kind} ${Math.round(rate(bytes))}`);
  hall.measured('controlKinds', shown.slice(0, 6).join(', '));
  const links = early.map((it) => world.network.linksOf(it.identity.peer));
  hall.measured('linksMedian', median(links));
  hall.measured('linksMost', Math.max(...links));
}

export async function swapFiles(hall: Hall): Promise<void> {
  await swapWithOne(hall);
  if (hall.effort.fileForAllBytes > 0) await swapWithAll(hall);
}

/** Lets them download as soon as they know of it; returns those who do not have it yet. */
async function download(hall: Hall, id: FileId, takers: readonly Present[]): Promise<Set<PeerId>> {
  const unaware = new Set(takers);
  await until(hall, 20, () => strike(unaware, ({ room }) => room.files.get(id) !== undefined), 100);
  const waiting = new Set(takers.map(({ peer }) => peer));
  for (const { peer, node, room } of takers) {
    if (!room.files.get(id)) continue;
    node.wanted.add(id);
    room.files.onReady((ready) => ready === id && waiting.delete(peer));
    room.files.download(id).catch((error: unknown) => {
      hall.world.fail(`${node.name} cannot download: ${String(error)}`);
    });
  }
  return waiting;
}

async function swapWithOne(hall: Hall): Promise<void> {
  const { prng, early } = hall;
  const sharer = prng.pick(presentOf(early));
  const far = farthestFrom(
    hall,
    sharer.peer,
    (it) => early.includes(it) && it.room() !== undefined,
  );
  const [taker] = presentOf(far ? [far] : []);
  if (!taker) return missed(hall, 'a file comes from anyone to anyone', 'nobody is linked');
  const id = await share(hall, sharer, hall.effort.fileBytes);
  const waiting = await download(hall, id, [taker]);
  const state = () => taker.room.files.get(id)?.problem ?? 'it does not come';
  const hasCome = () => waiting.size === 0;
  await timed(hall, 'farFile', 'a file comes from anyone to anyone', hasCome, state);
}

async function swapWithAll(hall: Hall): Promise<void> {
  const { world, prng, early, meter, effort } = hall;
  const sharer = prng.pick(presentOf(early));
  meter.watchSharer(sharer.peer);
  const id = await share(hall, sharer, effort.fileForAllBytes);
  const takers = presentOf(early).filter(({ peer }) => peer !== sharer.peer);
  const waiting = await download(hall, id, takers);
  const limit = patienceFor(hall, 'a file comes to everyone at once', 60);
  const seconds = await until(hall, limit, () => waiting.size === 0);
  const left = `${takers.length - waiting.size} of ${takers.length}`;
  hall.measured('fileForAll', seconds ?? `> ${limit} s, ${left}`);
  if (seconds === undefined) missed(hall, 'a file comes to everyone at once', left);
  world.note(`has left the sharer: ${meter.sharedBytes()} bytes`);
  hall.measured('sharerCopies', meter.sharedBytes() / effort.fileForAllBytes);
}

/** Honest people look for each other, and for files that one person has. */
export async function lookUp(hall: Hall): Promise<void> {
  const { prng, early, world, effort } = hall;
  const sharers = some(prng, presentOf(early), SHARERS_SOUGHT);
  const files: [sharer: PeerId, file: FileId][] = [];
  for (const it of sharers) files.push([it.peer, await share(hall, it, SOUGHT_BYTES)]);
  await world.run(PROVIDED_WITHIN_MS);
  const [people, found] = [new Tally(), new Tally()];
  for (let i = 0; i < effort.lookups; i++) {
    const [asker, sought] = some(prng, presentOf(early), 2);
    const [sharer, file] = prng.pick(files);
    const overlay = asker?.node.life?.overlay;
    if (!asker || !sought || !overlay) continue;
    people.count(overlay.routes.lookUp(sought.peer).then((it) => it !== undefined));
    if (asker.peer !== sharer && overlay.providers.isFar(sharer))
      found.count(overlay.providers.find(file, false).then((all) => all.includes(sharer)));
    await world.run(100);
  }
  await until(hall, 20, () => people.left + found.left === 0);
  for (const [name, tally] of [
    ['peopleMissed', people],
    ['filesMissed', found],
  ] as const) {
    const percent = (100 * tally.failed) / Math.max(1, tally.all);
    hall.measured(name, percent);
    if (percent > LOOKUPS_FAIL_PERCENT)
      missed(hall, 'lookups find who and what is here', `${name}: ${tally.failed} of ${tally.all}`);
  }
}

/** How many of many came to a good end. */
class Tally {
  all = 0;
  left = 0;
  #good = 0;

  get failed(): number {
    return this.all - this.#good;
  }

  count(one: Promise<boolean>): void {
    this.all += 1;
    this.left += 1;
    void one.then((isGood) => {
      this.left -= 1;
      this.#good += Number(isGood);
    });
  }
}

/** One of a hundred leaves a minute, one vanishes, and one comes. */
export async function comeAndGo(hall: Hall): Promise<void> {
  const { world, prng, honest, early, effort } = hall;
  const each = Math.max(1, Math.round(hall.people / 100));
  const going = some(prng, early, 2 * each);
  const [leaving, vanishing] = [going.slice(0, each), going.slice(each)];
  const coming = honest.slice(early.length, early.length + each);
  const stepMs = effort.minuteMs / each;
  for (let i = 0; i < each; i++) {
    await world.run(stepMs);
    leaving[i]?.stop();
    coming[i]?.start();
    vanishing[i]?.crash();
  }
  const gone = [...leaving, ...vanishing].map((it) => it.identity.peer);
  const watchers = some(prng, presentOf(early), effort.lists);
  const waiting = new Set(watchers.flatMap((by) => gone.map((peer) => ({ by, peer }))));
  const left = () => `${waiting.size} of ${watchers.length * gone.length} still listed`;
  const areOff = () => strike(waiting, ({ by, peer }) => !isListedBy(by, peer));
  await timed(hall, 'vanished', 'who vanished is listed by nobody', areOff, left);
  for (const node of vanishing) node.start();
  await world.run(effort.minuteMs / 6);
  await becomeEqual(hall, honest);
}

/** Two halves, in each of which people go on talking; then they find together. */
export async function fallApart(hall: Hall): Promise<void> {
  const { world, honest, prng, effort } = hall;
  const sides = new Map(world.nodes.map((it) => [it.identity.peer, prng.below(2)]));
  world.network.divide((peer) => sides.get(peer) ?? 0);
  await world.run(effort.partitionMs / 2);
  for (const side of [0, 1]) {
    const half = presentOf(honest).filter(({ peer }) => sides.get(peer) === side);
    const [speaker] = some(prng, half, 1);
    if (speaker) say(hall, speaker, `words of half ${side}`);
  }
  await world.run(effort.partitionMs / 2);
  world.network.healPartitions();
  world.note('the halves find together');
  const seconds = await becomeEqual(hall, honest);
  hall.measured('whole', seconds ?? 'never');
}

/** Without the relay, for good: people still talk, and one comes in whom a member has linked with. */
export async function outliveRelay(hall: Hall): Promise<void> {
  const { world, prng, honest, effort } = hall;
  world.network.setRelayUp(false);
  world.note('the relay is dead');
  await world.run(effort.minuteMs / 6);
  const member = prng.pick(presentOf(honest));
  const newcomer = honest.at(-1);
  if (!newcomer) return;
  newcomer.start();
  await until(hall, 10, () => newcomer.room() !== undefined, 100);
  await world.run(1_000);
  world.network.pair(newcomer.identity.peer, member.peer);
  const areEqual = haveEqualLogs(hall, [member.node, newcomer]);
  const limit = patienceFor(hall, 'a newcomer comes in without the relay', NEWCOMER_SECONDS_MAX);
  const seconds = await until(hall, limit, areEqual);
  hall.measured('newcomerReads', seconds ?? `> ${limit} s`);
  await world.run(effort.minuteMs / 3);
  const links = () => world.network.linksOf(newcomer.identity.peer);
  hall.measured('newcomerLinks', links());
  const [last] = presentOf([newcomer]);
  const isSafe = () => links() >= NEWCOMER_LINKS_FEWEST;
  if ((await until(hall, limit, isSafe)) === undefined)
    missed(hall, 'a newcomer comes in without the relay', `it has only ${links()} links`);
  if (seconds === undefined || !last) {
    missed(hall, 'a newcomer comes in without the relay', 'nothing of what was said is there');
    newcomer.stop(); // so that the rest can be whole
  } else say(hall, last, 'words of the newcomer');
  await becomeEqual(hall, honest);
}
