/** The rooms of the gallery: quiet, busy, alone, hostile and huge. */
import type {
  ChatMessage,
  Person,
  RoomStatus,
  SharedFile,
  StorageView,
} from '../../../src/core/api/views.ts';
import type { FakeParts } from '../../fakes/room.ts';
import {
  fakeFile,
  fakePeer,
  fakePerson,
  fakeShared,
  fakeText,
  SELF,
} from '../../fakes/room-views.ts';

const MB = 1_000_000;
const GB = 1_000 * MB;
const DAY_MS = 86_400_000;
/** A fixed afternoon, so that pictures stay the same. */
const NOON = new Date(2026, 5, 14, 14, 0).getTime();

export const STEMS =
  'Flea-market-band_2026-06-13_live-at-the-old-tram-depot_multitrack-stems_48kHz-24bit.zip';

const self = (more: Partial<Person> = {}) =>
  fakePerson('Esra', { peer: SELF, self: true, roundTripMs: undefined, ...more });

const people: Person[] = [
  self({ gaveBytes: 412 * MB, tookBytes: 1.2 * GB }),
  fakePerson('Ana', { gaveBytes: 640 * MB }),
  fakePerson('Bo', { roundTripMs: 31, tookBytes: 212_000, keeps: 'all' }),
  fakePerson('Chidi', { path: 'turn', roundTripMs: 64 }),
  fakePerson('Dmitri', { state: 'linking', path: 'unknown', roundTripMs: undefined }),
  fakePerson('한나', { path: 'nat', roundTripMs: 204 }),
  fakePerson('Evren', {
    state: 'unreached',
    path: 'unknown',
    roundTripMs: undefined,
    trouble: 'no-path',
  }),
  fakePerson('Flora', { state: 'lost', path: 'unknown', roundTripMs: undefined }),
];

const holder = (name: string, fraction: number) => ({ peer: fakePeer(name), name, fraction });

const fileMessage = (name: string, file: string, timeMs: number): ChatMessage => ({
  ...fakeText(name, '', timeMs),
  kind: 'file',
  file: fakeFile(file),
  fileName: file,
});

const messages: ChatMessage[] = [
  fakeText(
    'Chidi',
    'The depot lets us in at four. Map and parking: https://tram-depot.example/visit?gate=3.',
    NOON - DAY_MS - 17e6,
  ),
  fakeText('Chidi', 'Who brings the long cables?', NOON - DAY_MS - 16.95e6),
  fakeText('Bo', 'سأحضر الكابلات غدًا الساعة ٩، هل يكفي ذلك؟', NOON - DAY_MS - 16.5e6),
  fakeText('Ana', 'All 24 stems from Saturday. Take them from whoever is quickest.', NOON),
  fileMessage('Ana', STEMS, NOON + 1_000),
  fakeText('한나', '이렇게 하면 절반 크기예요.\n\n  One\n    Two\n      Three', NOON + 3e5),
  { ...fakeText('Bo', '', NOON + 4e5), kind: 'deleted', file: false },
  { ...fakeText('Bo', '', NOON + 4.1e5), kind: 'deleted', file: true },
  { ...fakeText('Flora', '', NOON + 5e5), kind: 'forked' },
  fakeText('Esra', 'They sound wonderful. Drum overheads first, please.', NOON + 6e5, {
    edited: true,
    quote: {
      id: fakeText('Ana', '', 0).id,
      name: 'Ana',
      words: 'All 24 stems from Saturday. Take them from whoever is quickest.',
    },
    reactions: [
      { emoji: '👍', names: ['Ana', 'Esra'], own: true },
      { emoji: '🎉', names: ['Bo'], own: false },
    ],
  }),
];

