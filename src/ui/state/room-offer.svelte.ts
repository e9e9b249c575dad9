/** Offers our room to people nearby. It is off until you turn it on, and ends when you leave the room. */
import { errorCode } from '../../core/base/errors.ts';
import { tidyName } from '../../core/identity/friendly-name.ts';
import type { NearbyOfferState, NearbyAsk, OwnOffer } from '../../core/api/nearby.ts';
import type { Off, Room } from '../../core/api/room-api.ts';
import type { RoomAddress } from '../../core/api/room-address.ts';
import type { Services } from '../services.ts';

export class RoomOffer {
  readonly #services: Services;
  readonly #room: Room;
  readonly #address: RoomAddress;
  readonly #offStatus: Off;
  #offer: OwnOffer | undefined;
  /** Counts how often it was turned on or off. An offer that opens after a later change is closed again. */
  #changes = 0;
  state = $state.raw<NearbyOfferState | 'off' | 'unsupported' | 'not-loaded'>('off');
  name = $state.raw('');
  asks = $state.raw<readonly NearbyAsk[]>([]);

  constructor(services: Services, room: Room, address: RoomAddress) {
    this.#services = services;
    this.#room = room;
    this.#address = address;
    this.name = room.people.ownName();
    // People we accept could not enter a locked room.
    this.#offStatus = room.subscribe('status', () => room.status().locked && this.turnOff());
  }

  get on(): boolean {
    return this.state === 'opening' || this.state === 'open';
  }

  async turnOn(name: string): Promise<void> {
    this.turnOff();
    const change = this.#changes;
    this.name = tidyName(name) || this.#room.people.ownName();
    this.state = 'opening';
    const isCurrent = () => change === this.#changes;
    try {
      const offer = await this.#services.offerNearby(this.#address, this.name, {
        onState: (state) => isCurrent() && (this.state = state),
        onAsks: (asks) => isCurrent() && (this.asks = asks),
      });
      if (isCurrent()) this.#offer = offer;
      else offer.close();
    } catch (error) {
      const isLate = errorCode(error) === 'not-loaded';
      if (isCurrent()) this.state = isLate ? 'not-loaded' : 'unsupported';
    }
  }

  turnOff(): void {
    this.#changes++;
    this.#offer?.close();
    this.#offer = undefined;
    this.state = 'off';
    this.asks = [];
  }

  answer({ id }: NearbyAsk, accept: boolean): void {
    this.#offer?.answer(id, accept);
  }

  close(): void {
    this.turnOff();
    this.#offStatus();
  }
}
