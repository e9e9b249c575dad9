/** STUN and TURN servers that a static copy names in its page. */
import { expect, test } from 'vitest';
import { parseIceServers } from '../../../src/browser/signaling/page-ice-servers.ts';

const TURN = { urls: 'turn:t.example:3478?transport=tcp', username: 'u', credential: 'c' };

test('[S29] STUN URLs with spaces between, or JSON with what TURN needs', () => {
  expect(parseIceServers(' stun:s.example  stuns:[2001:db8::1]:5349\n')).toEqual([
    { urls: 'stun:s.example' },
    { urls: 'stuns:[2001:db8::1]:5349' },
  ]);
  for (const port of [1, 6554, 7000, 59_999, 65_535])
    expect(parseIceServers(`stun:s.example:${port}`)).toHaveLength(1);
  expect(parseIceServers(JSON.stringify([TURN, { urls: 'stun:s.example:3478' }]))).toEqual([
    TURN,
    { urls: 'stun:s.example:3478' },
  ]);
  expect(parseIceServers('')).toEqual([]);
});

test.each([
  'https://s.example',
  'stun:s.example turn:t.example',
  'stun:s.example?transport=udp',
  'stun:s.example:0',
  'stun:s.example:65536',
  'stun:s.example:70000',
  '[',
  '[1]',
  JSON.stringify([{ ...TURN, credential: 1 }]),
  JSON.stringify(Array.from({ length: 9 }, () => TURN)),
])('[S29] what a browser would refuse connections for is no list: %j', (bad) =>
  expect(parseIceServers(bad)).toEqual([]),
);
