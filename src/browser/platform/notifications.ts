/** Notifications of the system, where the browser has them and the person allows them. */

export interface NotificationWords {
  readonly title: string;
  readonly body: string;
  /** A later one with the same tag replaces it. */
  readonly tag: string;
}

export type NotificationState = 'on' | 'ask' | 'blocked' | 'unsupported';

const STATES: Readonly<Record<NotificationPermission, NotificationState>> = {
  granted: 'on',
  default: 'ask',
  denied: 'blocked',
};

export class Notifications {
  readonly #shown = new Map<string, Notification>();

  state(): NotificationState {
    return 'Notification' in globalThis ? STATES[Notification.permission] : 'unsupported';
  }

  /** Asks the person, if the browser has not asked yet. Never throws. */
  async request(): Promise<NotificationState> {
    if (this.state() === 'ask') await Notification.requestPermission().catch(() => undefined);
    return this.state();
  }

  /** Does nothing without permission. Never throws. */
  show({ title, body, tag }: NotificationWords): void {
    if (this.state() !== 'on') return;
    const options = { body, tag, icon: 'icon-192.png', renotify: true };
    try {
      const shown = new Notification(title, options);
      shown.onclick = () => {
        window.focus();
        shown.close();
      };
      this.#shown.set(tag, shown);
    } catch {
      // Phones show them only through the service worker, which focuses the page (sw.ts).
      void navigator.serviceWorker.ready
        .then((worker) => worker.showNotification(title, options))
        .catch(() => undefined);
    }
  }

  /** Never throws. */
  close(tag: string): void {
    this.#shown.get(tag)?.close();
    this.#shown.delete(tag);
  }
}
