/** Builds the transport of a room: WebRTC, the media of signaling, and forwarding by members. */
import type { RoomKeys } from '../browser/crypto/room-keys.ts';
import { openSignaling, type OpenSignaling } from '../browser/signaling/open-signaling.ts';
import type { WebRtcTransport } from '../browser/webrtc/webrtc-transport.ts';
import type { MediumState } from '../core/api/diagnosis.ts';
import type { Off } from '../core/base/events.ts';
import { MemberMailbox } from '../core/forwarding/member-mail.ts';
import type { LinkedParts } from '../core/room/linked-parts.ts';
import { FORWARDED_BYTES_PER_SECOND } from '../core/limits/forwarding.ts';
import type { Identity, Transport } from '../core/ports.ts';
import type { Device } from './device.ts';
import { LazyTransport } from './lazy-transport.ts';

/** All media of signaling; members pass on what is in `mail`. */
export interface Media extends OpenSignaling {
  readonly mail: MemberMailbox;
}

export function openMedia({ clock, random }: Pick<Device, 'clock' | 'random'>): Media {
  const mail = new MemberMailbox();
  return { mail, ...openSignaling({ clock, random }, mail) };
}

/** The code of links, and of what they are for beside messages: a room opens without waiting for it. */
export const loadTransportParts = () =>
  Promise.all([
    import('../browser/webrtc/webrtc-transport.ts'),
    import('../core/forwarding/forwarding-transport.ts'),
    import('../core/room/linked-parts.ts'),
  ]);

export interface RoomTransportOptions {
  readonly device: Device;
  readonly identity: Identity;
  readonly keys: RoomKeys;
  readonly media: Media;
}

export class RoomTransport {
  /** The transport of the room: direct and forwarded links. */
  readonly transport: Transport;
  readonly openManualPairing: OpenSignaling['openManualPairing'];
  readonly #options: RoomTransportOptions;
  /** Resolves before there is a link. */
  readonly parts: Promise<LinkedParts>;
  #loadedParts: (parts: LinkedParts) => void = () => undefined;
  #direct: WebRtcTransport | undefined;
  #uploadLimit: () => number | undefined = () => undefined; // until there is a room, which knows the limit

  constructor(options: RoomTransportOptions) {
    const { signaling, openManualPairing } = options.media;
    this.#options = options;
    this.parts = new Promise((resolve) => (this.#loadedParts = resolve));
    this.openManualPairing = openManualPairing;
    this.transport = new LazyTransport(
      options.identity.peer,
      () => this.#open(),
      () => signaling.close(),
    );
  }

  /** Calls `f` with the state of each medium, now and at every change. */
  watchMedia(f: (media: readonly MediumState[]) => void): Off {
    const { signaling } = this.#options.media;
    f(signaling.media());
    return signaling.onMedia(() => f(signaling.media()));
  }

  /** From now on, forwarding respects the person's upload limit, in bytes per second. */
  limitUpload(limit: () => number | undefined): void {
    this.#uploadLimit = limit;
  }

  /** Makes each link again, as after a change of what others may learn of our address. */
  remakeLinks(): void {
    this.#direct?.remakeLinks();
  }

  /** STUN and TURN servers. */
  iceServers(): RTCIceServer[] {
    return this.#options.media.signaling.iceServers();
  }

  /** Whether signaling knows a TURN server. Without one, nobody reaches a person who hides their address. */
  hasTurn(): boolean {
    return this.#direct?.hasTurn() ?? false;
  }

  async #open(): Promise<Transport> {
    const [{ WebRtcTransport }, { ForwardingTransport }, { linkedPartsFor }] =
      await loadTransportParts();
    const { device, identity, keys, media } = this.#options;
    const { crypto, clock, random, address, forwarding } = device;
    const { signaling, mail } = media;
    this.#loadedParts(linkedPartsFor(mail));
    const isHidden = () => address.isHidden;
    this.#direct = new WebRtcTransport({
      identity,
      keys,
      crypto,
      clock,
      random,
      signaling,
      isHidden,
    });
    return new ForwardingTransport({
      identity,
      roomId: keys.roomId,
      crypto,
      clock,
      random,
      transport: this.#direct,
      allowance: {
        files: forwarding.files,
        used: forwarding.used,
        onChange: forwarding.onChange,
        bytesPerSecond: () => Math.min(FORWARDED_BYTES_PER_SECOND, this.#uploadLimit() ?? Infinity),
      },
    });
  }
}
