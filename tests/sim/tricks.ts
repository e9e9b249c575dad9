/** Mallory's repertoire: each trick is something that a hostile peer can do once it is in the room. */
import { toBase64Url, type Bytes } from '../../src/core/base/bytes.ts';
import { fileId, idBytes, peerId } from '../../src/core/base/ids.ts';
import { encodeBulkPiece, encodeForwarding } from '../../src/core/forwarding/forwarding-message.ts';
import { LINKS_MAX } from '../../src/core/limits/mesh.ts';
import { claimOf } from '../../src/core/chat/chain.ts';
import { claimTuple } from '../../src/core/chat/claim.ts';
import type { Entry } from '../../src/core/chat/entry.ts';
import { LIVE_ENTRIES_BURST } from '../../src/core/limits/chat.ts';
import { CONTROL_MESSAGES_BURST } from '../../src/core/limits/shared.ts';
import { encodeMessage } from '../../src/core/wire/envelope.ts';
import { ROUTED_KINDS, type Message, type SignedEntry } from '../../src/core/wire/message.ts';
import type { Link } from '../../src/core/ports.ts';
import { encodeDataFrame } from '../../src/core/swarm/data-frame.ts';
import { fileTricks, type FileTrick } from './file-tricks.ts';
import type { Villain } from './mallory.ts';
import { scribbles } from './notes.ts';
import { createVisitor } from './visitors.ts';
import { entriesOf } from '../rigs/messages.ts';

export type Trick =
  | 'silence'
  | 'answersPings'
  | 'badChunks'
  | 'halfChunks'
  | 'falseHaves'
  | 'replay'
  | 'flood'
  | 'garbage'
  | 'forgery'
  | 'fork'
  | 'future'
  | 'falseHistory'
  | 'badSegments'
  | 'greed'
  | 'strayPieces'
  | 'inventions'
  | 'strayRoutes'
  | 'chorus'
  | 'lowerForks'
  | 'visits'
  | 'scribbles'
  | FileTrick;

/** As many entries of one author as a peer takes without having asked. */
const CHORUS_EACH = LIVE_ENTRIES_BURST;
const LOWER_FORKS = 12;
const VISITS_MAX = 10;
/** Everything after these only costs time: answers to pings depend on nothing else. */
const FLOODS_MAX = 3;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface Act {
  /** On a new link. */
  meet?(villain: Villain, link: Link): void;
  /** On every message; null when it came by the bulk lane. */
  hear?(villain: Villain, link: Link, message: Message | null): void;
  /** Every now and then, to every link. */
  act?(villain: Villain, link: Link): void;
}

const ALL_BITS = (chunks: number) => new Uint8Array(Math.ceil(chunks / 8)).fill(255);

const claimAll = ({ files, send }: Villain, link: Link) => {
  for (const { id } of files.values()) send(link, { t: 'bitfield', file: id, bits: ALL_BITS(64) });
};

/** Noise in frames of the right places and sizes. */
const answer = ({ prng, lie }: Villain, link: Link, file: Bytes, chunk: number, length: number) => {
  const most = link.maxMessageBytes - 100;
  for (let offset = 0; offset < length; offset += most) {
    const bytes = prng.bytes(Math.min(most, length - offset));
    lie(link, 'bulk', encodeDataFrame({ file: fileId(file), chunk, offset, bytes }));
  }
};

/** As long as the chunk, or longer where lengths differ. */
const sizeOfChunk = ({ files, world }: Villain, file: Bytes, chunk: number): number => {
  const size = files.get(toBase64Url(file))?.sizeBytes ?? 0;
  const { minBytes, maxBytes } = world.cutting;
  return Math.min(maxBytes, size - chunk * minBytes);
};

