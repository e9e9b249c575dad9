/** The moments after which links and signaling cannot be trusted: the network is back, the tab is back. */
import type { Off } from '../core/ports.ts';

export function onWake(f: () => void): Off {
  const listening = new AbortController();
  const { signal } = listening;
  addEventListener('online', f, { signal });
  document.addEventListener('visibilitychange', () => document.hidden || f(), { signal });
  document.addEventListener('resume', f, { signal });
  return () => listening.abort();
}
