/** People, messages and files as a room shows them, made from names. */
import { entryId, fileId, peerId, type FileId, type PeerId } from '../../src/core/base/ids.ts';
import type { ChatMessage, Person, SharedFile } from '../../src/core/api/views.ts';

/** `length` bytes, always the same ones for one word. */
export function seeded(word: string, length: number): Uint8Array {
  let state = 2166136261;
  for (const char of word) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16777619);
  return Uint8Array.from({ length }, () => {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9;
    return (state >>> 13) & 255;
  });
}
export const fakePeer = (word: string): PeerId => peerId(seeded(`peer ${word}`, 16));
export const fakeFile = (word: string): FileId => fileId(seeded(`file ${word}`, 16));

export const SELF = fakePeer('Esra');

export function fakePerson(name: string, more: Partial<Person> = {}): Person {
  return {
    peer: fakePeer(name),
    name,
    self: false,
    verified: false,
    looks: undefined,
    muted: false,
    state: 'linked',
    path: 'direct',
    forwarder: undefined,
    messagesOnly: false,
    keeps: undefined,
    roundTripMs: 12,
    trouble: undefined,
    seenAtMs: Date.UTC(2026, 4, 12, 9, 30),
    gaveBytes: 0,
    tookBytes: 0,
    ...more,
  };
}

let entries = 0;
export type TextMessage = Extract<ChatMessage, { kind: 'text' }>;
export function fakeText(
  name: string,
  text: string,
  timeMs: number,
  more: Partial<TextMessage> = {},
): TextMessage {
  const author = fakePeer(name);
  const id = entryId(seeded(`entry ${++entries}`, 32));
  const own = author === SELF;
  const plain = { to: undefined, edited: false, quote: undefined, reactions: [] };
  return { id, author, name, own, timeMs, kind: 'text', text, ...plain, ...more };
}

export function fakeShared(name: string, sizeBytes: number, more: Partial<SharedFile> = {}) {
  const chunks = Math.ceil(sizeBytes / 131_072);
  const file: SharedFile = {
    id: fakeFile(name),
    name,
    sizeBytes,
    mime: '',
    sharer: fakePeer('Ana'),
    sharerName: 'Ana',
    own: false,
    private: false,
    batch: undefined,
    chosen: undefined,
    thumb: undefined,
    library: undefined,
    timeMs: Date.now(),
    state: 'offered',
    hashedFraction: 1,
    haveBytes: 0,
    through: false,
    chunks,
    haveChunks: 0,
    bytesPerSecond: 0,
    secondsLeft: undefined,
    holders: [{ peer: fakePeer('Ana'), name: 'Ana', fraction: 1 }],
    givers: [],
    copiesElsewhere: 1,
    onlyHereFraction: 0,
    problem: undefined,
    pinned: false,
    rank: undefined,
    ...more,
  };
  return file;
}
