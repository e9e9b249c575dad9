/**
 * A hostile log of a million entries, offered by one member to the whole room code of another:
 * `npm run sim -- --flood-log`. All of it is genuine, so that nothing is refused for its form.
 */
import { writeEntry, type Entry } from '../../src/core/chat/entry.ts';
import { encodeMessage, PROTOCOL_VERSION } from '../../src/core/wire/envelope.ts';
import { decodeMessage, type Message } from '../../src/core/wire/message.ts';
import type { Link } from '../../src/core/ports.ts';
import { createHost } from '../fakes/host.ts';
import type { SimNode } from './sim-node.ts';
import { fairWeather } from './weather.ts';
import { createWorld, type World } from './world.ts';

export interface FloodOptions {
  readonly entries: number;
  /** Of the text of each. */
  readonly textChars: number;
  /** Told whenever so many more were offered, for measures that cost. */
  readonly lookEvery: number;
  readonly look?: () => void;
}

export interface FloodFindings {
  readonly offered: number;
  /** The most that the victim showed and stored at a time. */
  readonly shownMost: number;
  readonly recordsMost: number;
  readonly diskBytesMost: number;
  /** CPU time of the victim's own turns, together and of the longest. */
  readonly victimSeconds: number;
  readonly longestTurnMs: number;
  /** Virtual: a second for the victim. */
  readonly tookSeconds: number;
  /** What somebody else said before is still shown, and what is said afterwards reaches who comes. */
  readonly quietIsKept: boolean;
  readonly roomWorks: boolean;
}

/** Few, so that it is found at once. */
const PROOF_BITS = 8;
/** As many keys as a log may have authors, each of which cost nothing. */
const AUTHORS = 2_000;
/** What one answer to a vector may bring, and what one message may, with room for what is around entries. */
const ANSWER_BYTES = 500_000;
const MESSAGE_BYTES = 60_000;
const MESSAGE_ENTRIES = 250;
const ENVELOPE_BYTES = 150;

/** What somebody said before the flood: more than its share if all authors had as much. */
const QUIET = Array.from({ length: 190 }, (_, i) => `said before the flood ${i}`);
const LATER = 'said after the flood';

export async function runFloodLog(options: FloodOptions): Promise<FloodFindings> {
  const world = createWorld({
    seed: `flood of ${options.entries}`,
    nodes: 2,
    weather: { ...fairWeather },
    chunkBytes: 1024,
    watchWires: false,
    proofBits: PROOF_BITS, // people have worked; free keys leave the others no place
    checkEveryMs: Infinity, // looking at all of it after each event would be the costliest
  });
  const [alice, bob] = world.nodes;
  if (!alice || !bob) throw new Error('nobody is there');
  const say = (node: SimNode, text: string) => {
    world.said.add(text);
    void node.room()?.chat.say(text);
  };
  const shows = (node: SimNode, ...texts: readonly string[]) => {
    const messages = node.room()?.chat.messages() ?? [];
    const shown = new Set(messages.flatMap((it) => (it.kind === 'text' ? [it.text] : [])));
    return texts.every((it) => shown.has(it));
  };
  alice.start();
  bob.start();
  await world.run(10_000);
  for (const text of QUIET) say(bob, text);
  await world.run(5_000);
  bob.stop(); // the flood is all for one
  await world.run(5_000);

  const flood = createFlooder(world, options);
  let [shownMost, recordsMost, diskBytesMost, victimMs, longestTurnMs] = [0, 0, 0, 0, 0];
  let lookedAt = 0;
  const look = () => {
    lookedAt = flood.offered();
    shownMost = Math.max(shownMost, alice.room()?.chat.messages().length ?? 0);
    recordsMost = Math.max(recordsMost, alice.disk.contents().length);
    diskBytesMost = Math.max(diskBytesMost, alice.disk.usedBytes());
    options.look?.();
  };
  const beganAtMs = world.timeline.nowMs();
  flood.start();
  while (flood.offered() < options.entries) {
    const began = process.cpuUsage();
    const event = await world.timeline.step(Infinity);
    const { user, system } = process.cpuUsage(began);
    const turnMs = (user + system) / 1_000;
    if (event?.startsWith(alice.name)) {
      victimMs += turnMs;
      longestTurnMs = Math.max(longestTurnMs, turnMs);
    }
    if (flood.offered() - lookedAt >= options.lookEvery) look();
  }
  const tookSeconds = (world.timeline.nowMs() - beganAtMs) / 1_000;
  await world.run(5_000);
  look();
  flood.stop();
  const quietIsKept = shows(alice, ...QUIET);
  say(alice, LATER);
  await world.run(2_000);
  bob.start();
  await world.run(20_000);
  return {
    offered: flood.offered(),
    ...{ shownMost, recordsMost, diskBytesMost, longestTurnMs, tookSeconds, quietIsKept },
    victimSeconds: victimMs / 1_000,
    roomWorks: shows(bob, LATER),
  };
}

