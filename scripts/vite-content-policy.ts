/** Writes the content security policy into the built page, for hosts that send no headers of their own. */
import type { Plugin } from 'vite';
import { tagPolicy } from '../signaling/content-policy.ts';

/** Before anything that is loaded, and after what says how the page is to be read. */
const PLACE = '<meta charset="utf-8" />';

/** @param relayUrls VITE_RELAY_URL: relays that are not beside the page, with commas between */
export function contentPolicyPlugin(relayUrls: string): Plugin {
  const relays = relayUrls.split(',').flatMap((url) => {
    if (!URL.canParse(url.trim())) return []; // relative to the page, so it is beside it
    const { protocol, host } = new URL(url.trim());
    return `${protocol.replace('http', 'ws')}//${host}`;
  });
  return {
    name: 'swapmeet-content-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        if (!html.includes(PLACE)) throw new Error(`the page has no ${PLACE}`);
        const tags = [
          `<meta http-equiv="Content-Security-Policy" content="${tagPolicy(relays)}" />`,
          '<meta name="referrer" content="no-referrer" />',
        ];
        return html.replace(PLACE, [PLACE, ...tags].join('\n    '));
      },
    },
  };
}
