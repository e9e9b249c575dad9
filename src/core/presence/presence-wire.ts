/** What the machine says and hears, as messages. */
import type { Bytes } from '../base/bytes.ts';
import { idBytes, peerId } from '../base/ids.ts';
import type { Version } from '../gossip/presence-compare.ts';
import type { PresenceMachine } from '../gossip/presence.ts';
import type { PresenceSaid } from '../gossip/presence-outbox.ts';
import type { RoomMessage } from '../peers.ts';
import type { PresenceMessage } from '../wire/message.ts';

type VersionsSaid = readonly (readonly [Uint8Array, number])[];

export const versionsOf = (list: VersionsSaid): Version[] =>
  list.map(([peer, at]) => ({ peer: peerId(peer), at }));

/** A peer that suspects many keeps nobody from hearing of a suspicion of themselves, which they answer seldom in any case. */
export const ownOf = ({ book, self }: PresenceMachine, list: VersionsSaid): Version[] =>
  versionsOf(list).filter(({ peer, at }) => peer === self && at === book.of(self)?.at);

export const isPresenceMessage = (message: RoomMessage): message is PresenceMessage =>
  message.t === 'suspect' || message.t === 'vouch' || message.t.startsWith('presence');

export function wireOf(said: PresenceSaid): PresenceMessage {
  if (said.t === 'presence') return { ...said, list: said.list.map(({ signed }) => signed) };
  if (said.t === 'presence-prune') return { ...said, list: said.list.map(idBytes) };
  if (said.t === 'presence-sums') return said;
  const list = said.list.map(({ peer, at }): [Bytes, number] => [idBytes(peer), at]);
  return { ...said, list };
}
