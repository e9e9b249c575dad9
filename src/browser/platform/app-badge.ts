/** The number on the icon of the installed app. */

interface Badging {
  setAppBadge?(count: number): Promise<void>;
  clearAppBadge?(): Promise<void>;
}

export const canBadge = (): boolean => 'setAppBadge' in navigator;

/** 0 takes it away. Does nothing where the app is not installed, or the system wants its leave first. Never throws. */
export function showBadge(count: number): void {
  const badging = navigator as Badging;
  const done = count > 0 ? badging.setAppBadge?.(count) : badging.clearAppBadge?.();
  done?.catch(() => undefined);
}
