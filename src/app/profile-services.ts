/** Profile transfer: saves this device's profile to a file, and brings one in from a file. */
import { rememberedName, rememberName } from '../browser/device/remembered-name.ts';
import { notLoaded } from '../core/base/errors.ts';
import { formatFragment, parseFragment } from '../core/api/room-address.ts';
import type { ProfileServices } from '../ui/profile-services.ts';
import type { Device } from './device.ts';
import type { OpenRooms } from './room-access.ts';

const loadProfileParts = () =>
  Promise.all([
    import('../browser/identity/profile-transfer.ts'),
    import('../browser/identity/profile-file.ts'),
    import('../browser/saving/save-blob.ts'),
  ]).catch(notLoaded);

export function createProfileServices(device: Device, rooms: OpenRooms): ProfileServices {
  return {
    async saveProfile(passphrase) {
      const [{ collectProfile, giveUpProfile }, { sealProfile }, { giveToDownloads }] =
        await loadProfileParts();
      // A profile file does not name a traceless room.
      const open = rooms.leavesTraces ? parseFragment(location.hash) : null;
      const own = await device.stores;
      const profile = await collectProfile(own, {
        at: device.clock.now(),
        name: rememberedName() ?? '',
        links: open ? [formatFragment(open.room)] : [],
      });
      const file = await sealProfile(profile, passphrase);
      const day = new Date(profile.at).toISOString().slice(0, 10);
      giveToDownloads(`${day}.swapmeet-profile`, new Blob([file]));
      return {
        rooms: profile.rooms.length,
        giveUp: () => rooms.between(() => giveUpProfile(own, profile), 'profile-left'),
      };
    },

    async readProfile(file, passphrase) {
      const [{ planTransfer }, { openProfile, readProfileFile }] = await loadProfileParts();
      const profile = await openProfile(await readProfileFile(file), passphrase);
      if (typeof profile === 'string') return profile;
      const transfer = await planTransfer(await device.stores, profile);
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
        bring: () => rooms.between(bring, 'profile-came'),
      };
    },
  };
}
