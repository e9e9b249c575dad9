/** Where the relay is: beside the page, under whatever path that stands, or where the build says (VITE_RELAY_URL, several separated by commas). */
import { RELAY_PATH } from '../../../../signaling/protocol.ts';

/** At least one. Several lead to the same rooms. */
export function relayUrls(): string[] {
  const configured = import.meta.env['VITE_RELAY_URL'] as string | undefined;
  const given = (configured ?? '').split(',').flatMap((url) => url.trim() || []);
  return (given.length > 0 ? given : [`.${RELAY_PATH}`]).map((text) => {
    const url = new URL(text, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    url.hash = '';
    return url.href;
  });
}
