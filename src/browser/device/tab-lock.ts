/** A room is live in one tab of a browser: two tabs would sign two logs with one key. */
import { isTraceless } from './traceless-rooms.ts';
import type { RoomKeys } from '../crypto/room-keys.ts';

export interface HeldRoom {
  readonly kind: 'held';
  /** Another tab wants the room, or has taken it: close it, then `release`. */
  readonly lost: Promise<void>;
  /** Resolves when another tab can have it: a lock is not free at once. */
  release(): Promise<void>;
}

export interface TakenRoom {
  readonly kind: 'taken';
  /** Asks the live tab to close the room; if it does not answer, takes the room from it. */
  takeOver(): Promise<HeldRoom>;
}

/** How long a live tab has to close the room before this tab takes it. */
const HAND_OVER_MS = 1_000;

/**
 * Without Web Locks (browsers before 2022) every tab gets the room. So does a traceless tab: it has an identity
 * of its own, which no other tab has.
 */
export async function claimRoom({
  topic,
  storageId,
}: Pick<RoomKeys, 'topic' | 'storageId'>): Promise<HeldRoom | TakenRoom> {
  const locks = navigator.locks as LockManager | undefined;
  const name = `swapmeet:${storageId}`;
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

/** The lock, or undefined when the options end the request without one. */
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