export const tricks: Record<Trick, Act> = {
  ...fileTricks,
  scribbles,
  /** Says hello and never anything again. */
  silence: {},
  answersPings: {
    hear({ send, prng }, link, message) {
      if (message?.t !== 'ping') return;
      send(link, { t: 'pong', n: message.n, digest: prng.bytes(16) });
    },
  },
  badChunks: {
    act: claimAll,
    hear(villain, link, message) {
      if (message && entriesOf(message).length > 0) claimAll(villain, link);
      if (message?.t !== 'request') return;
      for (const chunk of message.chunks) {
        answer(villain, link, message.file, chunk, sizeOfChunk(villain, message.file, chunk));
      }
    },
  },
  /** Begins chunks and never ends them. */
  halfChunks: {
    act: claimAll,
    hear(villain, link, message) {
      if (message?.t !== 'request') return;
      for (const chunk of message.chunks) answer(villain, link, message.file, chunk, 10);
    },
  },
  /** Says she has everything, and answers no request, or refuses it. */
  falseHaves: {
    act: claimAll,
    hear({ send, prng }, link, message) {
      if (message?.t !== 'request' || prng.chance(0.5)) return;
      send(link, { t: 'reject', file: message.file, chunks: message.chunks });
    },
  },
  replay: {
    act({ overheard, prng, lie }, link) {
      if (overheard.length === 0) return;
      for (let i = 0; i < 5; i++) {
        const { lane, bytes } = prng.pick(overheard);
        if (bytes.length <= link.maxMessageBytes) lie(link, lane, bytes);
      }
    },
  },
  /** More than a peer ever has to say, a few times to each; to some, more than anybody may say. */
  flood: {
    act({ send, prng, flooded }, link) {
      const times = flooded.get(link.peer) ?? 0;
      if (times >= FLOODS_MAX) return;
      flooded.set(link.peer, times + 1);
      const pings = prng.chance(0.1) ? CONTROL_MESSAGES_BURST + 500 : 500;
      for (let n = 0; n < pings; n++) send(link, { t: 'ping', n, digest: prng.bytes(16) });
    },
  },
  garbage: {
    act({ overheard, prng, lie }, link) {
      const lane = prng.pick(['control', 'bulk'] as const);
      if (overheard.length === 0 || prng.chance(0.5)) {
        lie(link, lane, prng.bytes(prng.below(200)));
        return;
      }
      const bytes = prng.pick(overheard).bytes.slice(0, link.maxMessageBytes);
      for (let i = 0; i < 3 && bytes.length > 0; i++)
        bytes[prng.below(bytes.length)] = prng.below(256);
      lie(link, lane, bytes);
    },
  },
  /** Other people's entries with a byte changed, another's signature, or what they never said. */
  forgery: {
    act({ entries, prng, lie, forge }, link) {
      if (entries.length === 0) return;
      const victim = prng.pick(entries);
      const { body, sig } = victim.signed;
      const list = [{ body: body.slice(), sig: prng.bytes(64) }];
      const at = prng.below(body.length);
      const flipped = body.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (1 << prng.below(8));
      list.push({ body: flipped, sig });
      const tell = (it: SignedEntry) =>
        lie(link, 'control', encodeMessage({ t: 'entries', more: prng.chance(0.5), list: [it] }));
      if (prng.chance(0.4)) tell(prng.pick(list));
      else
        void forge(entries.findLast((it) => it.author === victim.author) ?? victim).then((it) =>
          tell(it.signed),
        );
    },
  },
  /** Tells everyone another story under the same numbers, from some place on. */
  fork: {
    meet(villain, link) {
      const { send, write, prng, world, common } = villain;
      void (async () => {
        const branch = prng.below(1_000);
        const [shared, own] = [prng.below(4), prng.between(1, 5)];
        while (common.length < shared) {
          common.push(await write(common.length + 1, common.at(-1), `mallory ${common.length}`));
        }
        const chain = common.slice(0, shared);
        for (let i = 0; i < own; i++) {
          const entry = await write(chain.length + 1, chain.at(-1), `mallory ${branch}.${i}`);
          world.branches.set(entry.id, { branch, seq: entry.body.seq });
          chain.push(entry);
        }
        const list = prng.chance(0.5) ? chain : chain.filter(() => prng.chance(0.7));
        world.stats.lies += 1;
        if (list.length > 0) {
          send(link, { t: 'entries', more: false, list: list.map((it) => it.signed) });
        }
      })();
    },
  },
  /** Entries far ahead of the time, or as far as everyone takes them. */
  future: {
    meet(villain, link) {
      const { send, writeAt, prng, world } = villain;
      void (async () => {
        const aheadMs = prng.pick([-2 * DAY_MS, 20 * HOUR_MS, 900 * DAY_MS, 2 ** 47]);
        const entry = await writeAt(Math.min(world.timeline.nowMs() + aheadMs, 2 ** 48), 'in time');
        if (aheadMs > DAY_MS) world.untimely.add(entry.id);
        else if (aheadMs > 0) world.ledMs = aheadMs;
        world.branches.set(entry.id, { branch: aheadMs, seq: entry.body.seq });
        world.stats.lies += 1;
        send(link, { t: 'entries', more: prng.chance(0.3), list: [entry.signed] });
      })();
    },
  },
  /** Answers a newcomer with what others said, but with parts left out, altered, added and out of order. */
  falseHistory: {
    hear(villain, link, message) {
      const { entries, prng, lie } = villain;
      if (message?.t !== 'vector' || entries.length === 0) return;
      const list = entries
        .filter(() => prng.chance(0.7))
        .slice(-100)
        .map(({ signed: { body, sig } }): SignedEntry => {
          if (prng.chance(0.95)) return { body, sig };
          const altered = body.slice();
          const at = prng.below(altered.length);
          altered[at] = (altered[at] ?? 0) ^ (1 << prng.below(8));
          return { body: altered, sig };
        })
        .sort(() => prng.next() - 0.5);
      if (list.length > 0) {
        const bytes = encodeMessage({ t: 'entries', more: prng.chance(0.3), list });
        if (bytes.length <= link.maxMessageBytes) lie(link, 'control', bytes);
      }
    },
  },
  /** A list of chunks that is well made, but not by the sharer. */
  badSegments: {
    act: claimAll,
    hear(villain, link, message) {
      if (message && entriesOf(message).length > 0) claimAll(villain, link);
      if (message?.t !== 'manifest') return;
      const known = villain.files.get(toBase64Url(message.file));
      if (known)
        void villain
          .signSegment(known)
          .then((it) => villain.lie(link, 'control', encodeMessage(it)));
    },
  },
  /** Comes with one further key after another, each of which says something and goes. */
  visits: {
    act({ world, prng, visits }, link) {
      if (visits.count >= VISITS_MAX) return;
      visits.count += 1;
      const visitor = createVisitor(world, prng);
      visitor.visit([link.peer], visitor.words(`passing by ${visits.count}`));
    },
  },
  /** Speaks with many keys, below every bound, through one peer: all who do this choose the same. */
  chorus: {
    act(villain, link) {
      const { send, flooded, links, loudness, world, createVoice } = villain;
      const first = world.nodes.map((it) => it.identity.peer).find((it) => links.has(it));
      if (link.peer !== first || flooded.has(link.peer)) return;
      flooded.set(link.peer, 1);
      void (async () => {
        for (
          let sent = 0, voice = createVoice(), prev: Entry | undefined;
          sent < loudness;
          sent++
        ) {
          if (sent % CHORUS_EACH === 0) [voice, prev] = [createVoice(), undefined];
          prev = await voice((prev?.body.seq ?? 0) + 1, prev, `voice ${sent}`);
          world.stats.lies += 1;
          send(link, { t: 'entries', more: false, list: [prev.signed] });
        }
      })();
    },
  },
  /** Contradicts what a key of hers said, from the end down, a claim at a time. */
  lowerForks: {
    meet(villain, link) {
      const { send, world, createVoice } = villain;
      void (async () => {
        const voice = createVoice();
        const chain: Entry[] = [];
        for (let seq = 1; seq <= LOWER_FORKS; seq++) {
          chain.push(await voice(seq, chain.at(-1), `said ${seq}`));
        }
        send(link, { t: 'entries', more: false, list: chain.map((it) => it.signed) });
        for (let seq = LOWER_FORKS; seq >= 1; seq--) {
          const other = await voice(seq, chain[seq - 2], `not said ${seq}`);
          world.stats.lies += 1;
          send(link, { t: 'claims', list: [claimTuple(claimOf(other))] });
        }
      })();
    },
  },
  /** Pieces of forwarded links that nobody has, to people who are here and to nobody. */
  strayPieces: {
    act({ links, prng, lie, self }, link) {
      for (let n = 0; n < 40; n++) {
        const to =
          prng.chance(0.5) && links.size > 0
            ? prng.pick([...links.keys()])
            : peerId(prng.bytes(16));
        const piece = { link: prng.bytes(8), body: prng.bytes(prng.between(1, 300)) };
        lie(link, 'bulk', encodeBulkPiece({ from: self, to, ...piece }));
        const ends = { from: idBytes(self), to: idBytes(to) };
        lie(link, 'control', encodeForwarding({ t: 'piece', ...ends, ...piece }));
      }
    },
  },
  /** Says that she is linked with people who do not exist. */
  inventions: {
    act({ prng, lie }, link) {
      const peers = Array.from({ length: LINKS_MAX }, () => prng.bytes(16));
      lie(link, 'control', encodeForwarding({ t: 'reach', peers, files: true }));
    },
  },
  /** Routes to people who are here and to nobody, in the name of anyone, and answers that nobody waits for. */
  strayRoutes: {
    act({ links, prng, send, self }, link) {
      const anyone = () =>
        links.size > 0 ? idBytes(prng.pick([...links.keys()])) : prng.bytes(16);
      for (let n = 0; n < 40; n++) {
        const body = prng.bytes(prng.between(0, 300));
        const from = prng.chance(0.5) ? idBytes(self) : anyone();
        const to = prng.chance(0.7) ? anyone() : prng.bytes(16);
        const about = { kind: prng.pick(ROUTED_KINDS), hops: prng.between(2, 16), body };
        send(link, { t: 'route', n, to, from, ask: prng.bytes(8), ...about });
        send(link, { t: 'routed', n, body });
      }
    },
  },
  /** Asks for everything, again and again, and for what cannot be. */
  greed: {
    act({ files, prng, send }, link) {
      send(link, {
        t: 'vector',
        salt: new Uint8Array(8),
        scope: new Uint8Array(),
        authors: [],
        reply: prng.chance(0.5),
        takes: 2,
      });
      for (const { id } of files.values()) {
        const chunks = Array.from({ length: 40 }, () => prng.below(60));
        send(link, { t: 'manifest', file: id, from: prng.below(3) });
        send(link, { t: 'request', file: id, chunks });
        send(link, { t: 'cancel', file: id, chunks: [prng.below(40)] });
      }
    },
  },
};
