/** What the tree of gossip/entry-tree.ts says, and lists that are longer than one message may name. */
import type { PeerId } from '../base/ids.ts';
import type { Position } from './position.ts';

/** What to tell a peer. */
export type TreeMessage =
  | { readonly t: 'ihave' | 'graft'; readonly list: readonly Position[] }
  | { readonly t: 'prune'; readonly author: PeerId };

export interface ToPeer {
  readonly to: PeerId;
  readonly message: TreeMessage;
}

export const inParts = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );

export function* listMessages(
  t: 'ihave' | 'graft',
  toPeers: Iterable<readonly [PeerId, readonly Position[]]>,
  max: number,
): Generator<ToPeer> {
  for (const [to, positions] of toPeers)
    for (const list of inParts(positions, max)) yield { to, message: { t, list } };
}
