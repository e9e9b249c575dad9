/** A room of twenty who know each other, a thousand fakes, and an honest newcomer: what the fakes can and cannot do. */
import { LINKS_MAX, PARTING_MAX, PEERS_KNOWN_MAX, PROOF_BITS } from '../../src/core/limits/mesh.ts';
import type { PeerId } from '../../src/core/base/ids.ts';
import { createFakePeople } from './fake-people.ts';
import { runWorld, type RunResult } from './scenario.ts';
import type { SimNode } from './sim-node.ts';
import { fairWeather } from './weather.ts';
import { createWorld, type World } from './world.ts';

export interface FakeCrowdOptions {
  readonly seed: string;
  readonly fakes: number;
  /** Whether each fake has paid the joining cost. */
  readonly hasProof: boolean;
  readonly print?: ((line: string) => void) | undefined;
}

/** What came of it; milliseconds, and links of one honest member with others. */
export interface Findings {
  /** The fewest honest links that anybody had: when the fakes came, and for those who came back among them. */
  stayed: number;
  returned: number;
  /** From coming back until every honest member was linked with another, all in one piece. */
  togetherMs: number;
  /** From saying something until every honest member had it, the slowest. */
  heardMs: number;
  mostLinks: number;
  mostKnown: number;
  /** From the newcomer's coming until it showed what an honest member said, and all of them what it said. */
  newcomerReadsMs: number;
  newcomerHeardMs: number;
  /** Hashes that the fakes' work took, as it would be with PROOF_BITS. */
  hashes: number;
}

const HONEST = 20;
/** Easier than outside by 2^12, so that a run takes seconds; checked by the same code. */
const PROOF_BITS_HERE = 6;
/** How long the first day's meeting lasts: long enough to meet everyone (M14). */
const MEETING_MS = 300_000;
const AWAY_MS = 20 * 60_000;
/** How long it may take until somebody new is heard; see link-lottery.ts for why it comes to an end. */
export const NEWCOMER_MS = 45 * 60_000;

export async function runFakeCrowd(
  options: FakeCrowdOptions,
): Promise<RunResult & { findings: Findings }> {
  const { seed, print } = options;
  const findings: Findings = {
    ...{ stayed: Infinity, returned: Infinity, togetherMs: 0, heardMs: 0, mostLinks: 0 },
    ...{ mostKnown: 0, newcomerReadsMs: 0, newcomerHeardMs: 0, hashes: 0 },
  };
  const world = createWorld({
    seed: `fakes ${seed}`,
    nodes: HONEST + 1,
    weather: { ...fairWeather },
    chunkBytes: 1024,
    watchWires: false,
    checkEveryMs: 2_000,
    proofBits: PROOF_BITS_HERE,
    print,
  });
  const result = await runWorld(world, () => play(world, options, findings));
  return { ...result, findings };
}

