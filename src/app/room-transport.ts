/** Composes what links a room's people: WebRTC, the ways to find each other, and what members carry. Part of main.ts. */
import { openCarryAllowance } from '../browser/device/forwarding-allowance.ts';
import { watchMetered } from '../browser/platform/metered-connection.ts';
import { openSignaling, type OpenSignaling } from '../browser/signaling/open-signaling.ts';
import { platformClock as clock, platformRandom as random } from '../browser/platform/clock.ts';
import type { RoomKeys } from '../browser/crypto/room-keys.ts';
import type { WebRtcTransport } from '../browser/webrtc/webrtc-transport.ts';
import { CARRY_BYTES_PER_SECOND } from '../core/limits/forwarding.ts';
import { createPost, type PostOffice } from '../core/forwarding/member-post.ts';
import type { WayState } from '../core/api/diagnosis.ts';
import type { Crypto, Identity, Off, Transport } from '../core/ports.ts';

export const loadTransportParts = () =>
  Promise.all([
    import('../browser/webrtc/webrtc-transport.ts'),
    import('../core/forwarding/forwarding-transport.ts'),
  ]);

/** What this device passes on for others, in all rooms. */
const allowance = openCarryAllowance(clock.now);
watchMetered(allowance.setMetered);
export const carrying = {
  carriedPerDay: () => allowance.bytesPerDay,
  carryPerDay: allowance.choose,
};

/** All ways to find each other; that of the members takes what it carries from `post`. */
export interface Ways {
  readonly signaling: OpenSignaling['signaling'];
  readonly openByHand: OpenSignaling['openByHand'];
  readonly post: PostOffice;
}

export function openWays(): Ways {
  const post = createPost();
  return { post, ...openSignaling({ clock, random }, post) };
}

export interface RoomTransportOptions {
  readonly identity: Identity;
  readonly keys: RoomKeys;
  readonly crypto: Crypto;
  readonly ways: Ways;
  readonly isHidden: () => boolean;
}

export interface RoomTransport {
  readonly transport: Transport;
  readonly direct: WebRtcTransport;
  readonly openByHand: OpenSignaling['openByHand'];
  /** How each way to find people is: now and at every change. */
  watchWays(f: (ways: readonly WayState[]) => void): Off;
  /** From now on what is carried for others keeps what the person lets out in all, bytes a second. */
  limitUpload(limit: () => number | undefined): void;
}

export async function openTransport(options: RoomTransportOptions): Promise<RoomTransport> {
  const { identity, keys, crypto, isHidden } = options;
  const { signaling, post, openByHand } = options.ways;
  const [{ createWebRtcTransport }, { createCarriage }] = await loadTransportParts();
  const ends = { identity, crypto, clock, random };
  let uploadLimit: () => number | undefined = () => undefined; // until there is a room, which knows it
  const direct = createWebRtcTransport({ ...ends, keys, signaling, isHidden });
  const carriage = createCarriage({
    ...{ ...ends, topic: keys.topic, transport: direct, post },
    allowance: {
      files: allowance.files,
      used: allowance.used,
      bytesPerSecond: () => Math.min(CARRY_BYTES_PER_SECOND, uploadLimit() ?? Infinity),
    },
  });
  const off = allowance.onChange(carriage.allowanceChanged);
  const close = () => {
    off();
    carriage.close();
  };
  return {
    transport: { ...carriage, close },
    direct,
    openByHand,
    watchWays(f) {
      f(signaling.ways());
      return signaling.onWays(() => f(signaling.ways()));
    },
    limitUpload: (limit) => void (uploadLimit = limit),
  };
}
