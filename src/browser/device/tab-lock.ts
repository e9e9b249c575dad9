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
/** What a request for a lock fails with when its signal ends it. */
const NOT_IN_TIME = ['AbortError', 'TimeoutError'];

/**
 * Without Web Locks (browsers before 2022, or site data that are blocked) every tab gets the room. So does a traceless tab: it
 * has an identity of its own, which no other tab has.
 */
export async function claimRoom({
  topic,
  storageId,
}: Pick<RoomKeys, 'topic' | 'storageId'>): Promise<HeldRoom | TakenRoom> {
  const locks = navigator.locks as LockManager | undefined;
  const name = `swapmeet:${storageId}`;
  if (!locks || isTraceless(topic)) return unlocked();
  const held = await hold(locks, name, { ifAvailable: true });
  if (held === 'refused') return unlocked();
  return held ?? { kind: 'taken', takeOver: () => takeOver(locks, name) };
}

/** The room, without a lock. */
const unlocked = (): HeldRoom => ({
  kind: 'held',
  lost: new Promise(() => undefined),
  release: async () => undefined,
});

async function takeOver(locks: LockManager, name: string): Promise<HeldRoom> {
  const channel = new BroadcastChannel(name);
  channel.postMessage('hand over');
  channel.close();
  const handedOver = await hold(locks, name, { signal: AbortSignal.timeout(HAND_OVER_MS) });
  if (handedOver === 'refused') return unlocked();
  const held = handedOver ?? (await hold(locks, name, { steal: true }));
  if (!held) throw new Error('a stolen lock is always granted');
  return held === 'refused' ? unlocked() : held;
}

/** The lock; undefined when the options end the request without one; `refused` when this page may have no locks. */
function hold(
  locks: LockManager,
  name: string,
  options: LockOptions,
): Promise<HeldRoom | 'refused' | undefined> {
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
        (error: unknown) => {
          lose(); // stolen
          // Or never granted: not in time, or not to this page at all.
          const isLate = error instanceof DOMException && NOT_IN_TIME.includes(error.name);
          resolve(isLate ? undefined : 'refused');
        },
      );
  });
}
