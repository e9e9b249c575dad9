/** Composition root: builds the browser's adapters, hands them to core, mounts the UI. Sees everything. */
import { createFileSource } from './browser/chunking/file-source.ts';
import { openHiddenAddress, watchHidden } from './browser/device/hidden-address.ts';
import { loadIdentity } from './browser/identity/identity.ts';
import { persistStorage } from './browser/storage/storage-quota.ts';
import { createLazyChunker } from './browser/chunking/lazy-chunker.ts';
import { watchMetered } from './browser/platform/metered-connection.ts';
import { chooseTraceless, isTraceless } from './browser/device/traceless-rooms.ts';
import { openMemoryStores, openStores } from './browser/storage/open-stores.ts';
import { platformClock as clock, platformRandom as random } from './browser/platform/clock.ts';
import { openOwnProof, type OwnProof } from './browser/proof-of-work/own-proof.ts';
import { lazyWorker } from './browser/platform/register-worker.ts';
import { relayUrls } from './browser/signaling/relay/relay-url.ts';
import { rememberedName, rememberName } from './browser/device/remembered-name.ts';
import { deriveRoomKeys, type RoomKeys } from './browser/crypto/room-keys.ts';
import { rememberedPassword, setPassword } from './browser/device/room-passwords.ts';
import { createSealedKeyValueStore } from './browser/storage/sealed-key-value-store.ts';
import { claimRoom, type HeldRoom, type TakenRoom } from './browser/device/tab-lock.ts';
import { createWakeLock } from './browser/platform/screen-wake-lock.ts';
import { onResume } from './browser/platform/resume-events.ts';
import { createWebCrypto, requireSubtle } from './browser/crypto/web-crypto.ts';
import { SwapError } from './core/base/errors.ts';
import type { Topic } from './core/base/ids.ts';
import type { Chunker } from './core/ports.ts';
import type { Room } from './core/api/room-api.ts';
import {
  formatFragment,
  makeAddress,
  parseFragment,
  type RoomAddress,
} from './core/api/room-address.ts';
import { forgetRoom } from './core/room/forget-room.ts';
import {
  forwardingSettings,
  loadTransportParts,
  openTransport,
  openMedia,
} from './app/room-transport.ts';
import { mountApp } from './ui/mount.ts';
import type { Anew, Seat, Services } from './ui/services.ts';

const stores = openStores();
const worker = lazyWorker();
const wakeLock = createWakeLock();
/** For rooms that leave no trace: it ends with the page. */
const passing = openMemoryStores();
const storesOf = async (topic: Topic) => (isTraceless(topic) ? passing : stores);
/** One worker for the files of all rooms, once there is a room. */
let chunker: Chunker | undefined;
const address = openHiddenAddress();
const transports = new WeakMap<Room, Awaited<ReturnType<typeof openTransport>>>();
/** What undoes each open room: listeners, transport, lock. */
const leaving = new Map<Room, () => void>();
/** What opens a room of ours again, after something was done while it is closed. */
type Meanwhile = (keys: RoomKeys) => Promise<void>;
const reopening = new Map<Room, (meanwhile: Meanwhile, why: Anew['why']) => void>();

async function sit(keys: RoomKeys, claimed: HeldRoom | TakenRoom): Promise<Seat> {
  if (claimed.kind === 'taken') {
    return {
      kind: 'elsewhere',
      takeOver: async () => sit(keys, await claimed.takeOver()),
      async comeAsNew() {
        chooseTraceless(keys.topic, true);
        return sit(keys, await claimRoom(keys));
      },
    };
  }
  const { room, work } = await open(keys);
  const offWake = onResume(room.refresh);
  const offAddress = address.onChange(() => {
    transports.get(room)?.direct.remakeLinks();
    room.refresh();
  });
  const offName = room.subscribe('people', () => {
    if (!isTraceless(keys.topic)) rememberName(room.people.ownName());
  });
  const close = () => {
    if (!leaving.delete(room)) return false;
    reopening.delete(room);
    offAddress();
    offWake();
    offName();
    work.stop();
    room.close();
    return true;
  };
  const leave = () => {
    if (close()) void claimed.release();
  };
  leaving.set(room, leave);
  const anew = new Promise<Anew>((resolve, reject) => {
    const reopen = (meanwhile: Meanwhile, why: Anew['why']) => {
      if (!close()) return;
      meanwhile(keys)
        .then(async () => {
          await claimed.release();
          return sit(keys, await claimRoom(keys));
        })
        .then((seat) => resolve({ seat, why }), reject);
    };
    reopening.set(room, reopen);
    const forgetKeys = async () => (await storesOf(keys.topic)).keyPairs.forget(keys.storageId);
    room.onKeyUsedTwice(() => reopen(forgetKeys, 'key-used-twice'));
  });
  return { kind: 'live', room, displaced: claimed.lost.then(leave), anew };
}

