/** Where the relay is: beside the page, or where the build was told (VITE_RELAY_URL). */
import { RELAY_PATH } from '../../signaling/protocol.ts';

export function relayUrl(): string {
  const configured = import.meta.env['VITE_RELAY_URL'] as string | undefined;
  const url = new URL(configured || RELAY_PATH, location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  url.hash = '';
  return url.href;
}
