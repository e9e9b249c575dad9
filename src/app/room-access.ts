/** Opens rooms in this tab, and knows the open ones: a page shows one at a time. */
import { each } from '../core/base/each.ts';
import { deriveRoomKeys, type RoomKeys } from '../browser/crypto/room-keys.ts';
import { requireSubtle } from '../browser/crypto/web-crypto.ts';
import { rememberedPassword } from '../browser/device/room-passwords.ts';
import { claimRoom, type HeldRoom, type TakenRoom } from '../browser/device/tab-lock.ts';
import { chooseTraceless } from '../browser/device/traceless-rooms.ts';
import type { Topic } from '../core/base/ids.ts';
import { formatFragment, parseFragment, type RoomAddress } from '../core/api/room-address.ts';
import type { Reopened, RoomAccess } from '../ui/services.ts';
import type { Device } from './device.ts';
import { OpenSession } from './room-session.ts';

/** By then its screen is drawn. */
const DRAWN_MS = 100;
/** A room that is not open by then may take long: the rest is needed, too. */
const LATE_MS = 5_000;

export class OpenRooms {
  readonly #device: Device;
  readonly #sessions = new Set<OpenSession>();
  #early: { readonly fragment: string; readonly access: Promise<RoomAccess> } | undefined;

  /** Resolves when the room in the page's address is on the screen, cannot be entered, or takes long: what comes later does not delay it. */
  entered: Promise<void> = Promise.resolve();

  constructor(device: Device) {
    this.#device = device;
  }

  /** Enters the room in the page's address while its screen is still loading; `enter` returns it later. */
  enterEarly(): void {
    const room = parseFragment(location.hash)?.room;
    if (!room) return;
    const access = this.#enter(room);
    this.entered = new Promise((resolve) => {
      const { clock } = this.#device;
      const drawn = () => void clock.after(DRAWN_MS, resolve);
      access.then(drawn, drawn); // `enter` reports why it failed
      clock.after(LATE_MS, resolve);
    });
    this.#early = { fragment: formatFragment(room), access };
  }

  /** @throws SwapError unsupported when the page is not on https or localhost, or the browser is too old */
  enter(address: RoomAddress): Promise<RoomAccess> {
    const early = this.#early;
    this.#early = undefined;
    if (early?.fragment === formatFragment(address)) return early.access;
    // The address has changed in the meantime: leave the early room.
    early?.access.then(
      (access) => access.kind === 'live' && access.session.leave(),
      () => undefined,
    );
    return this.#enter(address);
  }

  /** Closes the open room, does something to our keys, and opens the room again. */
  async between(work: () => Promise<void>, why: Reopened['why']): Promise<void> {
    const [session] = this.#sessions;
    await (session ? session.between(work, why) : work());
  }

  /** The session of a room that is open in this tab. */
  find(topic: Topic): OpenSession | undefined {
    return [...this.#sessions].find((it) => it.room.topic === topic);
  }

  /** Whether a room is open that is not traceless. */
  get leavesTraces(): boolean {
    return [...this.#sessions].some((session) => !session.isTraceless);
  }

  leaveAll(): void {
    each(this.#sessions, (session) => session.leave());
  }

  async #enter(address: RoomAddress): Promise<RoomAccess> {
    requireSubtle();
    const passwordKey = address.guarded ? rememberedPassword(address) : undefined;
    if (address.guarded && !passwordKey) return { kind: 'password' };
    const keys = await deriveRoomKeys(address, passwordKey);
    return this.#open(keys, await claimRoom(keys));
  }

  async #open(keys: RoomKeys, claim: HeldRoom | TakenRoom): Promise<RoomAccess> {
    const openAgain = async () => this.#open(keys, await claimRoom(keys));
    if (claim.kind === 'taken') {
      return {
        kind: 'elsewhere',
        takeOver: async () => this.#open(keys, await claim.takeOver()),
        comeAsNew: () => {
          chooseTraceless(keys.topic, true);
          return openAgain();
        },
      };
    }
    const session = await OpenSession.open({
      device: this.#device,
      keys,
      held: claim,
      enterAgain: openAgain,
      closed: (it) => void this.#sessions.delete(it),
    });
    this.#sessions.add(session);
    return { kind: 'live', session };
  }
}
