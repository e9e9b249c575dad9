/** One open chat whose every word is recorded, and pairs of chats that hear each other. */
import { openChat, type Chat, type ChatOptions } from '../../../src/core/chat/chat.ts';
import type { Entry } from '../../../src/core/chat/entry.ts';
import type { PeerId } from '../../../src/core/ids.ts';
import { decodeMessage, encodeMessage, type LogMessage } from '../../../src/core/message.ts';
import type { Identity, KeyValueStore } from '../../../src/core/ports.ts';
import { createMemoryKeyValueStore } from '../../../src/browser/memory-stores.ts';
import { createManualClock, type ManualClock } from '../../browser/manual-clock.ts';
import { crypto, room, settled } from './people.ts';

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
  readonly blamed: PeerId[];
}

export async function openChatRig(
  identity: Identity,
  change: Partial<ChatOptions> = {},
): Promise<ChatRig> {
  const clock = createManualClock();
  const records = change.records ?? createMemoryKeyValueStore();
  const sent: Sent[] = [];
  const [added, blamed]: [Entry[], PeerId[]] = [[], []];
  const chat = await openChat({
    topic: room,
    identity,
    records,
    crypto,
    clock,
    send: (to, message) => void sent.push({ to, message: travelled(message) }),
    broadcast: (message, except) =>
      void sent.push({ to: 'all', except, message: travelled(message) }),
    badEntry: (peer) => void blamed.push(peer),
    added: (entries) => void added.push(...entries),
    ...change,
  });
  return { chat, identity, records, clock, sent, added, blamed };
}

/** The message as the other side reads it. */
function travelled(message: LogMessage): LogMessage {
  const read = decodeMessage(encodeMessage(message));
  if (read?.t !== 'vector' && read?.t !== 'entries') throw new Error('no peer would take this');
  return read;
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
