/** Safety of forwarding: a forwarder finds no word, name or byte of others in a piece. */
import {
  decodeBulkPiece,
  decodeForwarding,
  isForwarding,
} from '../../src/core/forwarding/forwarding-message.ts';
import type { Bytes } from '../../src/core/base/bytes.ts';
import { peerId, type PeerId } from '../../src/core/base/ids.ts';
import { decodeMessage } from '../../src/core/wire/message.ts';
import type { Lane } from '../../src/core/ports.ts';
import { decodeDataFrame } from '../../src/core/swarm/data-frame.ts';
import type { World } from './world.ts';

/** Shorter ones occur by chance. */
const NEEDLE_BYTES_MIN = 8;
const NEEDLE_BYTES = 24;

/** The sealed body of a piece that `from` forwards for others, or undefined. */
export function forwardedBody(from: PeerId, lane: Lane, message: Bytes): Bytes | undefined {
  if (!isForwarding(lane, message)) return undefined;
  if (lane === 'bulk') {
    const piece = decodeBulkPiece(message);
    return piece && piece.from !== from ? piece.body : undefined;
  }
  const read = decodeForwarding(message);
  return read?.t === 'piece' && peerId(read.from) !== from ? read.body : undefined;
}

/** Looks at every piece on its second hop, where the forwarder holds it. */
export function createForwardingChecker(world: Pick<World, 'said' | 'chosen' | 'stats' | 'fail'>) {
  const texts = new Map<string, Buffer>();
  const textOf = (text: string) => {
    const known = texts.get(text) ?? Buffer.from(text.slice(0, NEEDLE_BYTES));
    texts.set(text, known);
    return known;
  };

  function* needles(): Iterable<Buffer> {
    for (const text of world.said) yield textOf(text);
    for (const { name, bytes } of world.chosen.values()) {
      yield textOf(name);
      const middle = Math.floor(bytes.length / 2);
      yield Buffer.from(bytes.subarray(middle, middle + NEEDLE_BYTES));
    }
  }

  return (from: PeerId, lane: Lane, message: Bytes): void => {
    const body = forwardedBody(from, lane, message);
    if (!body) return;
    world.stats.forwarded += 1;
    // With and without the byte that a piece begins with.
    for (const bytes of [body.slice(), body.slice(1)])
      if (decodeMessage(bytes) ?? decodeDataFrame(bytes))
        world.fail('a message is forwarded unsealed');
    const held = Buffer.from(body.buffer, body.byteOffset, body.length);
    for (const needle of needles())
      if (needle.length >= NEEDLE_BYTES_MIN && held.includes(needle))
        world.fail(`a forwarder reads ${JSON.stringify(needle.toString())}`);
  };
}
