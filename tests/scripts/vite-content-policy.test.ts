/** The page says by itself what the relay says in a header, and who is asked in place of the relay. */
import { expect, test } from 'vitest';
import { contentPolicyPlugin, type PageSettings } from '../../scripts/vite-content-policy.ts';
import { parseIceServers } from '../../src/browser/signaling/page-ice-servers.ts';
import { parsePeerServer } from '../../src/browser/signaling/peerjs/peer-server-setting.ts';
import { SECURITY_HEADERS } from '../../signaling/app.ts';

const PAGE =
  '<head>\n    <meta charset="utf-8" />\n    <script type="module" src="/a.js"></script></head>';

function written(settings: PageSettings = {}, page = PAGE): string {
  const { transformIndexHtml } = contentPolicyPlugin(settings);
  if (typeof transformIndexHtml !== 'object') throw new Error('it has another form');
  return (transformIndexHtml.handler as unknown as (html: string) => string)(page);
}
const policyIn = (html: string) => /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];

test('the tag is the header but for what browsers ignore in a tag', () => {
  const header = SECURITY_HEADERS['Content-Security-Policy'] ?? '';
  const tag = policyIn(written());
  expect(header).toContain("; frame-ancestors 'none'");
  expect(tag).toBe(header.replace("; frame-ancestors 'none'", ''));
});

test('it stands before whatever is loaded', () => {
  const html = written();
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
  expect(html.indexOf('charset')).toBeLessThan(html.indexOf('Content-Security-Policy'));
  expect(() => written({}, '<head></head>')).toThrow();
});

test('relays that are elsewhere may be asked, and nobody else', () => {
  const policy = policyIn(
    written({ relayUrls: 'wss://a.example/relay, https://b.example:8443/x,/relay' }),
  );
  expect(policy).toContain("connect-src 'self' wss://a.example wss://b.example:8443;");
});

/** What a browser makes of the page's tags. */
const contentOf = (html: string, name: string) =>
  new RegExp(`name="${name}" content="([^"]*)"`)
    .exec(html)?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

test('[S25] a PeerServer is named and allowed by one setting', () => {
  const peerServer = 'https://peers.example:9443/my/?key=a&x="b"';
  const html = written({ peerServer, relayUrls: 'wss://a.example/relay' });
  expect(contentOf(html, 'swapmeet:peer-server')).toBe(peerServer);
  expect(parsePeerServer(contentOf(html, 'swapmeet:peer-server') ?? '')).toMatchObject({
    host: 'peers.example',
    port: 9443,
  });
  expect(policyIn(html)).toContain("connect-src 'self' wss://a.example wss://peers.example:9443;");
  expect(written()).not.toContain('peer-server');
});

test('[S29] STUN and TURN servers come to the page as they were set', () => {
  const turn = { urls: 'turn:turn.example', username: 'a&b', credential: '$& "c"' };
  for (const iceServers of ['stun:stun.example:3478', JSON.stringify([turn])]) {
    const content = contentOf(written({ iceServers }), 'swapmeet:ice-servers') ?? '';
    expect(content).toBe(iceServers);
    expect(parseIceServers(content)).toHaveLength(1);
  }
});

test('the picture of a preview has a whole address where the page’s own is known', () => {
  const page = PAGE.replace('<script', '<meta content="./about/preview.png" /><script');
  expect(written({}, page)).toContain('content="./about/preview.png"');
  const html = written({ pageUrl: 'https://swap.example/app/' }, page);
  expect(html).toContain('content="https://swap.example/app/about/preview.png"');
});

test('a setting that is none ends the build', () => {
  for (const peerServer of ['peers.example', 'wss://peers.example', 'javascript:1'])
    expect(() => written({ peerServer })).toThrow(/PEER_SERVER/);
  for (const iceServers of ['stun.example', '[', '[{"urls":"turn:turn.example"}]'])
    expect(() => written({ iceServers })).toThrow(/ICE_SERVERS/);
});
