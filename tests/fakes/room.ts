/** A room without a network: it shows what a test or the gallery puts into it, and plays a transfer. */
import { SwapError, type SwapErrorCode } from '../../src/core/base/errors.ts';
import type { FileList } from '../../src/core/api/batch/file-list.ts';
import type { Bytes } from '../../src/core/base/bytes.ts';
import { topic, type FileId, type PeerId } from '../../src/core/base/ids.ts';
import { MIRROR_BYTES_DEFAULT } from '../../src/core/limits/files.ts';
import type { Off } from '../../src/core/ports.ts';
import { FileSearch } from '../../src/core/api/file-search.ts';
import type { LibraryFile, LibraryQuestion, RoomLibrary } from '../../src/core/api/library.ts';
import type { Delivery, RoomTalk } from '../../src/core/api/talk.ts';
import type {
  FileToShare,
  Room,
  RoomChat,
  RoomFiles,
  RoomHandoffs,
  RoomPart,
  RoomPeople,
} from '../../src/core/api/room-api.ts';
import type {
  ChatMessage,
  Keeping,
  NamedPeer,
  RoomHandoff,
  Person,
  RoomStatus,
  BlocklistEntry,
  Sending,
  SharedFile,
  StorageView,
  Tile,
} from '../../src/core/api/views.ts';
import type { RoomNotes } from '../../src/core/api/notes.ts';
import { FakeNotes, type FakeNote } from './notes.ts';
import { fakeShared, fakeText, seeded, SELF } from './room-views.ts';

const emptySource = { sizeBytes: 0, read: async () => new Uint8Array() };

export interface FakeParts {
  status: RoomStatus;
  people: Person[];
  messages: ChatMessage[];
  files: SharedFile[];
  storage: StorageView;
  /** What batches hold. */
  lists?: ReadonlyMap<FileId, FileList>;
  /** People without a link to us who have them. */
  farHolders?: ReadonlyMap<FileId, readonly NamedPeer[]>;
  handoffs?: readonly RoomHandoff[];
  blocklist?: readonly BlocklistEntry[];
  title?: string;
  sending?: readonly Sending[];
  /** The bytes of files that are here. */
  contents?: ReadonlyMap<FileId, Bytes>;
  library?: readonly LibraryFile[];
  notes?: readonly FakeNote[];
  delivery?: Delivery;
  typing?: readonly NamedPeer[];
  /** Whom people say to be linked with. */
  links?: ReadonlyMap<PeerId, ReadonlySet<PeerId>>;
}

/** The error that a call of the room throws. */
export type FakeFailures = Partial<Record<'say' | 'share' | 'download' | 'rename', SwapErrorCode>>;

export class FakeRoom implements Room {
  readonly topic = topic(seeded('topic 5', 16));
  readonly self = SELF;
  #notes: FakeNotes | undefined;
  readonly parts: FakeParts;
  /** The notifications that were shown. */
  readonly notified: { readonly title: string; readonly body: string }[] = [];
  readonly #failures: FakeFailures;
  readonly #listeners = new Map<RoomPart, Set<() => void>>();
  #keeping: Keeping = { on: false, limitBytes: MIRROR_BYTES_DEFAULT };
  readonly #completed = new Set<(id: FileId) => void>();
  readonly #timers = new Set<ReturnType<typeof setInterval>>();

  constructor(parts: FakeParts, failures: FakeFailures = {}) {
    this.parts = parts;
    this.#failures = failures;
  }

  readonly chat: RoomChat = {
    messages: () => this.parts.messages,
    recipients: () => this.parts.people.filter((it) => !it.self),
    say: async (text) => {
      this.#mayFail('say');
      this.parts.messages = [...this.parts.messages, fakeText('Esra', text, Date.now())];
      this.changed('messages');
    },
    edit: () => Promise.resolve(),
    delete: () => Promise.resolve(),
    deleteLater: () => Promise.resolve(),
    keep: () => Promise.resolve(),
    react: () => Promise.resolve(),
    keepDays: () => 365,
    hasOlderThan: (days) =>
      this.parts.messages.some(({ timeMs }) => timeMs < Date.now() - days * 86_400_000),
    setKeepDays: () => Promise.resolve(),
  };

