/** One live tab a room and browser: two would sign two logs with one key. */
import { isTraceless } from './traceless-rooms.ts';
import type { RoomKeys } from '../crypto/room-keys.ts';

export interface HeldRoom {
  readonly kind: 'held';
  /** Another tab wants the room, or took it: close it, then `release`. */
  readonly lost: Promise<void>;
  /** Resolves when another may have it: a lock is not free in the moment in which it is let go. */
  release(): Promise<void>;
}

export interface TakenRoom {
  readonly kind: 'taken';
  /** Asks the live tab to close the room; one that does not answer loses it. */
  takeOver(): Promise<HeldRoom>;
}

/** How long a live tab has to close the room before it is taken from it. */
const HAND_OVER_MS = 1_000;

/**
 * Without Web Locks (browsers before 2022) every tab gets the room; and so does one that leaves no trace, since
 * it is somebody of its own, whom no other tab can be.
 */
export async function claimRoom({
  topic,
  place,
}: Pick<RoomKeys, 'topic' | 'place'>): Promise<HeldRoom | TakenRoom> {
  const locks = navigator.locks as LockManager | undefined;
  const name = `swapmeet:${place}`;
  if (!locks || isTraceless(topic))
    return { kind: 'held', lost: new Promise(() => undefined), release: async () => undefined };
  const held = await hold(locks, name, { ifAvailable: true });
  return held ?? { kind: 'taken', takeOver: () => takeOver(locks, name) };
}

async function takeOver(locks: LockManager, name: string): Promise<HeldRoom> {
  const channel = new BroadcastChannel(name);
  channel.postMessage('hand over');
  channel.close();
  const handedOver = await hold(locks, name, { signal: AbortSignal.timeout(HAND_OVER_MS) });
  const held = handedOver ?? (await hold(locks, name, { steal: true }));
  if (!held) throw new Error('a stolen lock is always granted');
  return held;
}

/** The lock, or undefined when the options let the request go without one. */
function hold(
  locks: LockManager,
  name: string,
  options: LockOptions,
): Promise<HeldRoom | undefined> {
  return new Promise((resolve) => {
    let lose: () => void = () => undefined;
    const lost = new Promise<void>((settled) => (lose = settled));
    const over: Promise<void> = locks
      .request(name, options, async (lock) => {
        if (!lock) return resolve(undefined);
        const channel = new BroadcastChannel(name);
        channel.onmessage = () => lose();
        await new Promise<void>((letGo) =>
          resolve({
            kind: 'held',
            lost,
            release() {
              channel.close();
              letGo();
              return over;
            },
          }),
        );
      })
      .then(
        () => undefined,
        () => {
          lose(); // stolen
          resolve(undefined); // or never granted in time
        },
      );
  });
}
