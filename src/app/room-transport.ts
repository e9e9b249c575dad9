/** Composes what links a room's people: WebRTC, the media of signaling, and what members forward. Part of main.ts. */
import { openForwardingAllowance } from '../browser/device/forwarding-allowance.ts';
import { watchMetered } from '../browser/platform/metered-connection.ts';
import { openSignaling, type OpenSignaling } from '../browser/signaling/open-signaling.ts';
import { platformClock as clock, platformRandom as random } from '../browser/platform/clock.ts';
import type { RoomKeys } from '../browser/crypto/room-keys.ts';
import type { WebRtcTransport } from '../browser/webrtc/webrtc-transport.ts';
import { FORWARDED_BYTES_PER_SECOND } from '../core/limits/forwarding.ts';
import { MemberMailbox } from '../core/forwarding/member-mail.ts';
import type { MediumState } from '../core/api/diagnosis.ts';
import type { Crypto, Identity, Off, Transport } from '../core/ports.ts';

export const loadTransportParts = () =>
  Promise.all([
    import('../browser/webrtc/webrtc-transport.ts'),
    import('../core/forwarding/forwarding-transport.ts'),
  ]);

/** What this device passes on for others, in all rooms. */
const allowance = openForwardingAllowance(clock.now);
watchMetered(allowance.setMetered);
export const forwardingSettings = {
  forwardedPerDay: () => allowance.bytesPerDay,
  forwardPerDay: allowance.choose,
};

/** All media of signaling; `mail` is the one that members forward. */
export interface Media {
  readonly signaling: OpenSignaling['signaling'];
  readonly openManualPairing: OpenSignaling['openManualPairing'];
  readonly mail: MemberMailbox;
}

export function openMedia(): Media {
  const mail = new MemberMailbox();
  return { mail, ...openSignaling({ clock, random }, mail) };
}

export interface RoomTransportOptions {
  readonly identity: Identity;
  readonly keys: RoomKeys;
  readonly crypto: Crypto;
  readonly media: Media;
  readonly isHidden: () => boolean;
}

export interface RoomTransport {
  readonly transport: Transport;
  readonly direct: WebRtcTransport;
  readonly openManualPairing: OpenSignaling['openManualPairing'];
  /** How each medium is doing: now and at every change. */
  watchMedia(f: (media: readonly MediumState[]) => void): Off;
  /** From now on what we forward keeps to the person's upload limit, bytes a second. */
  limitUpload(limit: () => number | undefined): void;
}

export async function openTransport(options: RoomTransportOptions): Promise<RoomTransport> {
  const { identity, keys, crypto, isHidden } = options;
  const { signaling, mail, openManualPairing } = options.media;
  const [{ WebRtcTransport }, { ForwardingTransport }] = await loadTransportParts();
  const ends = { identity, crypto, clock, random };
  let uploadLimit: () => number | undefined = () => undefined; // until there is a room, which knows it
  const direct = new WebRtcTransport({ ...ends, keys, signaling, isHidden });
  const forwarding = new ForwardingTransport({
    ...{ ...ends, topic: keys.topic, transport: direct, mail },
    allowance: {
      files: allowance.files,
      used: allowance.used,
      onChange: allowance.onChange,
      bytesPerSecond: () => Math.min(FORWARDED_BYTES_PER_SECOND, uploadLimit() ?? Infinity),
    },
  });
  return {
    transport: forwarding,
    direct,
    openManualPairing,
    watchMedia(f) {
      f(signaling.media());
      return signaling.onMedia(() => f(signaling.media()));
    },
    limitUpload: (limit) => void (uploadLimit = limit),
  };
}
