/** Composes what links a room's people: WebRTC, the media of signaling, and what members forward. */
import type { RoomKeys } from '../browser/crypto/room-keys.ts';
import { openSignaling, type OpenSignaling } from '../browser/signaling/open-signaling.ts';
import type { WebRtcTransport } from '../browser/webrtc/webrtc-transport.ts';
import type { MediumState } from '../core/api/diagnosis.ts';
import type { Off } from '../core/base/events.ts';
import { MemberMailbox } from '../core/forwarding/member-mail.ts';
import type { ForwardingTransport } from '../core/forwarding/forwarding-transport.ts';
import { FORWARDED_BYTES_PER_SECOND } from '../core/limits/forwarding.ts';
import type { Identity, Transport } from '../core/ports.ts';
import type { Device } from './device.ts';

export const loadTransportParts = () =>
  Promise.all([
    import('../browser/webrtc/webrtc-transport.ts'),
    import('../core/forwarding/forwarding-transport.ts'),
  ]);

/** All media of signaling; `mail` is the one that members forward. */
export interface Media extends OpenSignaling {
  readonly mail: MemberMailbox;
}

export function openMedia({ clock, random }: Pick<Device, 'clock' | 'random'>): Media {
  const mail = new MemberMailbox();
  return { mail, ...openSignaling({ clock, random }, mail) };
}

export interface RoomTransportOptions {
  readonly device: Device;
  readonly identity: Identity;
  readonly keys: RoomKeys;
  readonly media: Media;
}

export class RoomTransport {
  /** What the room links by. */
  readonly transport: Transport;
  readonly direct: WebRtcTransport;
  readonly openManualPairing: OpenSignaling['openManualPairing'];
  readonly #signaling: OpenSignaling['signaling'];
  #uploadLimit: () => number | undefined = () => undefined; // until there is a room, which knows it

  static async open(options: RoomTransportOptions): Promise<RoomTransport> {
    const [{ WebRtcTransport }, { ForwardingTransport }] = await loadTransportParts();
    return new RoomTransport(options, WebRtcTransport, ForwardingTransport);
  }

  private constructor(
    { device, identity, keys, media }: RoomTransportOptions,
    Direct: typeof WebRtcTransport,
    Forwarding: typeof ForwardingTransport,
  ) {
    const { crypto, clock, random, address, forwarding } = device;
    const { signaling, mail } = media;
    const ends = { identity, crypto, clock, random };
    this.#signaling = signaling;
    this.openManualPairing = media.openManualPairing;
    this.direct = new Direct({ ...ends, keys, signaling, isHidden: () => address.isHidden });
    this.transport = new Forwarding({
      ...{ ...ends, topic: keys.topic, transport: this.direct, mail },
      allowance: {
        files: forwarding.files,
        used: forwarding.used,
        onChange: forwarding.onChange,
        bytesPerSecond: () => Math.min(FORWARDED_BYTES_PER_SECOND, this.#uploadLimit() ?? Infinity),
      },
    });
  }

  /** Tells how each medium is doing: now and at every change. */
  watchMedia(f: (media: readonly MediumState[]) => void): Off {
    f(this.#signaling.media());
    return this.#signaling.onMedia(() => f(this.#signaling.media()));
  }

  /** From now on, what we forward keeps to the person's upload limit, bytes a second. */
  limitUpload(limit: () => number | undefined): void {
    this.#uploadLimit = limit;
  }
}
