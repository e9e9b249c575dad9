/** The moments after which links and signaling cannot be trusted: the network is back or another one, the tab is back. */
import type { Off } from '../../core/ports.ts';

export function onResume(f: () => void): Off {
  const listening = new AbortController();
  const { signal } = listening;
  addEventListener('online', f, { signal });
  document.addEventListener('visibilitychange', () => document.hidden || f(), { signal });
  document.addEventListener('resume', f, { signal });
  addEventListener('pageshow', f, { signal });
  // From one network into another without a moment offline, where the browser tells (Chromium).
  const { connection } = navigator as { connection?: EventTarget };
  connection?.addEventListener('change', f, { signal });
  return () => listening.abort();
}