const loadSaver = () => import('./browser/saving/save-file.ts');
/** What only a room needs, which is most of the code: the first screen does not wait for it. */
const loadRoomParts = () =>
  Promise.all([import('./core/room/compose-room.ts'), loadTransportParts()]);

async function open(keys: RoomKeys): Promise<{ room: Room; work: OwnProof }> {
  const media = openMedia();
  media.signaling.start(keys.topic); // the relay answers while the rest is loaded
  try {
    return await openOver(media, keys);
  } catch (error) {
    media.signaling.close();
    throw error;
  }
}

async function openOver(media: ReturnType<typeof openMedia>, keys: RoomKeys) {
  const { topic, storageId } = keys;
  const [{ composeRoom }] = await loadRoomParts();
  const { records, fileIndex, chunks, keyPairs } = await storesOf(topic);
  const crypto = createWebCrypto();
  const identity = await loadIdentity(storageId, keyPairs, crypto);
  const isHidden = () => address.isHidden;
  const links = await openTransport({ identity, keys, crypto, media, isHidden });
  const name = rememberedName();
  const own = createSealedKeyValueStore(records(storageId), keys.storageKey, random);
  const work = openOwnProof({ topic, peer: identity.peer, records: own, crypto, clock });
  const room = await composeRoom({
    topic,
    identity,
    transport: links.transport,
    records: own,
    work: work.found,
    fileIndex,
    chunks,
    crypto,
    chunker: (chunker ??= createLazyChunker(crypto)),
    clock,
    random,
    ...(name === undefined ? {} : { name }),
  });
  links.limitUpload(() => room.files.flow.limits().uploadBytesPerSecond);
  loadSaver().catch(() => undefined); // now: whoever serves the page may be out of reach when a file is complete
  transports.set(room, links);
  return { room, work };
}

/** Does something to who we are while no room is open in this tab; rooms that were are opened again. */
async function betweenRooms(work: () => Promise<void>, why: Anew['why']): Promise<void> {
  const [reopen] = reopening.values(); // a page shows one room at a time
  if (!reopen) return work();
  await new Promise<void>((resolve, reject) =>
    reopen(async () => {
      await work().then(resolve, reject);
    }, why),
  );
}

const loadProfileParts = () =>
  Promise.all([
    import('./browser/identity/profile-transfer.ts'),
    import('./browser/identity/profile-file.ts'),
  ]);

const profiles: Pick<Services, 'saveProfile' | 'readProfile'> = {
  async saveProfile(passphrase) {
    const [{ collectProfile, giveUpProfile }, { sealProfile }] = await loadProfileParts();
    const { giveToDownloads } = await import('./browser/saving/save-blob.ts');
    // A room that leaves no trace is in no file either.
    const isKept = [...reopening.keys()].some((room) => !isTraceless(room.topic));
    const open = isKept ? parseFragment(location.hash) : null;
    const own = await stores;
    const profile = await collectProfile(own, {
      at: clock.now(),
      name: rememberedName() ?? '',
      links: open ? [formatFragment(open.room)] : [],
    });
    const file = await sealProfile(profile, passphrase);
    const day = new Date(profile.at).toISOString().slice(0, 10);
    giveToDownloads(`${day}.swapmeet-profile`, new Blob([file]));
    return {
      rooms: profile.rooms.length,
      giveUp: () => betweenRooms(() => giveUpProfile(own, profile), 'profile-left'),
    };
  },
  async readProfile(file, passphrase) {
    const [{ planTransfer }, { openProfile, readProfileFile }] = await loadProfileParts();
    const profile = await openProfile(await readProfileFile(file), passphrase);
    if (typeof profile === 'string') return profile;
    const transfer = await planTransfer(await stores, profile);
    if (!transfer) return 'damaged';
    const bring = async () => {
      await transfer.apply();
      if (profile.name) rememberName(profile.name);
    };
    return {
      madeAtMs: profile.at,
      rooms: profile.rooms.length,
      replaced: transfer.replaced,
      same: transfer.same,
      links: profile.links,
      bring: () => betweenRooms(bring, 'profile-came'),
    };
  },
};