/** A member who answers each vector with what comes next of a log without end, and is never equal to anybody. */
function createFlooder(world: World, { entries, textChars }: FloodOptions) {
  const prng = world.prng.fork('flooder');
  const host = createHost(world.timeline, 'flooder');
  const authors = Array.from({ length: AUTHORS }, () => world.keyring.createIdentity(prng));
  const self = authors[0] ?? world.keyring.createIdentity(prng);
  const crypto = world.keyring.cryptoOf(host, 0, prng);
  const transport = world.network.join(self.peer, host);
  const perAuthor = Math.ceil(entries / AUTHORS);
  const text = 'x'.repeat(textChars);
  const perMessage = Math.min(
    MESSAGE_ENTRIES,
    Math.max(1, Math.floor(MESSAGE_BYTES / (textChars + ENVELOPE_BYTES))),
  );
  let offered = 0;
  let last: Entry | undefined;
  let owed = 0;
  let busy = false;

  async function next(): Promise<Entry> {
    const identity = authors[Math.floor(offered / perAuthor)] ?? self;
    const prev = offered % perAuthor === 0 ? undefined : last;
    const place = { seq: (prev?.body.seq ?? 0) + 1, prev: prev?.id, clock: offered + 10, time: 0 };
    const author = { roomId: world.roomId, crypto, identity };
    last = await writeEntry(author, place, { k: 'text', text });
    offered += 1;
    return last;
  }

  /** A message a turn, until what was asked for is answered. */
  async function answer(link: Link): Promise<void> {
    busy = true;
    const list = [];
    while (list.length < perMessage && offered < entries) list.push((await next()).signed);
    owed -= list.length * (textChars + ENVELOPE_BYTES);
    const isLast = owed <= 0 || offered >= entries;
    if (list.length > 0) send(link, { t: 'entries', list, more: isLast });
    if (isLast) busy = false;
    else host.after(5, 'goes on', () => void answer(link));
  }

  const send = (link: Link, message: Message) => void link.send('control', encodeMessage(message));

  function hear(link: Link, message: Message | null): void {
    if (message?.t === 'ping') send(link, { t: 'pong', n: message.n, digest: prng.bytes(16) });
    if (message?.t !== 'vector' && message?.t !== 'sums') return;
    owed = ANSWER_BYTES;
    if (!busy) void answer(link);
  }

  transport.onSighting((peer) => void transport.dial(peer).catch(() => undefined));
  transport.onLink((link) => {
    send(link, { t: 'hello', v: PROTOCOL_VERSION, name: 'flooder', box: self.boxKey });
    link.onMessage((lane, bytes) => hear(link, lane === 'control' ? decodeMessage(bytes) : null));
  });
  return {
    offered: () => offered,
    start: () => transport.start(),
    stop() {
      transport.close();
      host.kill();
    },
  };
}
