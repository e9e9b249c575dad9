/** What Mallory does as a sharer: offers without end, two lists of one file, lengths that lie, one nonce for two sizes. */
import type { Bytes } from '../../src/core/base/bytes.ts';
import { chunkHash, fileId, idBytes, type FileId } from '../../src/core/base/ids.ts';
import type { Content, Entry } from '../../src/core/chat/entry.ts';
import type { Link } from '../../src/core/ports.ts';
import { encodeDataFrame } from '../../src/core/swarm/data-frame.ts';
import { fileIdOf, Manifest, type SignedSegment } from '../../src/core/swarm/manifest/manifest.ts';
import { encodeMessage } from '../../src/core/wire/envelope.ts';
import type { Message } from '../../src/core/wire/message.ts';
import { sha256 } from '../fakes/keyring.ts';
import type { Villain } from './mallory.ts';
import type { Act } from './tricks.ts';

export type FileTrick = 'manyOffers' | 'twoManifests' | 'lyingLengths' | 'sameNonce';

/** A list as she signs it, and the bytes that she sends for it. */
interface Version {
  readonly parts: readonly Bytes[];
  /** What the list says of their lengths; without it, the truth. */
  readonly lengths?: readonly number[];
}

interface Plan {
  readonly name: string;
  readonly nonce: Bytes;
  readonly sizeBytes: number;
  /** She shows each peer one of them, and always the same. */
  readonly versions: readonly Version[];
}

interface Shown {
  readonly segment: SignedSegment;
  readonly parts: readonly Bytes[];
}

interface Share {
  readonly entries: readonly Entry[];
  readonly files: ReadonlyMap<FileId, readonly Shown[]>;
}

const ENTRIES_A_MESSAGE = 100;
const CHUNKS = 6;

async function prepare(villain: Villain, plans: readonly Plan[]): Promise<Share> {
  const { identity, crypto, write } = villain.createSharer();
  const entries: Entry[] = [];
  const files = new Map<FileId, Shown[]>();
  for (const { name, nonce, sizeBytes, versions } of plans) {
    const content: Content = { k: 'file', nonce, name, size: sizeBytes, mime: '' };
    entries.push(await write(entries.length + 1, entries.at(-1), content));
    const facts = { name, mime: '', sizeBytes };
    const id = await fileIdOf(crypto, identity.publicKey, { nonce, ...facts });
    const shown: Shown[] = [];
    for (const { parts, lengths } of versions) {
      const chunks = parts.map((part, i) => ({
        hash: chunkHash(sha256(part)),
        lengthBytes: lengths?.[i] ?? part.length,
      }));
      const manifest = new Manifest(crypto, { id, ...facts, key: identity.publicKey });
      shown.push({ segment: await manifest.extend(identity, chunks, true), parts });
    }
    files.set(id, shown);
  }
  return { entries, files };
}

function answer(villain: Villain, { files }: Share, link: Link, message: Message): void {
  const shownTo = (id: Bytes): Shown | undefined => {
    const shown = files.get(fileId(id)) ?? [];
    return shown[(idBytes(link.peer)[0] ?? 0) % Math.max(1, shown.length)];
  };
  const tell = (it: Message) => villain.lie(link, 'control', encodeMessage(it));
  if (message.t === 'who') {
    for (const file of message.files) {
      if (shownTo(file)) tell({ t: 'bitfield', file, bits: new Uint8Array([255, 255]) });
    }
  }
  if (message.t === 'manifest') {
    const segment = shownTo(message.file)?.segment;
    if (segment && message.from === 0) tell({ t: 'segment', file: message.file, ...segment });
  }
  if (message.t !== 'request') return;
  for (const chunk of message.chunks) {
    const bytes = shownTo(message.file)?.parts[chunk];
    const frame = bytes && { file: fileId(message.file), chunk, offset: 0, bytes };
    if (frame) villain.lie(link, 'bulk', encodeDataFrame(frame));
  }
}

/** Offers what `plansOf` makes, once for each villain, and answers what is asked about it. */
function sharing(plansOf: (villain: Villain) => Plan[]): Act {
  const shares = new WeakMap<Villain, Promise<Share>>();
  const shareOf = (villain: Villain): Promise<Share> => {
    const share = shares.get(villain) ?? prepare(villain, plansOf(villain));
    shares.set(villain, share);
    return share;
  };
  return {
    meet(villain, link) {
      void shareOf(villain).then(({ entries }) => {
        for (let at = 0; at < entries.length; at += ENTRIES_A_MESSAGE) {
          const some = entries.slice(at, at + ENTRIES_A_MESSAGE);
          const list = some.map(({ signed }) => signed);
          villain.send(link, { t: 'entries', more: false, list });
        }
      });
    },
    hear(villain, link, message) {
      if (message) void shareOf(villain).then((share) => answer(villain, share, link, message));
    },
  };
}

const partsOf = ({ prng, world }: Villain): Bytes[] =>
  Array.from({ length: CHUNKS }, () => prng.bytes(world.chunkBytes));

const sizeOf = (parts: readonly Bytes[]): number => parts.reduce((sum, it) => sum + it.length, 0);

export const fileTricks: Record<FileTrick, Act> = {
  /** Nothing behind them. */
  manyOffers: sharing(({ prng, loudness }) =>
    Array.from({ length: loudness }, (_, i) => ({
      ...{ name: `offer ${i}`, nonce: prng.bytes(16), sizeBytes: prng.between(1, 2 ** 16) },
      versions: [],
    })),
  ),
  twoManifests: sharing((villain) => {
    const versions = [{ parts: partsOf(villain) }, { parts: partsOf(villain) }];
    const sizeBytes = sizeOf(versions[0]?.parts ?? []);
    return [{ name: 'two lists', nonce: villain.prng.bytes(16), sizeBytes, versions }];
  }),
  /** A chunk of one file is listed in another, with a length that is not its own. */
  lyingLengths: sharing((villain) => {
    const { prng } = villain;
    const parts = partsOf(villain);
    const lengths = parts.map((part, i) => (i % 2 === 0 ? part.length - 1 : part.length));
    const lying = lengths.reduce((sum, it) => sum + it, 0);
    return [
      {
        ...{ name: 'true', nonce: prng.bytes(16), sizeBytes: sizeOf(parts) },
        versions: [{ parts }],
      },
      {
        ...{ name: 'lengths', nonce: prng.bytes(16), sizeBytes: lying },
        versions: [{ parts, lengths }],
      },
    ];
  }),
  sameNonce: sharing((villain) => {
    const nonce = villain.prng.bytes(16);
    const parts = partsOf(villain);
    return [parts, parts.slice(1)].map((some) => ({
      ...{ name: 'same', nonce, sizeBytes: sizeOf(some) },
      versions: [{ parts: some }],
    }));
  }),
};
