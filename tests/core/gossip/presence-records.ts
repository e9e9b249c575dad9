/** Records of presence for tests, and a machine that has links. */
import { peerId, type PeerId } from '../../../src/core/base/ids.ts';
import type { Presence } from '../../../src/core/gossip/presence-book.ts';
import { PresenceMachine } from '../../../src/core/gossip/presence.ts';
import { bytesOf } from '../../fakes/people.ts';
import { createPrng } from '../../fakes/prng.ts';

export const idOf = (name: string): PeerId => peerId(bytesOf(name, 16));

export const record = (name: string, at = 1, more: Partial<Presence> = {}): Presence => ({
  ...{ peer: idOf(name), at, name, boxKey: bytesOf('box', 32), hasProof: false, gone: false },
  signed: { body: new Uint8Array(100), sig: new Uint8Array(64) },
  ...more,
});

export const many = (kind: string, count: number, one = record) =>
  Array.from({ length: count }, (_, i) => one(`${kind} ${i}`));

/** Known for long to the machines of `machineOf`. */
export const dear = idOf('dear');

/** Linked with these. */
export function machineOf(...links: readonly PeerId[]): PresenceMachine {
  const prng = createPrng('places');
  const machine = new PresenceMachine({
    self: idOf('me'),
    isDear: (peer) => peer === dear,
    changed: () => undefined,
    random: () => prng.next(),
  });
  for (const it of links) machine.linked(it);
  return machine;
}
