import { afterEach, expect, test, vi } from 'vitest';
import { relayUrls } from '../../../../src/browser/signaling/relay/relay-url.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

test.each([
  ['https://example.org/#/AAAA', 'wss://example.org/relay'],
  ['http://localhost:8080/', 'ws://localhost:8080/relay'],
  ['https://example.org/swapmeet/#/AAAA/BBBB', 'wss://example.org/swapmeet/relay'],
  ['https://example.org/a/b/index.html?x=y#/AAAA', 'wss://example.org/a/b/relay'],
])('the relay of %s is %s', (page, relay) => {
  vi.stubGlobal('location', new URL(page));
  expect(relayUrls()).toEqual([relay]);
});

test('the build may name others, beside the page or elsewhere', () => {
  vi.stubGlobal('location', new URL('https://example.org/swapmeet/#/AAAA'));
  vi.stubEnv('VITE_RELAY_URL', 'wss://relay.example/relay, ./other, /relay');
  expect(relayUrls()).toEqual([
    'wss://relay.example/relay',
    'wss://example.org/swapmeet/other',
    'wss://example.org/relay',
  ]);
});
