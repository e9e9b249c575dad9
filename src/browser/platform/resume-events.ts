/** Moments after which links and signaling may be dead: the network is back or has changed, or the tab is back. */
import type { Off } from '../../core/ports.ts';

export function onResume(f: () => void): Off {
  const listening = new AbortController();
  const { signal } = listening;
  addEventListener('online', f, { signal });
  document.addEventListener('visibilitychange', () => document.hidden || f(), { signal });
  document.addEventListener('resume', f, { signal });
  addEventListener('pageshow', f, { signal });
  // A move from one network to another without going offline, where the browser tells (Chromium).
  const { connection } = navigator as { connection?: EventTarget };
  connection?.addEventListener('change', f, { signal });
  return () => listening.abort();
}
