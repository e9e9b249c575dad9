/** The page says by itself what the relay says in a header. */
import { expect, test } from 'vitest';
import { contentPolicyPlugin } from '../../scripts/vite-content-policy.ts';
import { SECURITY_HEADERS } from '../../signaling/app.ts';

const PAGE =
  '<head>\n    <meta charset="utf-8" />\n    <script type="module" src="/a.js"></script></head>';

function written(relayUrls: string, page = PAGE): string {
  const { transformIndexHtml } = contentPolicyPlugin(relayUrls);
  if (typeof transformIndexHtml !== 'object') throw new Error('it has another form');
  return (transformIndexHtml.handler as unknown as (html: string) => string)(page);
}
const policyIn = (html: string) => /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];

test('the tag is the header but for what browsers ignore in a tag', () => {
  const header = SECURITY_HEADERS['Content-Security-Policy'] ?? '';
  const tag = policyIn(written(''));
  expect(header).toContain("; frame-ancestors 'none'");
  expect(tag).toBe(header.replace("; frame-ancestors 'none'", ''));
});

test('it stands before whatever is loaded', () => {
  const html = written('');
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
  expect(html.indexOf('charset')).toBeLessThan(html.indexOf('Content-Security-Policy'));
  expect(() => written('', '<head></head>')).toThrow();
});

test('relays that are elsewhere may be asked, and nobody else', () => {
  const policy = policyIn(written('wss://a.example/relay, https://b.example:8443/x,/relay'));
  expect(policy).toContain("connect-src 'self' wss://a.example wss://b.example:8443;");
});
