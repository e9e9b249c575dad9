/**
 * Members of a large room that run the room as everyone does, but for what leaves them: each message goes through a trick. To
 * add one, add a line to `lies`.
 */
import { Decoder } from '@msgpack/msgpack';
import { encode } from '../../src/core/base/codec.ts';
import { equalBytes, toBase64Url, type Bytes } from '../../src/core/base/bytes.ts';
import { idBytes, type PeerId } from '../../src/core/base/ids.ts';
import { decodeForwarding, isForwarding } from '../../src/core/forwarding/forwarding-message.ts';
import { writePresence } from '../../src/core/presence/presence-record.ts';
import type { Lane } from '../../src/core/ports.ts';
import { encodeMessage } from '../../src/core/wire/envelope.ts';
import {
  decodeMessage,
  type SignedEntry,
  type SignedPresence,
} from '../../src/core/wire/message.ts';
import type { Prng } from '../fakes/prng.ts';
import { entriesOf } from '../rigs/messages.ts';
import { typeOf } from './hall-meter.ts';
import type { SimNode } from './sim-node.ts';
import type { World } from './world.ts';

/** A message that is about to leave a liar. */
interface Leaving {
  readonly world: World;
  readonly prng: Prng;
  readonly liar: SimNode;
  readonly lane: Lane;
  /** As in wire/message.ts, or `forwarding`, or `bulk`. */
  readonly type: string;
  readonly bytes: Bytes;
  /** Records of people who are not here, whose keys the liar made. */
  readonly inventions: SignedPresence[];
  /** Whose public key this is. */
  peerOf(publicKey: Uint8Array): PeerId | undefined;
}

/** What goes out in its place; undefined: the message itself. */
type Lie = (leaving: Leaving) => readonly Bytes[] | undefined;

const body = new Decoder();
const isOwn = ({ identity }: SimNode, entry: SignedEntry) =>
  equalBytes((body.decode(entry.body) as { key: Uint8Array }).key, identity.publicKey);
const entriesIn = ({ type, bytes }: Leaving): readonly SignedEntry[] => {
  const message = type === 'push' || type === 'entries' ? decodeMessage(bytes) : null;
  return message ? entriesOf(message) : [];
};

export const lies = {
  /** Passes on nobody's entries but its own. */
  keepsEntries(leaving) {
    const entries = entriesIn(leaving);
    const own = entries.filter((it) => isOwn(leaving.liar, it));
    if (own.length === entries.length) return undefined;
    return own.length > 0 ? [encodeMessage({ t: 'push', list: [...own] })] : [];
  },
  /** Forwards nothing for others, and tells nobody who is here. */
  keepsForwarded({ type, bytes, lane, liar }) {
    if (type !== 'forwarding') return undefined;
    const message = lane === 'control' ? decodeForwarding(bytes) : null;
    const { peer } = liar.identity;
    const source = message && 'from' in message ? message.from : undefined;
    return source && equalBytes(source, idBytes(peer)) ? undefined : [];
  },
  /** Asks everybody not to push to it, with every sign of life. */
  prunesEverybody({ world, prng, type, bytes }) {
    if (type !== 'ping' && type !== 'pong') return undefined;
    const author = idBytes(prng.pick(world.nodes).identity.peer);
    return [bytes, encodeMessage({ t: 'prune', author })];
  },
  /** Announces what it would push, and does not send it when asked. */
  announcesOnly(leaving) {
    const entries = entriesIn(leaving);
    if (entries.length === 0 || entries.every((it) => isOwn(leaving.liar, it))) return undefined;
    const list = entries.flatMap((it): [Bytes, number][] => {
      const { key, seq } = body.decode(it.body) as { key: Uint8Array; seq: number };
      const author = leaving.peerOf(key);
      return author === undefined ? [] : [[idBytes(author), seq]];
    });
    return list.length > 0 ? [encodeMessage({ t: 'ihave', list })] : [];
  },
  /** Tells of people who are not here, one with each sign of life. */
  inventsMembers({ type, bytes, inventions }) {
    const record = type === 'ping' ? inventions.pop() : undefined;
    return record && [bytes, encodeMessage({ t: 'presence', push: true, list: [record] })];
  },
  /** Passes on nothing that others ask each other, nor the answers. */
  dropsRoutes({ type, bytes, liar }) {
    const message = type === 'route' ? decodeMessage(bytes) : null;
    if (message?.t !== 'route') return type === 'routed' ? [] : undefined;
    return equalBytes(message.from, idBytes(liar.identity.peer)) ? undefined : [];
  },
  /** Answers anyone who asks, also in the place of others, that nobody has a file. */
  namesNobody({ type, bytes }) {
    const message = type === 'routed' ? decodeMessage(bytes) : null;
    if (message?.t !== 'routed' || !message.body) return undefined;
    return [encodeMessage({ ...message, body: encode([]) })];
  },
  /** Says with every sign of life that it has a file which it does not have. */
  claimsFiles({ world, liar, type }) {
    const files = [...world.shared.keys()];
    if (type === 'ping') liar.life?.overlay?.providers.provide(files, () => true);
    return undefined;
  },
} satisfies Record<string, Lie>;

/** People whom a liar makes up. */
const INVENTED = 20;

async function invent({ keyring, roomId, timeline }: World, prng: Prng): Promise<SignedPresence> {
  const identity = keyring.createIdentity(prng);
  const name = `nobody ${prng.below(1_000)}`;
  const record = await writePresence(roomId, identity, { at: timeline.nowMs(), name, gone: false });
  return record.signed;
}

/** Each liar tells one kind of lie; every ninth, and the last, tells all of them. */
export function letLie(world: World, liars: readonly SimNode[]): void {
  const all: readonly Lie[] = Object.values(lies);
  const prng = world.prng.fork('lies');
  const peers = new Map(
    world.nodes.map(({ identity }) => [toBase64Url(identity.publicKey), identity.peer]),
  );
  const peerOf = (publicKey: Uint8Array) => peers.get(toBase64Url(publicKey));
  const of = new Map<PeerId, Pick<Leaving, 'liar' | 'inventions'> & { told: readonly Lie[] }>();
  liars.forEach((liar, i) => {
    const kind = i === liars.length - 1 ? all.length : i % (all.length + 1);
    const told = kind === all.length ? all : all.slice(kind, kind + 1);
    const inventions: SignedPresence[] = [];
    of.set(liar.identity.peer, { liar, told, inventions });
    if (!told.includes(lies.inventsMembers)) return;
    for (let n = 0; n < INVENTED; n++) void invent(world, prng).then((it) => inventions.push(it));
  });
  world.watch.meddle = (from, _to, lane, bytes) => {
    const lying = of.get(from);
    if (!lying) return [bytes];
    const type = isForwarding(lane, bytes)
      ? 'forwarding'
      : lane === 'bulk'
        ? 'bulk'
        : typeOf(bytes);
    const { liar, inventions } = lying;
    const leaving = { world, prng, liar, lane, type, bytes, inventions, peerOf };
    for (const lie of lying.told) {
      const instead = lie(leaving);
      if (!instead) continue;
      world.stats.lies += 1;
      return [...instead];
    }
    return [bytes];
  };
}
