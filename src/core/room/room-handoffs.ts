/**
 * Room handoffs: new rooms that people here opened for us. It keeps the latest offer of each person until we decline it. Offers of
 * newcomers displace none of people whom we know.
 */
import type { RoomHandoffs } from '../api/room-api.ts';
import type { RoomHandoff } from '../api/views.ts';
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import { HANDOFFS_MAX, ROUTED_HANDOFFS_AT_ONCE } from '../limits/room.ts';
import type { Peers } from '../peers.ts';

/** How to enter the new room. */
export interface Handoff {
  /** 16 bytes. */
  readonly secret: Bytes;
  /** Empty: the room has none. */
  readonly password: string;
}

export interface HandoffsOptions {
  readonly peers: Pick<Peers, 'send' | 'onMessage'>;
  /** Tells somebody without a link to us; whether they have got it. */
  tellFar(peer: PeerId, handoff: Handoff): Promise<boolean>;
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
      if (message.t === 'move') this.heard(by, message);
    });
  }

  async offer(to: readonly PeerId[], { secret, password }: Handoff): Promise<number> {
    const { peers, tellFar } = this.#options;
    const far = to.filter((peer) => !peers.send(peer, { t: 'move', secret, password }));
    let told = to.length - far.length;
    while (far.length > 0) {
      const some = far.splice(0, ROUTED_HANDOFFS_AT_ONCE);
      const have = await Promise.all(some.map((peer) => tellFar(peer, { secret, password })));
      told += have.filter(Boolean).length;
    }
    return told;
  }

  list(): readonly RoomHandoff[] {
    const { nameOf } = this.#options;
    return [...this.#offers].map(([by, handoff]) => ({ ...handoff, by, name: nameOf(by) }));
  }

  decline(by: PeerId): void {
    this.#offers.delete(by);
    this.#options.changed('status');
  }

  /** A person here offers us a room. */
  heard(by: PeerId, { secret, password }: Handoff): void {
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
