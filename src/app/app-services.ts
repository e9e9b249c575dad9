/** What the UI needs from this device, apart from the open room. */
import { createFileSource } from '../browser/chunking/file-source.ts';
import { requireSubtle } from '../browser/crypto/web-crypto.ts';
import { rememberedName, rememberName } from '../browser/device/remembered-name.ts';
import { setPassword } from '../browser/device/room-passwords.ts';
import { folderPicker } from '../browser/platform/folder-picker.ts';
import { watchMetered } from '../browser/platform/metered-connection.ts';
import type { Notifications } from '../browser/platform/notifications.ts';
import type { WakeLock } from '../browser/platform/screen-wake-lock.ts';
import { relayUrls } from '../browser/signaling/relay/relay-url.ts';
import { persistStorage } from '../browser/storage/storage-quota.ts';
import { notLoaded } from '../core/base/errors.ts';
import { formatFragment, makeAddress } from '../core/api/room-address.ts';
import type { HomeServices } from '../ui/home-services.ts';
import type { Services } from '../ui/services.ts';
import type { Device } from './device.ts';
import { createPreferences } from './preferences.ts';
import type { OpenRooms } from './room-access.ts';

const isVisible = () => document.visibilityState === 'visible';
const loadBatchSource = () => import('./batch-source.ts').catch(notLoaded);
const loadWakeLock = async () =>
  (await import('../browser/platform/screen-wake-lock.ts')).createWakeLock();
/** Loads what keeps the screen on when it has to stay on for the first time. */
function lazyWakeLock(): Services['keepAwake'] {
  let wakeLock: Promise<WakeLock> | undefined;
  return (on) => {
    if (on) wakeLock ??= loadWakeLock();
    wakeLock?.then(
      (lock) => lock.set(on),
      () => (wakeLock = undefined),
    );
  };
}

export function createServices(device: Device, rooms: OpenRooms): Services {
  const { clock, random, forwarding } = device;
  let notifications: Notifications | undefined;
  let home: HomeServices | undefined;
  const profiles = async () =>
    (await import('./profile-services.ts').catch(notLoaded)).createProfileServices(device, rooms);
  return {
    saveProfile: async (passphrase) => (await profiles()).saveProfile(passphrase),
    readProfile: async (file, passphrase) => (await profiles()).readProfile(file, passphrase),
    enter: (address) => rooms.enter(address),
    entered: () => rooms.entered,
    async setPassword(address, password) {
      requireSubtle();
      await setPassword(address, password);
    },
    newAddress: () => makeAddress(random),
    source(file) {
      void persistStorage();
      return createFileSource(file);
    },
    async batchSource(parts) {
      void persistStorage();
      return (await loadBatchSource()).batchSource(parts);
    },
    batchAgain: async (...given) => (await loadBatchSource()).batchAgain(...given),
    chooseFolder: folderPicker(),
    watchMetered,
    forwardedPerDay: () => forwarding.bytesPerDay,
    forwardPerDay: (bytes) => forwarding.choose(bytes),
    hideAddress: (hidden) => device.address.hide(hidden),
    async lookNearby(f) {
      const { NearbySearch } = await import('../browser/nearby/nearby-search.ts');
      return new NearbySearch({ urls: relayUrls(), clock, random, isVisible, onOffers: f });
    },
    async offerNearby(room, name, listeners) {
      const { OwnNearbyOffer } = await import('../browser/nearby/nearby-offer.ts').catch(notLoaded);
      const own = { urls: relayUrls(), clock, random, name, fragment: formatFragment(room) };
      return OwnNearbyOffer.open(own, listeners);
    },
    name: { get: rememberedName, set: rememberName },
    preferences: createPreferences(),
    pictures: () => import('../browser/pictures/pictures.ts'),
    async notifications() {
      const { Notifications } = await import('../browser/platform/notifications.ts');
      return (notifications ??= new Notifications());
    },
    async libraryFolders(session) {
      const { libraryFolders } = await import('./library-folders.ts').catch(notLoaded);
      return libraryFolders(session);
    },
    async search(room) {
      const { openSearch } = await import('./search/message-search.ts');
      return openSearch(device, room);
    },
    async home() {
      const { HomeOfDevice } = await import('./home-services.ts');
      return (home ??= new HomeOfDevice(device, rooms));
    },
    async emoji(language) {
      const [{ loadEmoji }, { skinTone }] = await Promise.all([
        import('../browser/emoji/emoji-data.ts'),
        import('./choices/skin-tone.ts'),
      ]);
      return { all: await loadEmoji(language), tone: skinTone };
    },
    codeParts: async (...given) =>
      (await import('../browser/code-colors/code-colors.ts')).codeParts(...given),
    keepAwake: lazyWakeLock(),
  };
}
