/** A room out of thin air: what a test or the gallery says is there, and a transfer that plays. */
import { SwapError, type SwapErrorCode } from '../../src/core/base/errors.ts';
import {
  entryId,
  fileId,
  peerId,
  topic,
  type FileId,
  type PeerId,
} from '../../src/core/base/ids.ts';
import type { ByteSource, Off } from '../../src/core/ports.ts';
import type { Room, RoomPart } from '../../src/core/room/room.ts';
import type {
  ChatMessage,
  RoomHandoff,
  Person,
  RoomStatus,
  SetAside,
  SharedFile,
  StorageView,
  Tile,
  Treatment,
} from '../../src/core/api/views.ts';

/** `length` bytes that always are the same for one word. */
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
    muted: false,
    state: 'linked',
    path: 'direct',
    forwarder: undefined,
    messagesOnly: false,
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
    ...more,
  };
  return file;
}

export interface FakeParts {
  status: RoomStatus;
  people: Person[];
  messages: ChatMessage[];
  files: SharedFile[];
  storage: StorageView;
  moves?: readonly RoomHandoff[];
  setAside?: readonly SetAside[];
}

/** What each call of the room throws, where a test wants it to. */
export type PeerScores = Partial<Record<'say' | 'share' | 'download' | 'rename', SwapErrorCode>>;

export class FakeRoom implements Room {
  readonly topic = topic(seeded('topic 5', 16));
  readonly self = SELF;
  readonly parts: FakeParts;
  readonly #faults: PeerScores;
  readonly #listeners = new Map<RoomPart, Set<() => void>>();
  readonly #completed = new Set<(id: FileId) => void>();
  readonly #timers = new Set<ReturnType<typeof setInterval>>();

  constructor(parts: FakeParts, faults: PeerScores = {}) {
    this.parts = parts;
    this.#faults = faults;
  }

