/** Fake identities by the thousand: each takes every link that it gets, holds it, and passes nothing on. */
import { searchProof } from '../../src/core/identity/proof-search.ts';
import type { Bytes } from '../../src/core/base/bytes.ts';
import type { PeerId } from '../../src/core/base/ids.ts';
import { KEY_BYTES } from '../../src/core/limits/shared.ts';
import { encodeMessage, PROTOCOL_VERSION } from '../../src/core/wire/envelope.ts';
import { decodeMessage } from '../../src/core/wire/message.ts';
import type { Link, Transport } from '../../src/core/ports.ts';
import { createHost, type Host } from '../fakes/host.ts';
import type { World } from './world.ts';

export interface FakePeople {
  readonly peers: ReadonlySet<PeerId>;
  /** Hashes that their proofs of work took, all of them. */
  readonly hashes: number;
  /** They come within `withinMs`, and each offers itself to each of `victims`, again and again. */
  come(withinMs: number): void;
  /** Somebody further to surround. */
  target(victim: PeerId): void;
  leave(): void;
}

export interface FakeOptions {
  readonly count: number;
  /** Zero bits of the proof of work of each; none without. */
  readonly proofBits: number | undefined;
  readonly victims: readonly PeerId[];
}

/** How often one that has no link with a victim offers itself again; more often is no use, see link-lottery.ts. */
const AGAIN_MS = 120_000;

interface Fake {
  readonly peer: PeerId;
  readonly nonce: Bytes | undefined;
  host: Host | undefined;
  transport: Transport | undefined;
  readonly linked: Set<PeerId>;
}

export function createFakePeople(world: World, options: FakeOptions): FakePeople {
  const prng = world.prng.fork('fakes');
  const victims = [...options.victims];
  let hashes = 0;

  const work = (peer: PeerId): Bytes | undefined => {
    if (options.proofBits === undefined) return undefined;
    const nonce = searchProof({ roomId: world.roomId, peer, bits: options.proofBits });
    hashes += new DataView(nonce.buffer).getUint32(4) + 1;
    return nonce;
  };
  const fakes = Array.from({ length: options.count }, (): Fake => {
    const { peer } = world.keyring.createIdentity(prng);
    return { peer, nonce: work(peer), host: undefined, transport: undefined, linked: new Set() };
  });

  const offer = (fake: Fake, victim: PeerId, delayMs: number): void => {
    const { host } = fake;
    host?.after(delayMs, 'offers itself', () => {
      if (!fake.linked.has(victim)) fake.transport?.dial(victim).catch(() => undefined);
      offer(fake, victim, AGAIN_MS * (0.5 + prng.next()));
    });
  };

  const onLink = (fake: Fake, link: Link): void => {
    fake.linked.add(link.peer);
    link.onClose(() => fake.linked.delete(link.peer));
    const hello = { t: 'hello', v: PROTOCOL_VERSION, name: 'one of us' } as const;
    const box = new Uint8Array(KEY_BYTES).fill(9);
    link.send('control', encodeMessage({ ...hello, box, ...(fake.nonce && { work: fake.nonce }) }));
    link.onMessage((lane, bytes) => {
      const message = lane === 'control' ? decodeMessage(bytes) : null;
      // Their own digest back: so nobody notices that it knows less.
      if (message?.t === 'ping') link.send('control', encodeMessage({ ...message, t: 'pong' }));
    });
  };

  const enter = (fake: Fake): void => {
    const host = createHost(world.timeline, 'fake');
    const transport = world.network.join(fake.peer, host);
    Object.assign(fake, { host, transport });
    transport.onLink((link) => onLink(fake, link));
    if (fake.nonce) transport.showProof(fake.nonce);
    transport.start();
    for (const victim of victims) offer(fake, victim, 1_000 + prng.below(20_000));
  };

  return {
    peers: new Set(fakes.map((it) => it.peer)),
    hashes,
    come(withinMs) {
      for (const fake of fakes)
        world.timeline.after(prng.below(withinMs), 'a fake comes', () => enter(fake), true);
    },
    target(victim) {
      victims.push(victim);
      for (const fake of fakes) offer(fake, victim, prng.below(10_000));
    },
    leave() {
      for (const fake of fakes) {
        fake.transport?.close();
        fake.host?.kill();
        fake.linked.clear();
      }
    },
  };
}
