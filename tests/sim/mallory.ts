/** A member of the room who lies: speaks the protocol over the Transport port, and breaks it on purpose. */
import type { Bytes } from '../../src/core/base/bytes.ts';
import { writeEntry, type Content, type Entry } from '../../src/core/chat/entry.ts';
import { verifyEntry } from '../../src/core/chat/exchange/verify-entry.ts';
import { chunkHash, fileId, idBytes, type PeerId } from '../../src/core/base/ids.ts';
import { encodeMessage, PROTOCOL_VERSION } from '../../src/core/wire/envelope.ts';
import {
  decodeMessage,
  type Message,
  type SegmentMessage,
  type SignedEntry,
} from '../../src/core/wire/message.ts';
import type { Crypto, Identity, Lane, Link } from '../../src/core/ports.ts';
import { Manifest, fileIdOf } from '../../src/core/swarm/manifest/manifest.ts';
import type { Prng } from '../fakes/prng.ts';
import { createHost } from '../fakes/host.ts';
import { tricks, type Trick } from './tricks.ts';
import type { World } from './world.ts';
import { entriesOf } from '../rigs/messages.ts';

export interface Mallory {
  start(): void;
  stop(): void;
}

/** What her tricks work with. */
export interface Villain {
  readonly world: World;
  readonly prng: Prng;
  readonly self: PeerId;
  readonly links: Map<PeerId, Link>;
  /** Messages that she has seen, to be played again. */
  readonly overheard: { lane: Lane; bytes: Bytes }[];
  readonly entries: Entry[];
  /** Files she knows of, with their size. */
  readonly files: Map<string, { id: Bytes; sizeBytes: number }>;
  /** How often she has flooded each peer. */
  readonly flooded: Map<PeerId, number>;
  /** How often a further key of hers came. */
  readonly visits: { count: number };
  send(link: Link, message: Message): void;
  /** Sends what no honest peer would send. */
  lie(link: Link, lane: Lane, bytes: Bytes): void;
  /** What `victim` would say next, with the signature of somebody else. */
  forge(victim: Entry): Promise<Entry>;
  /** A closed manifest of noise for a file of somebody else, signed by herself. */
  signSegment(file: { id: Bytes; sizeBytes: number }): Promise<SegmentMessage>;
  write(seq: number, prev: Entry | undefined, text: string): Promise<Entry>;
  /** A first entry of this clock. */
  writeAt(clock: number, text: string): Promise<Entry>;
  /** A key of hers, which writes what it is told. */
  createVoice(): (seq: number, prev: Entry | undefined, text: string) => Promise<Entry>;
  /** A key of hers, which offers files. */
  createSharer(): {
    readonly identity: Identity;
    readonly crypto: Crypto;
    write(seq: number, prev: Entry | undefined, content: Content): Promise<Entry>;
  };
  /** How many entries she sends in a chorus, and how many files she offers. */
  readonly loudness: number;
  /** What all her stories begin with. */
  readonly common: Entry[];
}

const KEPT_MAX = 300;

export function drawTricks(prng: Prng): Trick[] {
  const names = Object.keys(tricks) as Trick[];
  const chosen = names.filter(() => prng.chance(0.25));
  return chosen.length > 0 ? chosen : [prng.pick(names)];
}