  boxKeyOf = () => undefined;
  isVerified = (peer: PeerId) =>
    this.parts.people.some((person) => person.peer === peer && person.verified);
  async setVerified(peer: PeerId, verified: boolean): Promise<void> {
    this.parts.people = this.parts.people.map((p) => (p.peer === peer ? { ...p, verified } : p));
    this.changed('people');
  }
  safetyCode = async (peer: PeerId) => Uint8Array.from(seeded(`code ${peer}`, 8));
  async lock(locked: boolean): Promise<void> {
    this.parts.status = { ...this.parts.status, locked };
    this.changed('status');
  }
  offerHandoff = (to: readonly PeerId[]) => to.length;
  moves = () => this.parts.moves ?? [];
  declineHandoff(by: PeerId): void {
    this.parts.moves = this.moves().filter((move) => move.by !== by);
    this.changed('status');
  }
  subscribe(part: RoomPart, f: () => void): Off {
    const listeners = this.#listeners.get(part) ?? new Set();
    this.#listeners.set(part, listeners.add(f));
    return () => void listeners.delete(f);
  }
  changed(part: RoomPart): void {
    for (const f of this.#listeners.get(part) ?? []) f();
  }
  status = () => this.parts.status;
  people = () => this.parts.people;
  messages = () => this.parts.messages;
  files = () => this.parts.files;
  file = (id: FileId) => this.parts.files.find((file) => file.id === id);
  storage = () => Promise.resolve(this.parts.storage);
  limits = () => ({ uploadBytesPerSecond: undefined, downloadBytesPerSecond: undefined });
  setLimits = () => undefined;
  setMetered = () => undefined;
  busy = () => this.parts.files.some((file) => file.state === 'fetching');
  name = () => this.parts.people[0]?.name ?? '';
  readers = () => this.parts.people.filter((it) => !it.self);
  setAside = () => this.parts.setAside ?? [];
  async treat(peer: PeerId, as: Treatment): Promise<void> {
    const person = this.parts.people.find((it) => it.peer === peer);
    const others = this.setAside().filter((it) => it.peer !== peer);
    const name = person?.name ?? '';
    this.parts.setAside = as === 'open' ? others : [...others, { peer, name, as }];
    this.parts.people = this.parts.people
      .filter((it) => it.peer !== peer || as !== 'blocked')
      .map((it) => (it.peer === peer ? { ...it, muted: as === 'muted' } : it));
    this.changed('people');
  }

  mosaic(id: FileId, tiles: number): readonly Tile[] {
    const file = this.file(id);
    if (!file) return [];
    const count = Math.min(tiles, file.chunks);
    const noise = seeded(`tiles ${id}`, count * 2);
    const have = file.own ? file.hashedFraction : file.haveChunks / Math.max(1, file.chunks);
    return Array.from({ length: count }, (_, i): Tile => {
      const full = have >= 1 || (noise[i] ?? 0) / 256 < have;
      const givers = file.givers.map((giver) => giver.peer);
      const giver = givers[(noise[count + i] ?? 0) % Math.max(1, givers.length)] ?? 'cache';
      const lost = !full && file.problem === 'nobody-has-it';
      const asked = !full && !lost && file.state === 'fetching' && (noise[i] ?? 0) > 230;
      return { giver: full ? (file.own ? 'own' : giver) : 'none', full, asked, lost };
    });
  }

  async rename(name: string): Promise<void> {
    this.#mayFail('rename');
    this.parts.people = this.parts.people.map((p) => (p.self ? { ...p, name } : p));
    this.changed('people');
  }
  async say(text: string): Promise<void> {
    this.#mayFail('say');
    this.parts.messages = [...this.parts.messages, fakeText('Esra', text, Date.now())];
    this.changed('messages');
  }
  keepDays = () => 365 as const;
  setKeepDays = () => Promise.resolve();
  onKeyUsedTwice = () => () => undefined;
  edit = () => Promise.resolve();
  deleteMessage = () => Promise.resolve();
  react = () => Promise.resolve();
  async share(file: { source: ByteSource; name: string; mime: string }): Promise<FileId> {
    this.#mayFail('share');
    const shared = fakeShared(file.name, file.source.sizeBytes, {
      own: true,
      sharer: SELF,
      sharerName: this.name(),
      state: 'sharing',
      holders: [],
      copiesElsewhere: 0,
      onlyHereFraction: 1,
      mime: file.mime,
    });
    this.parts.files = [...this.parts.files, shared];
    const said = fakeText('Esra', '', Date.now());
    this.parts.messages = [...this.parts.messages, { ...said, kind: 'file', file: shared.id }];
    this.changed('files');
    this.changed('messages');
    return shared.id;
  }
  reattach = () => Promise.resolve(false);

  async download(id: FileId): Promise<void> {
    this.#mayFail('download');
    this.#change(id, { state: 'fetching' });
    const timer = setInterval(() => {
      const file = this.file(id);
      if (file?.state !== 'fetching') return this.#stop(timer);
      const haveChunks = Math.min(file.chunks, file.haveChunks + Math.ceil(file.chunks / 40));
      const done = haveChunks === file.chunks;
      const fraction = file.chunks === 0 ? 1 : haveChunks / file.chunks;
      this.#change(id, {
        haveChunks,
        haveBytes: Math.round(file.sizeBytes * fraction),
        bytesPerSecond: done ? 0 : 18_200_000,
        secondsLeft: done ? undefined : (file.sizeBytes * (1 - fraction)) / 18_200_000,
        givers: [{ peer: file.sharer, name: file.sharerName, fraction }],
        state: done ? 'complete' : 'fetching',
      });
      if (done) for (const f of this.#completed) f(id);
    }, 100);
    this.#timers.add(timer);
  }
  pause = async (id: FileId) => this.#change(id, { state: 'paused' });
  passThrough = (id: FileId) => this.download(id);
  resume = (id: FileId) => this.download(id);
  cancel = async (id: FileId) =>
    this.#change(id, { state: 'offered', haveChunks: 0, haveBytes: 0, givers: [] });
  onComplete(f: (id: FileId) => void): Off {
    this.#completed.add(f);
    return () => void this.#completed.delete(f);
  }
  savable = () => undefined;
  async pin(key: string, pinned: boolean): Promise<void> {
    this.#keep(this.parts.storage.files.map((f) => (f.key === key ? { ...f, pinned } : f)));
  }
  async evict(key: string): Promise<void> {
    this.#keep(this.parts.storage.files.filter((file) => file.key !== key));
  }
  refresh = () => undefined;
  close(): void {
    for (const timer of this.#timers) this.#stop(timer);
  }

  #keep(files: StorageView['files']): void {
    this.parts.storage = { ...this.parts.storage, files };
    this.changed('storage');
  }
  #change(id: FileId, change: Partial<SharedFile>): void {
    this.parts.files = this.parts.files.map((f) => (f.id === id ? { ...f, ...change } : f));
    this.changed('files');
  }
  #stop(timer: ReturnType<typeof setInterval>): void {
    clearInterval(timer);
    this.#timers.delete(timer);
  }
  #mayFail(call: keyof PeerScores): void {
    const code = this.#faults[call];
    if (code) throw new SwapError(code, 'as the test wishes');
  }
}
