/** What members forward for each other: reading it gives a message within its bounds, or null, and never throws. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PIECE_BYTES_MAX } from '../../src/core/limits/forwarding.ts';
import { LINKS_MAX } from '../../src/core/limits/mesh.ts';
import { CONTROL_MESSAGE_BYTES_MAX, LINK_ID_BYTES } from '../../src/core/limits/shared.ts';
import {
  decodeBulkPiece,
  decodeForwarding,
  encodeBulkPiece,
  encodeForwarding,
  type ForwardingMessage,
} from '../../src/core/forwarding/forwarding-message.ts';
import { createHandshake, NO_KEY } from '../../src/core/forwarding/handshake.ts';
import { idBytes } from '../../src/core/base/ids.ts';
import { alice, bob, bytesOf, crypto, room } from '../fakes/people.ts';
import { hostile } from './mutations.ts';

/** `FUZZ_RUNS=200000 npx vitest run tests/fuzz` looks longer. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 0);
const runs = (usual: number) => ({ numRuns: Math.max(usual, RUNS) });
const TIMEOUT_MS = RUNS > 0 ? 3_600_000 : 30_000;

const [from, to] = [idBytes(alice.peer), idBytes(bob.peer)];
const between = { from, to, link: bytesOf('link', LINK_ID_BYTES) };
const handshake = { ...between, files: true, body: bytesOf('handshake', 128) };
const messages: ForwardingMessage[] = [
  { t: 'reach', peers: [], files: false },
  { t: 'reach', peers: Array<typeof from>(LINKS_MAX).fill(to), files: true },
  { t: 'ask', ...handshake },
  { t: 'answer', ...handshake },
  { t: 'piece', ...between, body: bytesOf('piece', 60) },
  { t: 'drop', ...between, reason: 'closed' },
];

/** The longest byte string in a message, and the number of peers. */
function sizes(message: ForwardingMessage): { bytes: number; peers: number } {
  const values = Object.values(message);
  const bytes = values.map((it) => (it instanceof Uint8Array ? it.length : 0));
  return { bytes: Math.max(...bytes), peers: message.t === 'reach' ? message.peers.length : 0 };
}

test(
  '[T1] [T5] [T6] [T8] the messages of members about forwarding',
  () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(hostile(messages.map(encodeForwarding)), (bytes) => {
        const message = decodeForwarding(bytes);
        if (!message) return;
        kinds.add(message.t);
        const { bytes: longest, peers } = sizes(message);
        expect(longest).toBeLessThanOrEqual(message.t === 'piece' ? PIECE_BYTES_MAX + 64 : 128);
        expect(peers).toBeLessThanOrEqual(LINKS_MAX);
        // What we read we could send, and anyone would read the same.
        const again = encodeForwarding(message);
        expect(again.length).toBeLessThanOrEqual(CONTROL_MESSAGE_BYTES_MAX);
        expect(decodeForwarding(again)).toEqual(message);
      }),
      runs(5_000),
    );
    expect([...kinds].sort()).toEqual([...new Set(messages.map(({ t }) => t))].sort());
  },
  TIMEOUT_MS,
);

test(
  '[T6] a piece of the bulk lane',
  () => {
    const [shortest, longest] = [1, PIECE_BYTES_MAX + 64];
    const pieceOf = (length: number) =>
      encodeBulkPiece({
        ...between,
        from: alice.peer,
        to: bob.peer,
        body: bytesOf('body', length),
      });
    expect(decodeBulkPiece(pieceOf(0))).toBeNull();
    expect(decodeBulkPiece(pieceOf(longest))?.body).toHaveLength(longest);
    expect(decodeBulkPiece(pieceOf(longest + 1))).toBeNull();
    let understood = 0;
    fc.assert(
      fc.property(hostile([shortest, 30, 200].map(pieceOf)), (bytes) => {
        const piece = decodeBulkPiece(bytes);
        if (!piece) return;
        understood += 1;
        expect(piece.body.length).toBeGreaterThanOrEqual(shortest);
        expect(encodeBulkPiece(piece)).toEqual(bytes);
      }),
      runs(3_000),
    );
    expect(understood).toBeGreaterThan(50);
  },
  TIMEOUT_MS,
);

test(
  '[T5] a handshake message with any change is nobody’s',
  async () => {
    const handshakeOf = (identity: typeof alice) =>
      createHandshake({ roomId: room, identity, crypto });
    const own = { publicKey: bytesOf('ephemeral', 32), agree: () => Promise.resolve(null) };
    const signed = await handshakeOf(alice).sign(bob.peer, between.link, own, NO_KEY);
    const verify = (message: typeof signed) =>
      handshakeOf(bob).verify(alice.peer, between.link, message, NO_KEY);
    expect(await verify(signed)).toEqual(own.publicKey);
    await fc.assert(
      fc.asyncProperty(hostile([signed]), async (bytes) => {
        if (Buffer.compare(bytes, signed) !== 0) expect(await verify(bytes)).toBeNull();
      }),
      runs(400),
    );
  },
  TIMEOUT_MS,
);
