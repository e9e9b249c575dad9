/** Where the relay is: beside the page, or where the build was told (VITE_RELAY_URL). */

const RELAY_PATH = '/relay';

export function relayUrl(): string {
  const configured = import.meta.env['VITE_RELAY_URL'] as string | undefined;
  const url = new URL(configured || RELAY_PATH, location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  url.hash = '';
  return url.href;
}