const files: SharedFile[] = [
  fakeShared('set-list_all-three-nights.ods', 4.2 * MB, {
    state: 'failed',
    problem: 'storage-full',
    haveChunks: 27,
    haveBytes: 3.5 * MB,
    sharer: fakePeer('Dmitri'),
    sharerName: 'Dmitri',
    givers: [holder('Dmitri', 0.8)],
  }),
  fakeShared('rehearsal-room-photos.zip', 1.1 * GB, {
    state: 'fetching',
    problem: 'nobody-has-it',
    haveChunks: 8300,
    haveBytes: 1.08 * GB,
    givers: [holder('Chidi', 0.98)],
    holders: [],
    sharer: fakePeer('Chidi'),
    sharerName: 'Chidi',
  }),
  fakeShared('tram-depot-walkthrough.mp4', 734 * MB, {
    state: 'paused',
    haveChunks: 2190,
    haveBytes: 287 * MB,
    sharer: fakePeer('Dmitri'),
    sharerName: 'Dmitri',
    givers: [holder('Dmitri', 0.2), holder('Ana', 0.19)],
  }),
  fakeShared('stage-plan.pdf', 96 * MB, {
    own: true,
    sharerName: 'Esra',
    state: 'needs-source',
    problem: 'source-gone',
    holders: [],
    copiesElsewhere: 0,
    onlyHereFraction: 1,
  }),
  fakeShared('tram-depot-plan_rev-C.svg', 212_000, {
    own: true,
    sharerName: 'Esra',
    state: 'sharing',
    holders: [],
    copiesElsewhere: 0,
    onlyHereFraction: 1,
  }),
  fakeShared('saturday-raw.wav', 9.4 * GB, {
    own: true,
    sharerName: 'Esra',
    state: 'sharing',
    hashedFraction: 0.41,
    holders: [holder('Ana', 0.2)],
    copiesElsewhere: 0,
    onlyHereFraction: 1,
  }),
  fakeShared('poster final FINAL v7 (A2, 3 mm bleed).pdf', 38.1 * MB, {
    state: 'complete',
    haveChunks: 291,
    haveBytes: 38.1 * MB,
    givers: [holder('Bo', 0.7), holder('Ana', 0.3)],
    holders: [holder('Bo', 1), holder('Ana', 1), holder('Chidi', 1)],
    copiesElsewhere: 3,
    onlyHereFraction: 0,
  }),
  fakeShared('합창 연습 2026-06-13.m4a', 61.7 * MB, {
    sharer: fakePeer('한나'),
    sharerName: '한나',
    holders: [holder('한나', 1), holder('Bo', 1)],
    copiesElsewhere: 2,
    onlyHereFraction: 0,
  }),
  fakeShared(STEMS, 2.4 * GB, {
    state: 'fetching',
    haveChunks: 11_720,
    haveBytes: 1.54 * GB,
    bytesPerSecond: 18.2 * MB,
    secondsLeft: 48,
    holders: [holder('Ana', 1), holder('Bo', 1), holder('Chidi', 0.6)],
    givers: [holder('Ana', 0.27), holder('Bo', 0.19), holder('Chidi', 0.12), holder('한나', 0.064)],
    copiesElsewhere: 2,
    onlyHereFraction: 0,
  }),
];

const named = (name: string) => ({ peer: fakePeer(name), name });

const kept = (name: string, cachedBytes: number, sizeBytes = cachedBytes, more = {}) => ({
  key: `key ${name}`,
  id: fakeFile(name),
  name,
  sizeBytes,
  cachedBytes,
  lastUsedAtMs: NOON - 3 * DAY_MS,
  pinned: false,
  asked: true,
  busy: false,
  ...more,
});
const storage: StorageView = {
  usedBytes: 3.1 * GB,
  quotaBytes: 12 * GB,
  nearlyFull: false,
  files: [
    kept(STEMS, 1.54 * GB, 2.4 * GB, { busy: true, lastUsedAtMs: NOON }),
    kept('poster final FINAL v7 (A2, 3 mm bleed).pdf', 38.1 * MB, undefined, { pinned: true }),
    kept('rehearsal-2025.zip', 800 * MB),
  ],
};

export const busyRoom = (): FakeParts => ({
  status: {
    signaling: 'online',
    linked: 4,
    here: 4,
    lost: 0,
    caughtUp: true,
    linking: 1,
    unreached: 0,
    outside: undefined,
    locked: false,
  },
  people,
  messages,
  files,
  storage,
  sending: [
    { ...named('Ana'), file: fakeFile('saturday-raw.wav'), bytesPerSecond: 2.1 * MB },
    {
      ...named('Bo'),
      file: fakeFile('poster final FINAL v7 (A2, 3 mm bleed).pdf'),
      bytesPerSecond: 640_000,
    },
    {
      ...named('Chidi'),
      file: fakeFile('poster final FINAL v7 (A2, 3 mm bleed).pdf'),
      bytesPerSecond: 82_000,
    },
  ],
});

export const nearlyFullRoom = (): FakeParts => ({
  ...busyRoom(),
  storage: { ...storage, usedBytes: 11.6 * GB, nearlyFull: true },
});

export const aloneRoom = (): FakeParts => ({
  status: {
    signaling: 'online',
    linked: 0,
    here: 0,
    lost: 0,
    caughtUp: false,
    linking: 0,
    unreached: 0,
    outside: undefined,
    locked: false,
  },
  people: [self()],
  messages: [],
  files: [],
  storage: { usedBytes: 0, quotaBytes: 12 * GB, nearlyFull: false, files: [] },
});

export const outsideRoom = (outside: RoomStatus['outside']): FakeParts => ({
  ...aloneRoom(),
  status: { ...aloneRoom().status, outside },
});

/** A locked room. Two of its people have opened new rooms. */
export const handoffRoom = (): FakeParts => ({
  ...busyRoom(),
  status: { ...busyRoom().status, locked: true },
  handoffs: ['Ana', 'Bo'].map((name) => ({
    by: fakePeer(name),
    name,
    secret: new Uint8Array(16),
    password: '',
  })),
});

