/** Composes what links a room's people: WebRTC, the ways to find each other, and what members carry. Part of main.ts. */
import { openForwardingAllowance } from '../browser/device/forwarding-allowance.ts';
import { watchMetered } from '../browser/platform/metered-connection.ts';
import { openSignaling, type OpenSignaling } from '../browser/signaling/open-signaling.ts';
import { platformClock as clock, platformRandom as random } from '../browser/platform/clock.ts';
import type { RoomKeys } from '../browser/crypto/room-keys.ts';
import type { WebRtcTransport } from '../browser/webrtc/webrtc-transport.ts';
import { FORWARDED_BYTES_PER_SECOND } from '../core/limits/forwarding.ts';
import { createMemberPost, type MemberPostOffice } from '../core/forwarding/member-mail.ts';
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

/** All ways to find each other; that of the members takes what it carries from `post`. */
export interface Media {
  readonly signaling: OpenSignaling['signaling'];
  readonly openManualPairing: OpenSignaling['openManualPairing'];
  readonly post: MemberPostOffice;
}

export function openMedia(): Media {
  const post = createMemberPost();
  return { post, ...openSignaling({ clock, random }, post) };
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
  /** How each way to find people is: now and at every change. */
  watchMedia(f: (media: readonly MediumState[]) => void): Off;
  /** From now on what is carried for others keeps what the person lets out in all, bytes a second. */
  limitUpload(limit: () => number | undefined): void;
}

export async function openTransport(options: RoomTransportOptions): Promise<RoomTransport> {
  const { identity, keys, crypto, isHidden } = options;
  const { signaling, post, openManualPairing } = options.media;
  const [{ createWebRtcTransport }, { createForwardingTransport }] = await loadTransportParts();
  const ends = { identity, crypto, clock, random };
  let uploadLimit: () => number | undefined = () => undefined; // until there is a room, which knows it
  const direct = createWebRtcTransport({ ...ends, keys, signaling, isHidden });
  const forwarding = createForwardingTransport({
    ...{ ...ends, topic: keys.topic, transport: direct, post },
    allowance: {
      files: allowance.files,
      used: allowance.used,
      bytesPerSecond: () => Math.min(FORWARDED_BYTES_PER_SECOND, uploadLimit() ?? Infinity),
    },
  });
  const off = allowance.onChange(forwarding.allowanceChanged);
  const close = () => {
    off();
    forwarding.close();
  };
  return {
    transport: { ...forwarding, close },
    direct,
    openManualPairing,
    watchMedia(f) {
      f(signaling.media());
      return signaling.onMedia(() => f(signaling.media()));
    },
    limitUpload: (limit) => void (uploadLimit = limit),
  };
}
