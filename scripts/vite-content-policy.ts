/** Writes build settings into the page: the content security policy, for hosts that send no headers of their own, and the servers that replace our relay. */
import type { Plugin } from 'vite';
import { parseIceServers } from '../src/browser/signaling/page-ice-servers.ts';
import { parsePeerServer } from '../src/browser/signaling/peerjs/peer-server-setting.ts';
import { tagPolicy } from '../signaling/content-policy.ts';

/** Before anything that is loaded, and after what says how the page is to be read. */
const PLACE = '<meta charset="utf-8" />';

export interface PageSettings {
  /** VITE_RELAY_URL: relays that are not beside the page, with commas between. */
  readonly relayUrls?: string | undefined;
  /** PEER_SERVER: `https://host:port/path?key=…`. */
  readonly peerServer?: string | undefined;
  /** PAGE_URL: where the page will stand. Programs that show a preview of a link want the picture's whole address. */
  readonly pageUrl?: string | undefined;
  /** ICE_SERVERS: as the page reads them, see page-ice-servers.ts. */
  readonly iceServers?: string | undefined;
}

export function contentPolicyPlugin(settings: PageSettings): Plugin {
  const tags = tagsOf(settings);
  return {
    name: 'swapmeet-content-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        if (!html.includes(PLACE)) throw new Error(`the page has no ${PLACE}`);
        const base = settings.pageUrl ? new URL('./', settings.pageUrl).href : './';
        return html
          .replace(PLACE, () => [PLACE, ...tags].join('\n    '))
          .replace('content="./about/', () => `content="${base}about/`);
      },
    },
  };
}

/** @throws when a setting is none, so that nobody finds out by a page that meets nobody */
function tagsOf({ relayUrls = '', peerServer = '', iceServers = '' }: PageSettings): string[] {
  const asked = [...relayUrls.split(','), peerServer].flatMap((url) => socketOrigin(url) ?? []);
  const tags = [
    tag('http-equiv', 'Content-Security-Policy', tagPolicy(asked)),
    tag('name', 'referrer', 'no-referrer'),
  ];
  if (peerServer) {
    if (!parsePeerServer(peerServer)) throw new Error('PEER_SERVER is no http(s) address');
    tags.push(tag('name', 'swapmeet:peer-server', peerServer));
  }
  if (iceServers.trim()) {
    if (parseIceServers(iceServers).length === 0) throw new Error('ICE_SERVERS names no servers');
    tags.push(tag('name', 'swapmeet:ice-servers', iceServers));
  }
  return tags;
}

/** Undefined for what is relative to the page, and so beside it. */
function socketOrigin(url: string): string | undefined {
  if (!URL.canParse(url.trim())) return undefined;
  const { protocol, host } = new URL(url.trim());
  return `${protocol.replace('http', 'ws')}//${host}`;
}

const tag = (kind: string, name: string, content: string) =>
  `<meta ${kind}="${name}" content="${content.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" />`;
