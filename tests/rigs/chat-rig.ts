/** One open chat whose every word is recorded, and pairs of chats that hear each other. */
import { openChat, type Chat, type ChatOptions } from '../../src/core/chat/chat.ts';
import type { Entry } from '../../src/core/chat/entry.ts';
import type { PeerId } from '../../src/core/base/ids.ts';
import {
  decodeMessage,
  encodeMessage,
  isLogMessage,
  type LogMessage,
} from '../../src/core/wire/message.ts';
import type { Identity, KeyValueStore } from '../../src/core/ports.ts';
import { createMemoryKeyValueStore } from '../../src/core/memory-stores.ts';
import { createManualClock, type ManualClock } from '../fakes/manual-clock.ts';
import { crypto, randomOf, room, settled } from '../fakes/people.ts';

export interface Sent {
  readonly to: PeerId | 'all';
  readonly except?: PeerId | undefined;
  readonly message: LogMessage;
}

export interface ChatRig {
  readonly chat: Chat;
  readonly identity: Identity;
  readonly records: KeyValueStore;
  readonly clock: ManualClock;
  /** Everything it said, in order; `splice(0)` to forget. */
  readonly sent: Sent[];
  readonly added: Entry[];
  readonly removed: Entry[];
  readonly blamed: PeerId[];
  /** How often it was told that its own key was used twice. */
  usedTwice(): number;
}

export async function openChatRig(
  identity: Identity,
  change: Partial<ChatOptions> = {},
): Promise<ChatRig> {
  const clock = createManualClock();
  const records = change.records ?? createMemoryKeyValueStore();
  const sent: Sent[] = [];
  const [added, blamed]: [Entry[], PeerId[]] = [[], []];
  const removed: Entry[] = [];
  let usedTwice = 0;
  const chat = await openChat({
    topic: room,
    identity,
    records,
    crypto,
    clock,
    random: randomOf(identity.peer),
    removed: (entries) => void removed.push(...entries),
    forkedSelf: () => void (usedTwice += 1),
    send: (to, message) => void sent.push({ to, message: travelled(message) }),
    broadcast: (message, except) =>
      void sent.push({ to: 'all', except, message: travelled(message) }),
    badEntry: (peer) => void blamed.push(peer),
    added: (entries) => void added.push(...entries),
    ...change,
  });
  return {
    chat,
    identity,
    records,
    clock,
    sent,
    added,
    removed,
    blamed,
    usedTwice: () => usedTwice,
  };
}

/** The message as the other side reads it. */
function travelled(message: LogMessage): LogMessage {
  const read = decodeMessage(encodeMessage(message));
  if (read && isLogMessage(read as LogMessage)) return read as LogMessage;
  throw new Error('no peer would take this');
}

export const entriesIn = (sent: readonly Sent[]) =>
  sent.flatMap(({ message }) => (message.t === 'entries' ? message.list : []));
export const vectorsIn = (sent: readonly Sent[]) =>
  sent.flatMap(({ message }) => (message.t === 'vector' ? [message] : []));

/**
 * Carries what two linked chats say to each other until both are silent; gives the number of messages.
 * Throws when they are still talking after `max`.
 */
export async function converse(a: ChatRig, b: ChatRig, max = 200): Promise<number> {
  let carried = 0;
  for (;;) {
    await settled();
    const batch = [
      ...a.sent.splice(0).map((it) => ({ ...it, from: a, at: b })),
      ...b.sent.splice(0).map((it) => ({ ...it, from: b, at: a })),
    ];
    if (batch.length === 0) return carried;
    carried += batch.length;
    if (carried > max) throw new Error(`${carried} messages and no end`);
    for (const { from, at, to, except, message } of batch) {
      const meant = to === 'all' ? except !== at.identity.peer : to === at.identity.peer;
      if (meant) at.chat.onMessage(from.identity.peer, message);
    }
  }
}

export function link(a: ChatRig, b: ChatRig): void {
  a.chat.onLinked(b.identity.peer);
  b.chat.onLinked(a.identity.peer);
}
