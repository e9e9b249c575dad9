/** Runs in each page of a hall, before the page's own scripts: counts connections, and notes what shows when. */
import type { Page } from '@playwright/test';

export interface HallWatch {
  /** RTCPeerConnections that this page ever constructed. */
  made: number;
  /** Fingerprints of the open links: ours, and those of the other sides. */
  links(): { readonly ours: readonly string[]; readonly theirs: readonly string[] };
  /** The words stood on this screen at some time. */
  sawUnreached: boolean;
  /** When all of the texts stood in the page, on the machine's clock, which all pages share. */
  shownAt(texts: readonly string[]): Promise<number>;
  /** When Enter was last pressed here, on the same clock. */
  enteredAt: number;
}

declare global {
  interface Window {
    hall: HallWatch;
  }
}

/** What no screen may say while everyone is there. */
const UNREACHED = 'cannot be reached';

export async function watchHall(page: Page): Promise<void> {
  // What tsx compiles calls this, to keep the names of functions.
  await page.addInitScript('globalThis.__name = (it) => it');
  await page.addInitScript((unreached) => {
    const open = new Set<RTCPeerConnection>();
    const waiting = new Map<readonly string[], (atMs: number) => void>();
    const hall: HallWatch = {
      made: 0,
      links() {
        const connected = [...open].filter((it) => it.connectionState === 'connected');
        const print = (it: RTCSessionDescription | null) =>
          /a=fingerprint:(.*)/.exec(it?.sdp ?? '')?.[1] ?? '';
        return {
          ours: connected.map((it) => print(it.localDescription)),
          theirs: connected.map((it) => print(it.remoteDescription)),
        };
      },
      sawUnreached: false,
      enteredAt: 0,
      shownAt: (texts) =>
        new Promise((resolve) => {
          waiting.set(texts, resolve);
          look();
        }),
    };
    function look(): void {
      const text = document.body?.textContent ?? '';
      hall.sawUnreached ||= text.includes(unreached);
      for (const [texts, resolve] of waiting) {
        if (!texts.every((it) => text.includes(it))) continue;
        waiting.delete(texts);
        resolve(Date.now());
      }
    }
    window.hall = hall;
    // An observer costs nothing in a page in which nothing changes; a timer would.
    const options = { subtree: true, childList: true, characterData: true };
    new MutationObserver(look).observe(document, options);
    const noteEnter = ({ key }: KeyboardEvent) => key === 'Enter' && (hall.enteredAt = Date.now());
    addEventListener('keydown', noteEnter, { capture: true });
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        hall.made += 1;
        open.add(this);
      }
      override close(): void {
        super.close();
        open.delete(this);
      }
    };
  }, UNREACHED);
}

export const linksOf = (page: Page): Promise<number> =>
  page.evaluate(() => window.hall.links().ours.length);

export async function linkedWith(page: Page, other: Page): Promise<boolean> {
  const { theirs } = await page.evaluate(() => window.hall.links());
  const { ours } = await other.evaluate(() => window.hall.links());
  return ours.some((it) => theirs.includes(it));
}