async function play(world: World, options: FakeCrowdOptions, findings: Findings): Promise<void> {
  const honest = world.nodes.slice(0, HONEST);
  const [newcomer] = world.nodes.slice(HONEST);
  if (!newcomer) throw new Error('nobody is new');
  const victims = honest.map((it) => it.identity.peer);
  const proofBits = options.hasProof ? PROOF_BITS_HERE : undefined;
  const fakes = createFakePeople(world, { count: options.fakes, proofBits, victims });
  findings.hashes = fakes.hashes * 2 ** (PROOF_BITS - PROOF_BITS_HERE);

  world.note('the first day: they meet');
  for (const node of honest) node.start();
  await world.run(MEETING_MS);
  for (const node of honest) node.stop();
  await world.run(AWAY_MS);

  world.note(
    'the second day: half of them are there when the fakes come, the others come back later',
  );
  const [early, late] = [honest.slice(0, HONEST / 2), honest.slice(HONEST / 2)];
  for (const node of early) node.start();
  await world.run(15_000);
  fakes.come(20_000);
  for (let second = 0; second < 60; second++) {
    await world.run(1_000);
    measure(world, early, findings);
    findings.stayed = Math.min(findings.stayed, ...honestLinks(world, early));
  }
  for (const node of late) node.start();
  const backAtMs = world.timeline.nowMs();
  while (!inOnePiece(world, honest)) {
    if (world.timeline.nowMs() - backAtMs > 120_000)
      throw new Error(`not in one piece: ${honestLinks(world, honest).join(' ')}`);
    await world.run(1_000);
  }
  findings.togetherMs = world.timeline.nowMs() - backAtMs;
  for (let second = 0; second < 60; second++) {
    await world.run(1_000);
    measure(world, honest, findings);
    if (!inOnePiece(world, honest)) throw new Error('fell apart');
  }
  findings.returned = Math.min(...honestLinks(world, honest, late));
  findings.heardMs = await hearAll(world, honest, findings);

  world.note('somebody new comes');
  newcomer.start();
  fakes.target(newcomer.identity.peer);
  const cameAtMs = world.timeline.nowMs();
  const spent = () => world.timeline.nowMs() - cameAtMs;
  await world.run(2_000);
  say(world, newcomer, 'I am new');
  while (findings.newcomerHeardMs === 0) {
    if (spent() > NEWCOMER_MS)
      throw new Error(`the newcomer is not heard: ${JSON.stringify(findings)}`);
    await world.run(2_000);
    measure(world, world.nodes, findings);
    const reads = newcomer.room()?.chat.messages().length ?? 0;
    if (findings.newcomerReadsMs === 0 && reads > HONEST) findings.newcomerReadsMs = spent();
    if (honest.every((it) => shows(it, 'I am new'))) findings.newcomerHeardMs = spent();
  }
  fakes.leave();
  for (const node of world.nodes) node.stop();
  await world.run(5_000);
}

function say(world: World, node: SimNode, text: string): void {
  world.said.add(text);
  node
    .room()
    ?.chat.say(text)
    .catch((error: unknown) => world.fail(`${node.name} cannot say: ${error}`));
}

const shows = (node: SimNode, text: string): boolean =>
  node
    .room()
    ?.chat.messages()
    .some((it) => it.kind === 'text' && it.text === text) ?? false;

/** Everyone says something. @returns until all had all of it */
async function hearAll(world: World, honest: readonly SimNode[], findings: Findings) {
  const beganAtMs = world.timeline.nowMs();
  for (const node of honest) say(world, node, `${node.name} is here`);
  const all = () =>
    honest.every((it) => honest.every((other) => shows(it, `${other.name} is here`)));
  while (!all()) {
    if (world.timeline.nowMs() - beganAtMs > 60_000) throw new Error('what is said is lost');
    await world.run(1_000);
    measure(world, honest, findings);
  }
  return world.timeline.nowMs() - beganAtMs;
}

function measure(world: World, nodes: readonly SimNode[], findings: Findings): void {
  for (const node of nodes) {
    findings.mostLinks = Math.max(
      findings.mostLinks,
      world.network.linkedWith(node.identity.peer).length,
    );
  }
  const shown = world.prng.pick(nodes).room()?.people.list().length ?? 0;
  findings.mostKnown = Math.max(findings.mostKnown, shown);
  if (findings.mostKnown > PEERS_KNOWN_MAX + 1) throw new Error('too many are remembered');
  if (findings.mostLinks > LINKS_MAX + PARTING_MAX) throw new Error('too many links');
}

/** How many of `nodes` each of `which` is linked with. */
function honestLinks(world: World, nodes: readonly SimNode[], which = nodes): number[] {
  const all = new Set(nodes.map((it) => it.identity.peer));
  return which.map((it) => neighboursAmong(world, it.identity.peer, all).length);
}

const neighboursAmong = (world: World, peer: PeerId, all: ReadonlySet<PeerId>) =>
  world.network.linkedWith(peer).filter((it) => all.has(it));

/** Whether each can reach each over honest links alone. */
function inOnePiece(world: World, nodes: readonly SimNode[]): boolean {
  const all = new Set(nodes.map((it) => it.identity.peer));
  const reached = new Set<PeerId>();
  const next = [...all].slice(0, 1);
  for (let at = next.pop(); at; at = next.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    next.push(...neighboursAmong(world, at, all));
  }
  return reached.size === all.size;
}
