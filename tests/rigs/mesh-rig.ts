/** Alice's mesh over a fake transport. It records all events. */
import type { PeerId } from '../../src/core/base/ids.ts';
import { TICK_MS } from '../../src/core/limits/shared.ts';
import type { Message } from '../../src/core/wire/message.ts';
import { createKnownPeers, type KnownPeers } from '../../src/core/mesh/known-peers.ts';
import { Mesh } from '../../src/core/mesh/mesh.ts';
import type { RoomMessage } from '../../src/core/peers.ts';
import { createManualClock, type ManualClock } from '../fakes/manual-clock.ts';
import { createFakeTransport, type FakeLink, type FakeTransport } from '../fakes/transport.ts';
import { alice, bytesOf, crypto, randomOf, room } from '../fakes/people.ts';

export interface MeshRig {
  readonly mesh: Mesh;
  readonly transport: FakeTransport;
  readonly clock: ManualClock;
  readonly knownPeers: KnownPeers;
  readonly blocked: Set<PeerId>;
  readonly keptOut: Set<PeerId>;
  /** `linked alice`, `unlinked alice`, message types, digests and so on, in order. */
  readonly events: string[];
  readonly messages: RoomMessage[];
  changes(): number;
  /** A link on which the other side has said hello. */
  greet(peer: PeerId, name?: string): FakeLink;
  /** One heartbeat later. */
  tick(times?: number): void;
}

export const theirBoxKey = bytesOf('their box key', 32);
export const helloFrom = (name: string, box = theirBoxKey): Message => ({
  t: 'hello',
  v: 3,
  name,
  box,
});
/** So few bits that a proof is found quickly. */
export const PROOF_BITS_HERE = 4;
export const ownDigest = bytesOf('own digest', 16);
export const theirDigest = bytesOf('their digest', 16);

export function createMeshRig(self: PeerId = alice.peer): MeshRig {
  const transport = createFakeTransport(self);
  const [blocked, keptOut] = [new Set<PeerId>(), new Set<PeerId>()];
  const knownPeers = createKnownPeers();
  const clock = createManualClock();
  const events: string[] = [];
  const messages: RoomMessage[] = [];
  let changes = 0;
  const mesh = new Mesh({
    roomId: room,
    transport,
    crypto,
    clock,
    knownPeers,
    proofBits: PROOF_BITS_HERE,
    isBlocked: (peer) => blocked.has(peer),
    isKeptOut: (peer) => keptOut.has(peer),
    random: randomOf('mesh'),
    name: () => 'Alice',
    boxKey: alice.boxKey,
    changed: () => void (changes += 1),
    measured: () => undefined,
  });
  mesh.compareDigests(
    () => ownDigest,
    (peer) => void events.push(`digest ${peer}`),
  );
  mesh.onLinked((peer) => void events.push(`linked ${peer}`));
  mesh.onUnlinked((peer) => void events.push(`unlinked ${peer}`));
  mesh.onMessage((peer, message) => {
    events.push(`${message.t} ${peer}`);
    messages.push(message);
  });
  mesh.onBulk((peer, frame) => void events.push(`bulk ${frame.length} ${peer}`));
  mesh.onDrain((peer) => void events.push(`drain ${peer}`));
  mesh.start();
  return {
    mesh,
    transport,
    clock,
    knownPeers,
    blocked,
    keptOut,
    events,
    messages,
    changes: () => changes,
    greet(peer, name = 'Bob') {
      const link = transport.link(peer);
      link.hear(helloFrom(name));
      return link;
    },
    tick(times = 1) {
      for (let i = 0; i < times; i++) {
        clock.pass(TICK_MS);
        mesh.tick();
      }
    },
  };
}