export const leftAloneRoom = (): FakeParts => ({
  ...aloneRoom(),
  status: {
    signaling: 'offline',
    linked: 0,
    here: 0,
    lost: 0,
    caughtUp: false,
    linking: 0,
    unreached: 0,
    outside: undefined,
    locked: false,
  },
  messages,
  files: files.slice(-2),
  storage,
});

const HOSTILE_NAMES = [
  '<img src=x onerror=alert(1)>',
  'W'.repeat(40),
  '\u202egnp.exe \u202e abc',
  'ܥܠܝܡܐ שלום مرحبا',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
];
export const hostileRoom = (): FakeParts => ({
  status: {
    signaling: 'offline',
    linked: 5,
    here: 5,
    lost: 0,
    caughtUp: true,
    linking: 0,
    unreached: 0,
    outside: undefined,
    locked: false,
  },
  people: [self(), ...HOSTILE_NAMES.map((name) => fakePerson(name, { gaveBytes: 9.99e14 }))],
  messages: HOSTILE_NAMES.flatMap((name, i) => [
    fakeText(name, `<script>alert(1)</script> <b>bold</b> &amp; {@html x} ${name}`, NOON + i * 1e6),
    fakeText(
      name,
      `${'unbreakable'.repeat(60)} https://${'a'.repeat(180)}.example/`,
      NOON + i * 1e6,
    ),
    fakeText(name, 'in reply', NOON + i * 1e6, {
      edited: true,
      quote: { id: fakeText(name, '', 0).id, name, words: name.repeat(5) },
      reactions: HOSTILE_NAMES.map((it) => ({ emoji: it, names: HOSTILE_NAMES, own: false })),
    }),
    fakeText(
      name,
      'javascript:alert(1) http://user:pass@evil.example/ https://пример.рф/путь',
      NaN,
    ),
  ]),
  files: [
    `${'x'.repeat(500)}.tar.gz`,
    '"><svg onload=alert(1)>.svg',
    'photo\u202egpj.exe',
    'לוח זמנים סופי 2026 (עותק).xlsx',
    '.',
  ].map((name, i) =>
    fakeShared(name, i * 7e11, {
      sharerName: HOSTILE_NAMES[i] ?? '',
      state: i % 2 ? 'fetching' : 'offered',
      bytesPerSecond: 1,
      secondsLeft: Infinity,
      haveBytes: 1,
      givers: HOSTILE_NAMES.map((giver) => holder(giver, 0.2)),
    }),
  ),
  storage: { ...storage, files: [kept('y'.repeat(400), 1)], nearlyFull: true },
});

/** One person, who cannot be reached. */
export const unreachedRoom = (): FakeParts => ({
  ...busyRoom(),
  status: { ...busyRoom().status, linked: 0, linking: 1, unreached: 1 },
  people: [
    self(),
    fakePerson('Evren', {
      state: 'unreached',
      path: 'unknown',
      roundTripMs: undefined,
      trouble: 'no-path',
    }),
  ],
});

/** Every path to a person, with the longest words and figures. */
export const pathsRoom = (): FakeParts => ({
  ...busyRoom(),
  people: [
    self(),
    ...(['direct', 'nat', 'turn', 'turn-udp', 'turn-tcp', 'turn-tls', 'unknown'] as const).map(
      (path, i) => fakePerson(`By ${path}`, { path, roundTripMs: i % 2 ? 8 : 1_204 }),
    ),
    fakePerson('By a member', {
      path: 'forwarded',
      forwarder: { peer: fakePeer('Ana'), name: 'Ana' },
      roundTripMs: 412,
    }),
    fakePerson('By a member with a long name', {
      path: 'forwarded',
      forwarder: { peer: fakePeer('Bo'), name: 'Bartholomew of the flea market' },
      messagesOnly: true,
      roundTripMs: 1_040,
    }),
    ...(['linking', 'unreached', 'lost'] as const).map((state) =>
      fakePerson(`Who is ${state}`, { state, path: 'unknown', roundTripMs: undefined }),
    ),
  ],
});

export const hugeRoom = (): FakeParts => ({
  status: {
    signaling: 'online',
    linked: 12,
    here: 12,
    lost: 0,
    caughtUp: true,
    linking: 0,
    unreached: 0,
    outside: undefined,
    locked: false,
  },
  people: [self(), ...Array.from({ length: 300 }, (_, i) => fakePerson(`Guest ${i + 1}`))],
  messages: Array.from({ length: 10_000 }, (_, i) =>
    fakeText(
      `Guest ${(i >> 2) % 7}`,
      `Message ${i + 1} of ten thousand`,
      NOON - (10_000 - i) * 6e4,
    ),
  ),
  files: Array.from({ length: 500 }, (_, i) => fakeShared(`file-${i + 1}.bin`, i * MB)),
  storage,
});
