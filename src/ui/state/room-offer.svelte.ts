/** Our room's invitation to people nearby: off until somebody turns it on, and over when the room is left. */
import { tidyName } from '../../core/identity/friendly-name.ts';
import type { NearbyOfferState, NearbyAsk, OwnOffer } from '../../core/api/nearby.ts';
import type { Off, Room } from '../../core/api/room-api.ts';
import type { RoomAddress } from '../../core/api/room-address.ts';
import type { Services } from '../services.ts';

export class NearbyHost {
  readonly #services: Services;
  readonly #room: Room;
  readonly #address: RoomAddress;
  readonly #offStatus: Off;
  #own: OwnOffer | undefined;
  /** Rises with each change of mind, so that what was being opened before it is closed again. */
  #turn = 0;
  state = $state.raw<NearbyOfferState | 'off' | 'unsupported'>('off');
  name = $state.raw('');
  asks = $state.raw<readonly NearbyAsk[]>([]);

  constructor(services: Services, room: Room, address: RoomAddress) {
    this.#services = services;
    this.#room = room;
    this.#address = address;
    this.name = room.people.ownName();
    // Who is let in to a locked room would stand before a closed door.
    this.#offStatus = room.subscribe('status', () => room.status().locked && this.turnOff());
  }

  get on(): boolean {
    return this.state === 'opening' || this.state === 'open';
  }

  async turnOn(name: string): Promise<void> {
    this.turnOff();
    const turn = this.#turn;
    this.name = tidyName(name) || this.#room.people.ownName();
    this.state = 'opening';
    const isOurs = () => turn === this.#turn;
    try {
      const own = await this.#services.offerNearby(this.#address, this.name, {
        onState: (state) => isOurs() && (this.state = state),
        onAsks: (asks) => isOurs() && (this.asks = asks),
      });
      if (isOurs()) this.#own = own;
      else own.close();
    } catch {
      if (isOurs()) this.state = 'unsupported';
    }
  }

  turnOff(): void {
    this.#turn++;
    this.#own?.close();
    this.#own = undefined;
    this.state = 'off';
    this.asks = [];
  }

  answer({ id }: NearbyAsk, accept: boolean): void {
    this.#own?.answer(id, accept);
  }

  close(): void {
    this.turnOff();
    this.#offStatus();
  }
}
