/**
 * Room handoffs: new rooms that people here opened for us. It keeps the latest offer of each person until we decline it. Offers of
 * newcomers displace none of people whom we know.
 */
import { each } from '../base/each.ts';
import type { RoomHandoffs } from '../api/room-api.ts';
import type { RoomHandoff } from '../api/views.ts';
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import { HANDOFFS_MAX } from '../limits/room.ts';
import type { Peers } from '../peers.ts';

/** How to enter the new room. */
interface Handoff {
  /** 16 bytes. */
  readonly secret: Bytes;
  /** Empty: the room has none. */
  readonly password: string;
}

export interface HandoffsOptions {
  readonly peers: Pick<Peers, 'linked' | 'send' | 'onMessage'>;
  nameOf(peer: PeerId): string;
  /** Whether this device has known the peer for long. */
  isKnown(peer: PeerId): boolean;
  changed(part: 'status'): void;
}

export class Handoffs implements RoomHandoffs {
  readonly #options: HandoffsOptions;
  readonly #offers = new Map<PeerId, Handoff>();

  constructor(options: HandoffsOptions) {
    this.#options = options;
    options.peers.onMessage((by, message) => {
      if (message.t === 'move') this.#offered(by, message);
    });
  }

  offer(to: readonly PeerId[], { secret, password }: Handoff): number {
    const { peers } = this.#options;
    const told = peers.linked().filter((peer) => to.includes(peer));
    each(told, (peer) => peers.send(peer, { t: 'move', secret, password }));
    return told.length;
  }

  list(): readonly RoomHandoff[] {
    const { nameOf } = this.#options;
    return [...this.#offers].map(([by, handoff]) => ({ ...handoff, by, name: nameOf(by) }));
  }

  decline(by: PeerId): void {
    this.#offers.delete(by);
    this.#options.changed('status');
  }

  #offered(by: PeerId, { secret, password }: Handoff): void {
    const { isKnown, changed } = this.#options;
    // Copied, because `secret` is a view into the message.
    this.#offers.delete(by);
    this.#offers.set(by, { secret: secret.slice(), password });
    if (this.#offers.size > HANDOFFS_MAX) {
      const all = [...this.#offers.keys()];
      this.#offers.delete(all.find((it) => !isKnown(it)) ?? (all[0] as PeerId));
    }
    changed('status');
  }
}