async function enter(address: RoomAddress): Promise<Seat> {
  requireSubtle();
  const passwordKey = address.guarded ? rememberedPassword(address) : undefined;
  if (address.guarded && !passwordKey) return { kind: 'password' };
  const keys = await deriveRoomKeys(address, passwordKey);
  return sit(keys, await claimRoom(keys));
}

/** The room in the address is entered while its screen is still loading; the screen then takes the seat. */
let early = enterEarly();
function enterEarly() {
  const room = parseFragment(location.hash)?.room;
  if (!room) return undefined;
  const seat = enter(room);
  seat.catch(() => undefined); // whoever takes it is told
  return { of: formatFragment(room), seat };
}

const services: Services = {
  ...profiles,
  ...forwardingSettings,
  enter(address) {
    const begun = early;
    early = undefined;
    if (begun?.of === formatFragment(address)) return begun.seat;
    // Nobody came for it: the address was changed at once.
    begun?.seat.then(
      (seat) => seat.kind === 'live' && leaving.get(seat.room)?.(),
      () => undefined,
    );
    return enter(address);
  },
  async setPassword(address, password) {
    requireSubtle();
    await setPassword(address, password);
  },
  leave: (room) => leaving.get(room)?.(),
  newAddress: () => makeAddress(random),
  source(file) {
    void persistStorage();
    return createFileSource(file);
  },
  async save(room, id) {
    void persistStorage();
    const file = room.files.savable(id);
    if (!file) throw new SwapError('source-gone', 'the file is not complete here');
    const [{ kind }, { createSaver }] = await Promise.all([storesOf(room.topic), loadSaver()]);
    await createSaver({ worker, chunksInIndexedDb: kind === 'indexeddb' }).save(file);
  },
  isTraceless: (room) => isTraceless(room.topic),
  setTraceless(room, on) {
    const choose = async ({ topic, storageId }: RoomKeys) => {
      await forgetRoom(on ? await stores : passing, topic, storageId);
      chooseTraceless(topic, on);
    };
    reopening.get(room)?.(choose, on ? 'no-trace' : 'trace');
  },
  watchMetered,
  hideAddress: (hidden) => address.hide(hidden),
  async selfTest(room) {
    const { runSelfTest } = await import('./browser/doctor/self-test.ts');
    return runSelfTest(transports.get(room)?.direct.iceServers() ?? [], clock);
  },
  watchAddress: (room, f) =>
    watchHidden(address, room, () => transports.get(room)?.direct.hasTurn() ?? false, f),
  async lookNearby(f) {
    const { NearbySearch } = await import('./browser/nearby/nearby-search.ts');
    const isVisible = () => document.visibilityState === 'visible';
    return new NearbySearch({ urls: relayUrls(), clock, random, isVisible, onOffers: f });
  },
  watchMedia: (room, f) => transports.get(room)?.watchMedia(f),
  manualPairing: (room) => transports.get(room)?.openManualPairing(),
  async offerNearby(room, name, listeners) {
    const { OwnNearbyOffer } = await import('./browser/nearby/nearby-offer.ts');
    const own = { urls: relayUrls(), clock, random, name, fragment: formatFragment(room) };
    return OwnNearbyOffer.open(own, listeners);
  },
  name: { get: rememberedName, set: rememberName },
  keepAwake: (on) => wakeLock.set(on),
};

// Says goodbye at once: without it, the others would notice only after seconds.
addEventListener('pagehide', () => {
  for (const leave of [...leaving.values()]) leave();
});
// A page that comes back from the back-forward cache has closed its rooms.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});

const target = document.getElementById('app');
if (target) mountApp(target, services);
loadRoomParts().catch(() => undefined); // so that it is there when a room is entered, which says if not
