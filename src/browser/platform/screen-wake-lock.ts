/** Keeps the screen on during a transfer, where the browser can. */

export interface WakeLock {
  set(on: boolean): void;
  /** Lets the screen sleep again and stops listening. */
  close(): void;
}

/** Browsers take the lock away when the tab is hidden, so we ask for it again when the tab is back. */
export function createWakeLock(): WakeLock {
  let wanted = false;
  let asking = false;
  let held: WakeLockSentinel | undefined;

  async function settle(): Promise<void> {
    if (asking) return;
    if (!wanted) {
      const released = held;
      held = undefined;
      await released?.release().catch(() => undefined);
      return;
    }
    if ((held && !held.released) || document.visibilityState !== 'visible') return;
    asking = true;
    try {
      held = await navigator.wakeLock?.request('screen');
    } catch {
      held = undefined; // low battery, or not allowed: the screen may sleep then
    }
    asking = false;
    if (!wanted) await settle();
  }

  const onVisible = () => void settle();
  document.addEventListener('visibilitychange', onVisible);
  return {
    set(on) {
      if (on === wanted) return;
      wanted = on;
      void settle();
    },
    close() {
      document.removeEventListener('visibilitychange', onVisible);
      wanted = false;
      void settle();
    },
  };
}
