/** One open chat that records everything it sends, and pairs of chats that hear each other. */
import { createMemoryKeyValueStore } from '../../src/core/storage/memory-stores.ts';
import type { PeerId } from '../../src/core/base/ids.ts';
import { Chat, type ChatOptions } from '../../src/core/chat/chat.ts';
import { Exchange } from '../../src/core/chat/exchange/exchange.ts';
import { EntryTree } from '../../src/core/gossip/entry-tree.ts';
import type { Entry } from '../../src/core/chat/entry.ts';
import type { Identity, KeyValueStore } from '../../src/core/ports.ts';
import { createManualClock, type ManualClock } from '../fakes/manual-clock.ts';
import { createFakePeers, type FakePeers, type Said } from '../fakes/peers.ts';
import { crypto, randomOf, room, settled } from '../fakes/people.ts';
import { entriesOf } from './messages.ts';

export interface ChatRig {
  readonly chat: Chat;
  readonly peers: FakePeers;
  readonly identity: Identity;
  readonly records: KeyValueStore;
  readonly clock: ManualClock;
  /** Everything it sent, in order; `splice(0)` empties it. */
  readonly sent: Said[];
  readonly added: Entry[];
  readonly removed: Entry[];
  /** The peers that it counted faults of. */
  readonly blamed: readonly PeerId[];
  /** How often it reported that its own key was used twice. */
  usedTwice(): number;
}

export async function openChatRig(
  identity: Identity,
  change: Partial<ChatOptions> = {},
): Promise<ChatRig> {
  const clock = createManualClock();
  const records = change.records ?? createMemoryKeyValueStore();
  const peers = createFakePeers();
  const added: Entry[] = [];
  const removed: Entry[] = [];
  let usedTwice = 0;
  const chat = await Chat.open({
    openExchange: (options) =>
      new Exchange(new EntryTree(identity.peer), { ...options, answers: undefined }),
    roomId: room,
    identity,
    records,
    crypto,
    clock,
    random: randomOf(identity.peer),
    peers,
    ...change,
  });
  chat.onAdded((entries) => void added.push(...entries));
  chat.onRemoved((entries) => void removed.push(...entries));
  chat.onForkedSelf(() => void (usedTwice += 1));
  return {
    ...{ chat, peers, identity, records, clock, sent: peers.sent, added, removed },
    get blamed() {
      return peers.faults.map(([peer]) => peer);
    },
    usedTwice: () => usedTwice,
  };
}

export const entriesIn = (sent: readonly Said[]) =>
  sent.flatMap(({ message }) => entriesOf(message));
export const vectorsIn = (sent: readonly Said[]) =>
  sent.flatMap(({ message }) => (message.t === 'vector' ? [message] : []));

/**
 * Delivers the messages of two linked chats until both are silent; returns the number of messages. Throws if there are more
 * than `max`.
 */
export async function converse(a: ChatRig, b: ChatRig, max = 200): Promise<number> {
  let delivered = 0;
  for (;;) {
    await settled();
    const batch = [
      ...a.sent.splice(0).map((it) => ({ ...it, from: a, at: b })),
      ...b.sent.splice(0).map((it) => ({ ...it, from: b, at: a })),
    ];
    if (batch.length === 0) return delivered;
    delivered += batch.length;
    if (delivered > max) throw new Error(`${delivered} messages and no end`);
    for (const { from, at, to, except, message } of batch) {
      const meant = to === 'all' ? except !== at.identity.peer : to === at.identity.peer;
      if (meant) at.peers.deliver(from.identity.peer, message);
    }
  }
}

export function link(a: ChatRig, b: ChatRig): void {
  a.peers.link(b.identity.peer);
  b.peers.link(a.identity.peer);
}
