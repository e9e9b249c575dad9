/** Whether the connection is paid by the byte. Chromium tells; other browsers do not. */
import type { Off } from '../../core/ports.ts';

/** The part of the Network Information API that we read; the person chooses `saveData`. */
interface NetworkInformation extends EventTarget {
  readonly type?: string;
  readonly saveData?: boolean;
}

const connection = (): NetworkInformation | undefined =>
  (navigator as Navigator & { readonly connection?: NetworkInformation }).connection;

const isMetered = (it: NetworkInformation): boolean =>
  it.saveData === true || it.type === 'cellular';

/** Calls `f` at once and at every change; never where the browser does not know. */
export function watchMetered(f: (metered: boolean) => void): Off {
  const network = connection();
  if (!network) return () => undefined;
  const tell = () => f(isMetered(network));
  network.addEventListener('change', tell);
  tell();
  return () => network.removeEventListener('change', tell);
}
