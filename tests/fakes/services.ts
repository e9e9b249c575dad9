/** Services without a network or a disk, for the gallery. */
import { batchSource } from '../../src/app/batch-source.ts';
import { codeParts } from '../../src/browser/code-colors/code-colors.ts';
import * as pictures from '../../src/browser/pictures/pictures.ts';
import { drawQr } from '../../src/browser/signaling/manual/qr-code.ts';
import { SearchedRoom } from '../../src/app/search/searched-room.ts';
import { SwapError, type SwapErrorCode } from '../../src/core/base/errors.ts';
import { topic, type Topic } from '../../src/core/base/ids.ts';
import type { Tone } from '../../src/core/api/text/skin-tones.ts';
import type { Room } from '../../src/core/api/room-api.ts';
import type { ChatMessage, NamedPeer } from '../../src/core/api/views.ts';
import { MessageIndex } from '../../src/core/search/message-index.ts';
import type { ReadMark } from '../../src/core/api/read-mark.ts';
import type { Emoji } from '../../src/core/api/text/emoji.ts';
import type { ServerTest, MediumState } from '../../src/core/api/diagnosis.ts';
import type {
  HomeServices,
  Received,
  RecentRoom,
  UpdateState,
} from '../../src/ui/home-services.ts';
import type { PictureDataChoice } from '../../src/ui/picture-services.ts';
import type { AddressState, MessageSearch, RoomSession, Services } from '../../src/ui/services.ts';
import type { NotifyAbout } from '../../src/ui/text/unread.ts';
import type { FakeRoom } from './room.ts';
import { fakeText, seeded } from './room-views.ts';

const CODE = Uint8Array.from(seeded('code', 12));

export interface FakeEntry {
  /** What comes of entering the room. */
  readonly enter: 'live' | 'elsewhere' | 'displaced' | 'password' | 'never' | SwapErrorCode;
  readonly saveFails?: boolean | undefined;
  readonly keepsNothing?: boolean | undefined;
  readonly address?: AddressState | undefined;
  /** How people are found; the default is a relay. */
  readonly media?: readonly MediumState[] | undefined;
  readonly servers?: readonly ServerTest[] | undefined;
  readonly notify?: NotifyAbout | undefined;
  /** False: nobody told them yet what others see them as. */
  readonly nameTold?: boolean | undefined;
  readonly read?: ReadMark | undefined;
  /** Names of people with a nearby offer, who also ask to join once we have one. */
  readonly nearby?: readonly string[] | undefined;
  /** What home lists. */
  readonly rooms?: readonly RecentRoom[] | undefined;
  /** What another app gave. */
  readonly received?: Received | undefined;
  readonly update?: UpdateState | undefined;
}

const MEDIA: readonly MediumState[] = [
  { name: 'relay', status: 'online' },
  { name: 'tabs', status: 'online' },
  { name: 'mesh', status: 'offline' },
  { name: 'manual', status: 'connecting' },
];

const EMOJI: readonly Emoji[] = [
  {
    emoji: '😀',
    label: 'grinning face',
    names: ['grinning', 'happy'],
    group: 'smileys',
    hasTones: false,
  },
  { emoji: '👍', label: 'thumbs up', names: ['+1', 'thumbsup'], group: 'people', hasTones: true },
  {
    emoji: '🎉',
    label: 'party popper',
    names: ['tada', 'party'],
    group: 'activities',
    hasTones: false,
  },
];

function fakeChoice<T>(first?: T) {
  let chosen = first;
  return { get: () => chosen, set: (value: T | undefined) => void (chosen = value) };
}

export function fakeServices(room: FakeRoom, entry: FakeEntry): Services {
  const tone = fakeChoice<Tone>();
  const live = (displaced: Promise<void>) =>
    ({ kind: 'live', session: fakeSession(room, entry, displaced) }) as const;
  let allowed = entry.notify !== undefined;
  const forever = new Promise<void>(() => undefined);
  return {
    entered: async () => undefined,
    async enter() {
      switch (entry.enter) {
        case 'live':
          return live(forever);
        case 'displaced':
          return live(Promise.resolve());
        case 'elsewhere':
          return {
            kind: 'elsewhere',
            takeOver: async () => live(forever),
            comeAsNew: async () => live(forever),
          };
        case 'password':
          return { kind: 'password' };
        case 'never':
          return new Promise(() => undefined);
        default:
          throw new SwapError(entry.enter, 'as the test wishes');
      }
    },
    setPassword: async () => undefined,
    newAddress: () => ({ kind: 'secret', secret: Uint8Array.from(seeded('room', 16)) }),
    source: (file) => ({
      sizeBytes: file.size,
      read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
    }),
    batchSource: async (parts) => batchSource(parts),
    batchAgain: async () => undefined,
    chooseFolder: async () => undefined,
    libraryFolders: async () => undefined,
    saveProfile: async () => ({ rooms: 12, giveUp: async () => undefined }),
    async readProfile(file) {
      if (file.name !== 'profile') return 'wrong-passphrase';
      const counts = { rooms: 12, replaced: 1, same: 0 };
      return { ...counts, madeAtMs: 0, links: ['#/~choir'], bring: async () => undefined };
    },
    watchMetered: () => () => undefined,
    forwardedPerDay: () => 1_000_000_000,
    forwardPerDay: () => undefined,
    hideAddress: () => undefined,
    async lookNearby(f) {
      f((entry.nearby ?? []).map((name) => ({ id: name, name })));
      return {
        ask: async () => ({ code: CODE, outcome: new Promise<never>(() => undefined) }),
        withdraw: () => undefined,
        close: () => undefined,
      };
    },
    async offerNearby(_address, _name, { onState, onAsks }) {
      let asks = (entry.nearby ?? []).map((name) => ({ id: name, name, code: CODE }));
      onState('open');
      onAsks(asks);
      return {
        answer(id) {
          asks = asks.filter((ask) => ask.id !== id);
          onAsks(asks);
        },
        close: () => undefined,
      };
    },
    name: { get: () => 'Kim', set: () => undefined },
    preferences: {
      flow: { get: () => undefined, set: () => undefined },
      theme: { get: () => undefined, set: () => undefined },
      language: fakeChoice<string>(),
      notify: fakeChoice<NotifyAbout>(entry.notify),
      pictureData: fakeChoice<PictureDataChoice | undefined>(),
      smallPictures: fakeChoice<boolean>(),
      tellTyping: fakeChoice<boolean>(),
      roomsListed: fakeChoice(entry.rooms?.length),
      nameTold: fakeChoice(entry.nameTold ?? true),
    },
    pictures: async () => pictures,
    notifications: async () => ({
      state: () => (allowed ? 'on' : 'ask'),
      request: async () => {
        allowed = true;
        return 'on';
      },
      show: (words) => void room.notified.push(words),
      close: () => undefined,
    }),
    search: async (open) => fakeSearch(open),
    home: async () => fakeHome(entry),
    emoji: async () => ({ all: EMOJI, tone }),
    codeParts,
    keepAwake: () => undefined,
  };
}