  readonly people: RoomPeople = {
    list: () => this.parts.people,
    ownName: () => this.parts.people[0]?.name ?? '',
    rename: async (name) => {
      this.#mayFail('rename');
      this.parts.people = this.parts.people.map((p) => (p.self ? { ...p, name } : p));
      this.changed('people');
    },
    looksOf: (peer) => this.parts.people.find((it) => it.peer === peer)?.looks,
    setLooks: async (looks) => {
      this.parts.people = this.parts.people.map((p) => (p.self ? { ...p, looks } : p));
      this.changed('people');
    },
    met: () => this.parts.people.filter((it) => !it.self).map((it) => it.peer),
    boxKeyOf: () => undefined,
    lookUp: async (peer) => {
      const state = this.parts.people.find((it) => it.peer === peer)?.state;
      if (state === 'linked') return { hops: 1, ms: 24 };
      return state === 'present' ? { hops: 3, ms: 87 } : undefined;
    },
    isVerified: (peer) =>
      this.parts.people.some((person) => person.peer === peer && person.verified),
    setVerified: async (peer, verified) => {
      this.parts.people = this.parts.people.map((p) => (p.peer === peer ? { ...p, verified } : p));
      this.changed('people');
    },
    safetyCode: async (peer) => Uint8Array.from(seeded(`code ${peer}`, 12)),
    blocklist: () => this.parts.blocklist ?? [],
    setTreatment: async (peer, as) => {
      const person = this.parts.people.find((it) => it.peer === peer);
      const others = this.people.blocklist().filter((it) => it.peer !== peer);
      const name = person?.name ?? '';
      this.parts.blocklist = as === 'open' ? others : [...others, { peer, name, as }];
      this.parts.people = this.parts.people
        .filter((it) => it.peer !== peer || as !== 'blocked')
        .map((it) => (it.peer === peer ? { ...it, muted: as === 'muted' } : it));
      this.changed('people');
    },
  };

  readonly handoffs: RoomHandoffs = {
    offer: async (recipients) => recipients.length,
    list: () => this.parts.handoffs ?? [],
    decline: (by) => {
      this.parts.handoffs = this.handoffs.list().filter((handoff) => handoff.by !== by);
      this.changed('status');
    },
  };

  readonly files: RoomFiles = {
    list: () => this.parts.files,
    get: (id) => this.parts.files.find((file) => file.id === id),
    farHolders: async (id) => this.parts.farHolders?.get(id) ?? [],
    mosaic: (id, tiles) => this.#mosaic(id, tiles),
    busy: () => this.parts.files.some((file) => file.state === 'fetching'),
    share: async (file) => this.#share(file),
    withdraw: async (id) => {
      this.parts.files = this.parts.files.filter((file) => file.id !== id);
      this.parts.messages = this.parts.messages.map((it) =>
        it.kind === 'file' && it.file === id ? { ...it, kind: 'deleted', file: true } : it,
      );
      this.changed('files');
      this.changed('messages');
    },
    isWithdrawn: () => false,
    isWithdrawnByUs: () => false,
    reattach: () => Promise.resolve(false),
    contents: async (id) => this.parts.lists?.get(id) ?? { files: [], folders: [] },
    download: async (id) => this.#download(id),
    passThrough: async (id) => this.#download(id),
    arrange: async (ids) => {
      for (const [rank, id] of ids.entries()) this.#change(id, { rank });
    },
    sending: () => this.parts.sending ?? [],
    pause: async (id) => this.#change(id, { state: 'paused' }),
    cancel: async (id) =>
      this.#change(id, { state: 'offered', haveChunks: 0, haveBytes: 0, givers: [] }),
    onReady: (f) => {
      this.#completed.add(f);
      return () => void this.#completed.delete(f);
    },
    read: (id, range) => this.#read(id, range),
    savable: () => undefined,
    storage: () => Promise.resolve(this.parts.storage),
    pin: async (key, pinned) =>
      this.#keep(this.parts.storage.files.map((f) => (f.key === key ? { ...f, pinned } : f))),
    setLeaving: () => Promise.resolve(),
    evict: async (key) => this.#keep(this.parts.storage.files.filter((file) => file.key !== key)),
    flow: {
      limits: () => ({ uploadBytesPerSecond: undefined, downloadBytesPerSecond: undefined }),
      setLimits: () => undefined,
      setMetered: () => undefined,
    },
    keeping: () => this.#keeping,
    keep: async (keeping) => {
      this.#keeping = keeping;
      const keeps = keeping.on ? ('all' as const) : undefined;
      this.parts.people = this.parts.people.map((p) => (p.self ? { ...p, keeps } : p));
      this.changed('people');
    },
    kept: () => ({ files: 0, bytes: 0 }),
  };

