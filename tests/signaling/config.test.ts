import { expect, test } from 'vitest';
import { readConfig } from '../../signaling/config.ts';

test('nothing set: port 8080, every address, and no third party', () => {
  expect(readConfig({})).toEqual({
    ok: true,
    config: { port: 8080, iceServers: [], trustedProxies: 0 },
  });
});

test('what is set is used; a variable that is empty is not set', () => {
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    APP_DIR: '/srv/app',
    TRUST_PROXY: 'true',
    STUN_URLS: 'stun:a.example.org, stun:b.example.org:3478,',
    ICE_SERVERS: '[{"urls":"turn:t.example.org?transport=udp","username":"u","credential":"c"}]',
  };
  expect(readConfig(env)).toEqual({
    ok: true,
    config: {
      port: 0,
      host: '127.0.0.1',
      appDir: '/srv/app',
      trustedProxies: 1,
      iceServers: [
        { urls: ['stun:a.example.org', 'stun:b.example.org:3478'] },
        { urls: 'turn:t.example.org?transport=udp', username: 'u', credential: 'c' },
      ],
    },
  });
  const empty = Object.fromEntries(Object.keys(env).map((name) => [name, '']));
  expect(readConfig(empty)).toEqual(readConfig({}));
});

const tooMany = JSON.stringify(new Array(8).fill({ urls: 'stun:a.example.org' }));
test.each([
  ['PORT', { PORT: '80a' }],
  ['PORT', { PORT: '65536' }],
  ['PORT', { PORT: '-1' }],
  ['TRUST_PROXY', { TRUST_PROXY: 'maybe' }],
  ['STUN_URLS', { STUN_URLS: 'a.example.org' }],
  ['STUN_URLS', { STUN_URLS: 'https://a.example.org' }],
  ['ICE_SERVERS', { ICE_SERVERS: '{' }],
  ['ICE_SERVERS', { ICE_SERVERS: '{"urls":"stun:a.example.org"}' }],
  ['ICE_SERVERS', { ICE_SERVERS: '[{"url":"stun:a.example.org"}]' }],
  ['ICE_SERVERS', { ICE_SERVERS: '[{"urls":"javascript:1"}]' }],
  ['ICE_SERVERS', { ICE_SERVERS: tooMany, STUN_URLS: 'stun:a.example.org' }],
])('a wrong %s is one sentence that names it: %o', (name, env) => {
  const result = readConfig(env);
  if (result.ok) throw new Error('was accepted');
  expect(result.problem).toContain(name);
  expect(result.problem).toMatch(/^[^\n]+\.$/);
});
