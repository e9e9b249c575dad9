/** Mallory's repertoire: each trick is something that a peer of bad will can do once it is in the room. */
import { toBase64Url, type Bytes } from '../../src/core/bytes.ts';
import { fileId } from '../../src/core/ids.ts';
import { encodeMessage, type Message, type SignedEntry } from '../../src/core/message.ts';
import type { Link } from '../../src/core/ports.ts';
import { encodeDataFrame } from '../../src/core/swarm/data-frame.ts';
import type { Villain } from './mallory.ts';

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
  | 'badSegments'
  | 'greed';

interface Act {
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

const sizeOfChunk = ({ files, world }: Villain, file: Bytes, chunk: number): number => {
  const size = files.get(toBase64Url(file))?.sizeBytes ?? 0;
  return Math.min(world.chunkBytes, size - chunk * world.chunkBytes);
};

export const tricks: Record<Trick, Act> = {
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
      if (message?.t === 'entries') claimAll(villain, link);
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
  flood: {
    act({ send, prng }, link) {
      for (let n = 0; n < 500; n++) send(link, { t: 'ping', n, digest: prng.bytes(16) });
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
  /** Tells everyone another story under the same numbers. */
  fork: {
    meet(villain, link) {
      const { send, write, prng, world } = villain;
      void (async () => {
        const branch = prng.below(1_000);
        const first = await write(1, undefined, `mallory ${branch}`);
        const second = await write(2, first, `mallory again ${branch}`);
        for (const { id } of [first, second]) world.branches.set(id, branch);
        const list = prng.pick([[first, second], [first], [second]]).map((it) => it.signed);
        world.stats.lies += 1;
        send(link, { t: 'entries', more: false, list });
      })();
    },
  },
  /** A list of chunks that is well made, but not by the sharer. */
  badSegments: {
    act: claimAll,
    hear(villain, link, message) {
      if (message?.t === 'entries') claimAll(villain, link);
      if (message?.t !== 'manifest') return;
      const known = villain.files.get(toBase64Url(message.file));
      if (known)
        void villain
          .signSegment(known)
          .then((it) => villain.lie(link, 'control', encodeMessage(it)));
    },
  },
  /** Asks for everything, again and again, and for what cannot be. */
  greed: {
    act({ files, prng, send }, link) {
      send(link, { t: 'vector', authors: [], reply: prng.chance(0.5) });
      for (const { id } of files.values()) {
        const chunks = Array.from({ length: 40 }, () => prng.below(60));
        send(link, { t: 'manifest', file: id, from: prng.below(3) });
        send(link, { t: 'request', file: id, chunks });
        send(link, { t: 'cancel', file: id, chunks: [prng.below(40)] });
      }
    },
  },
};