  library(): Promise<RoomLibrary> {
    const listed = this.parts.library ?? [];
    const [shared] = this.parts.files.filter(({ library }) => library);
    const hits = ({ terms }: LibraryQuestion) =>
      new FileSearch(listed).find({ terms }, 20).flatMap((at) => {
        const { path = '', sizeBytes = 0 } = listed[at] ?? {};
        return shared ? [{ library: shared.id, owner: shared.sharer, at, path, sizeBytes }] : [];
      });
    return Promise.resolve({
      share: async (folder) =>
        this.#share({
          ...{ source: emptySource, name: folder.name, mime: '' },
          library: folder.files.length,
        }),
      isOpen: () => true,
      contents: () => Promise.resolve(listed),
      take: async () => this.#share({ source: emptySource, name: 'taken.txt', mime: '' }),
      taken: () => undefined,
      search: async (question, found) =>
        found({ hits: hits(question), more: false, asked: 1, answered: 1 }),
    });
  }

  notes(): Promise<RoomNotes> {
    this.#notes ??= new FakeNotes(this.parts.notes ?? [], () => this.changed('messages'));
    return Promise.resolve(this.#notes);
  }

  talk(): Promise<RoomTalk> {
    const { parts } = this;
    const last = () => parts.messages.findLast(({ own }) => own)?.id;
    return Promise.resolve({
      delivery: ({ id }) => (id === last() ? parts.delivery : undefined),
      typing: () => parts.typing ?? [],
      typed: () => undefined,
      linksOf: (peer) => parts.links?.get(peer),
      onChanged: () => () => undefined,
    });
  }

  title = () => this.parts.title ?? '';
  async setTitle(title: string): Promise<void> {
    this.parts.title = title;
    this.changed('status');
  }
  async lock(locked: boolean): Promise<void> {
    this.parts.status = { ...this.parts.status, locked };
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
  onKeySpent = () => () => undefined;
  refresh = () => undefined;
  close(): void {
    for (const timer of this.#timers) this.#stop(timer);
  }

  #mosaic(id: FileId, tiles: number): readonly Tile[] {
    const file = this.files.get(id);
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

  async *#read(id: FileId, range: { from: number; to: number }): AsyncIterable<Bytes> {
    const known = this.parts.contents?.get(id);
    if (known) return yield known.slice(range.from, range.to);
    const bytes = Uint8Array.from(seeded(`bytes ${id}`, 64 * 1024));
    for (let at = range.from; at < range.to; at += bytes.length)
      yield bytes.slice(0, range.to - at);
  }

  #share(file: FileToShare): FileId {
    this.#mayFail('share');
    const shared = fakeShared(file.name, file.source.sizeBytes, {
      own: true,
      sharer: SELF,
      sharerName: this.people.ownName(),
      state: 'sharing',
      holders: [],
      copiesElsewhere: 0,
      onlyHereFraction: 1,
      mime: file.mime,
      library: file.library === undefined ? undefined : { count: file.library },
    });
    this.parts.files = [...this.parts.files, shared];
    const said = fakeText('Esra', '', Date.now());
    this.parts.messages = [
      ...this.parts.messages,
      { ...said, kind: 'file', file: shared.id, fileName: file.name },
    ];
    this.changed('files');
    this.changed('messages');
    return shared.id;
  }

  #download(id: FileId): void {
    this.#mayFail('download');
    this.#change(id, { state: 'fetching' });
    const timer = setInterval(() => {
      const file = this.files.get(id);
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
  #mayFail(call: keyof FakeFailures): void {
    const code = this.#failures[call];
    if (code) throw new SwapError(code, 'as the test wishes');
  }
}