/** Looks through the room in the page, and through a room that is kept. */
function fakeSearch(open: Room | undefined): MessageSearch {
  const indexOf = (messages: readonly ChatMessage[], people: readonly NamedPeer[]) => {
    const index = new MessageIndex();
    for (const change of new SearchedRoom().changes(messages, people)) index.change(change);
    return index;
  };
  const kept = fakeText('Noor', 'The tickets for the depot are at the door', Date.now() - 9e8);
  const address = { kind: 'named', name: 'tram-depot-band' } as const;
  return {
    find(query, tell) {
      const budget = { chars: 1e8 };
      const here = open && indexOf(open.chat.messages(), open.people.list());
      const there = indexOf([kept], []);
      tell({
        rooms: [
          ...(here ? [{ ...here.find(query, 50, budget), room: undefined }] : []),
          {
            ...there.find(query, 5, budget),
            room: { address, topic: topic(seeded('kept', 16)), title: 'Tram depot band' },
          },
        ],
        reading: 0,
      });
    },
  };
}

function fakeHome({ rooms = [], received, update = 'none' }: FakeEntry): HomeServices {
  return {
    recentRooms: async () => rooms,
    onRecentRooms: () => () => undefined,
    remember: () => undefined,
    forget: async () => undefined,
    received: {
      watch(f) {
        f(received ? [received] : []);
        return () => undefined;
      },
      done: () => undefined,
      giveToOpenRoom: async () => false,
      onGiven: () => () => undefined,
    },
    updates: {
      watch(f) {
        f(update);
        return () => undefined;
      },
      apply: () => undefined,
      decline: () => undefined,
      hold: () => () => undefined,
    },
    drawQr,
    badge: fakeChoice<boolean>(),
  };
}

const SAVED = { folder: undefined, renamed: [] };

function fakeSession(room: FakeRoom, entry: FakeEntry, displaced: Promise<void>): RoomSession {
  const save = async () => {
    if (entry.saveFails) throw new SwapError('storage-failed', 'as the test wishes');
  };
  return {
    room,
    storageId: 'stored' as Topic,
    displaced,
    reopened: new Promise<never>(() => undefined),
    leave: () => room.close(),
    draft: { get: () => undefined, set: () => undefined },
    read: { get: () => entry.read, set: () => undefined },
    isTraceless: false,
    isListed: true,
    keepsNothing: entry.keepsNothing ?? false,
    setTraceless: () => undefined,
    save,
    play: async () => undefined,
    saveInto: () => undefined,
    onSave: (f) =>
      room.files.onReady((id) => {
        const folder = undefined;
        save().then(
          () => f(id, { kind: 'saved', folder, saved: SAVED }),
          (error: unknown) => f(id, { kind: 'failed', folder, error, again: save }),
        );
      }),
    selfTest: async () => ({
      servers: entry.servers ?? [{ medium: 'relay', host: 'relay.example', ms: 31 }],
      stun: 'differs',
      seenAs: 'public',
      turn: [
        { transport: 'udp', works: false },
        { transport: 'tls', works: true },
      ],
    }),
    watchMedia(f) {
      f(entry.media ?? MEDIA);
      return () => undefined;
    },
    watchAddress(f) {
      f(entry.address ?? 'open');
      return () => undefined;
    },
    saveText: () => Promise.resolve(),
    manualPairing: async () => ({
      invite: async () => 'A'.repeat(600),
      useReply: async () => ({ kind: 'text', text: 'B'.repeat(2_700) }),
      accept: async () => ({ kind: 'text', text: 'c'.repeat(2_900) }),
      confirm: () => 'unreadable',
      draw: drawQr,
    }),
  };
}