export function createMallory(
  world: World,
  chosen: readonly Trick[],
  name = 'mallory',
  loudness = 20,
): Mallory {
  const prng = world.prng.fork(name);
  const identity = world.keyring.createIdentity(prng);
  const host = createHost(world.timeline, name);
  const crypto = world.keyring.cryptoOf(host, 0, prng);
  const transport = world.network.join(identity.peer, host);
  const performing = chosen.map((name) => tricks[name]);

  const villain: Villain = {
    world,
    prng,
    self: identity.peer,
    links: new Map(),
    overheard: [],
    entries: [],
    files: new Map(),
    flooded: new Map(),
    visits: { count: 0 },
    common: [],
    send: (link, message) => void link.send('control', encodeMessage(message)),
    lie(link, lane, bytes) {
      if (link.send(lane, bytes)) world.stats.lies += 1;
    },
    async signSegment({ id, sizeBytes }) {
      const descriptor = { id: fileId(id), name: '', mime: '', sizeBytes, key: identity.publicKey };
      const chunks = [];
      for (let at = 0; at < sizeBytes; at += world.chunkBytes) {
        const lengthBytes = Math.min(world.chunkBytes, sizeBytes - at);
        chunks.push({ hash: chunkHash(prng.bytes(32)), lengthBytes });
      }
      const manifest = new Manifest(crypto, descriptor);
      return { t: 'segment', file: id, ...(await manifest.extend(identity, chunks, true)) };
    },
    forge: ({ author, body, id }) =>
      writeEntry(
        {
          roomId: world.roomId,
          crypto,
          identity: { ...identity, peer: author, publicKey: body.key },
        },
        { seq: body.seq + 1, prev: id, clock: body.clock + 1, time: 0 },
        { k: 'text', text: 'a forgery' },
      ),
    createVoice() {
      const author = { roomId: world.roomId, crypto, identity: world.keyring.createIdentity(prng) };
      return (seq, prev, text) =>
        writeEntry(
          author,
          { seq, prev: prev?.id, clock: (prev?.body.clock ?? 0) + 1, time: 0 },
          { k: 'text', text },
        );
    },
    createSharer() {
      const sharer = world.keyring.createIdentity(prng);
      const author = { roomId: world.roomId, crypto, identity: sharer };
      return {
        ...{ identity: sharer, crypto },
        write: (seq, prev, content) =>
          writeEntry(
            author,
            { seq, prev: prev?.id, clock: (prev?.body.clock ?? 0) + 1, time: 0 },
            content,
          ),
      };
    },
    loudness,
    writeAt: (clock, text) =>
      writeEntry(
        { roomId: world.roomId, crypto, identity },
        { seq: 1, prev: undefined, clock, time: 0 },
        { k: 'text', text },
      ),
    write: (seq, prev, text) =>
      writeEntry(
        { roomId: world.roomId, crypto, identity },
        { seq, prev: prev?.id, clock: (prev?.body.clock ?? 0) + 1, time: 0 },
        { k: 'text', text },
      ),
  };

  const learn = async (signed: SignedEntry) => {
    const entry = await verifyEntry(crypto, world.roomId, signed);
    if (entry && villain.entries.length < KEPT_MAX) villain.entries.push(entry);
    if (entry?.body.k !== 'file') return;
    const { nonce, name, mime, size: sizeBytes } = entry.body;
    const id = await fileIdOf(crypto, entry.body.key, { nonce, name, mime, sizeBytes });
    villain.files.set(id, { id: idBytes(id), sizeBytes: entry.body.size });
  };

  const onMessage = (link: Link, lane: Lane, bytes: Bytes) => {
    if (villain.overheard.length < KEPT_MAX) villain.overheard.push({ lane, bytes });
    const message = lane === 'control' ? decodeMessage(bytes) : null;
    if (message) for (const entry of entriesOf(message)) void learn(entry);
    for (const trick of performing) trick.hear?.(villain, link, message);
  };

  const onLink = (link: Link) => {
    villain.links.set(link.peer, link);
    link.onClose(() => {
      if (villain.links.get(link.peer) === link) villain.links.delete(link.peer);
    });
    villain.send(link, { t: 'hello', v: PROTOCOL_VERSION, name: 'mallory', box: identity.boxKey });
    link.onMessage((lane, bytes) => onMessage(link, lane, bytes));
    villain.send(link, {
      t: 'vector',
      salt: new Uint8Array(8),
      scope: new Uint8Array(),
      authors: [],
      reply: false,
      takes: 2,
    });
    for (const trick of performing) trick.meet?.(villain, link);
  };

  const act = () => {
    for (const link of villain.links.values()) prng.pick(performing).act?.(villain, link);
    host.after(prng.between(50, 3_000), 'schemes', act);
  };

  return {
    start() {
      if (!host.alive()) return;
      world.note(`${name}: ${chosen.join(', ')}`);
      transport.onSighting((peer) => void transport.dial(peer).catch(() => undefined));
      transport.onLink(onLink);
      transport.start();
      act();
    },
    stop() {
      transport.close();
      host.kill();
    },
  };
}
