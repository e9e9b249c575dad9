import { expect, test } from 'vitest';
import { readConfig } from '../../../signaling/config/config.ts';

test('without settings: port 8080, every address, and no third party', () => {
  expect(readConfig({})).toEqual({
    ok: true,
    config: { port: 8080, iceServers: [], trustedProxies: 0 },
  });
});

test('settings are used, and an empty variable counts as not set', () => {
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

test('the settings of a public relay', () => {
  const env = {
    TURN_URLS: 'turn:t.example.org:3478,turns:t.example.org:443?transport=tcp',
    TURN_SECRET: 'north',
    TURN_TTL_MINUTES: '60',
    ALLOWED_ORIGINS: 'https://a.example.org, http://localhost:8080',
    REDIS_URL: 'rediss://user:pass@redis.example.org:6380/1',
    METRICS_PORT: '9464',
    METRICS_TOKEN: 'a-long-enough-token',
    LOG: 'json',
    NEARBY: 'off',
  };
  expect(readConfig(env)).toEqual({
    ok: true,
    config: {
      port: 8080,
      trustedProxies: 0,
      iceServers: [],
      turn: {
        urls: ['turn:t.example.org:3478', 'turns:t.example.org:443?transport=tcp'],
        secret: 'north',
        ttlMs: 3_600_000,
      },
      allowedOrigins: ['https://a.example.org', 'http://localhost:8080'],
      redisUrl: env.REDIS_URL,
      nearby: false,
      metricsPort: 9464,
      metricsToken: 'a-long-enough-token',
      log: 'json',
    },
  });
  const empty = Object.fromEntries(Object.keys(env).map((name) => [name, '']));
  expect(readConfig(empty)).toEqual(readConfig({}));
});

test('NEARBY may be on, off or lan', () => {
  const nearby = (value: string) => {
    const result = readConfig({ NEARBY: value });
    return result.ok ? result.config.nearby : result.problem;
  };
  expect([nearby('on'), nearby('off'), nearby('lan')]).toEqual([undefined, false, 'lan']);
});

const turn = { TURN_URLS: 'turn:t.example.org', TURN_SECRET: 's' };
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
  ['TURN_URLS', { ...turn, ICE_SERVERS: tooMany }],
  ['TURN_URLS', { ...turn, TURN_URLS: 'stun:t.example.org' }],
  ['TURN_URLS', { ...turn, TURN_URLS: Array(9).fill(turn.TURN_URLS).join() }],
  ['TURN_SECRET', { TURN_URLS: turn.TURN_URLS }],
  ['TURN_SECRET', { TURN_SECRET: 's' }],
  ['TURN_TTL_MINUTES', { ...turn, TURN_TTL_MINUTES: '1' }],
  ['TURN_TTL_MINUTES', { ...turn, TURN_TTL_MINUTES: '1e9' }],
  ['ALLOWED_ORIGINS', { ALLOWED_ORIGINS: '*' }],
  ['ALLOWED_ORIGINS', { ALLOWED_ORIGINS: 'https://a.example.org/' }],
  ['ALLOWED_ORIGINS', { ALLOWED_ORIGINS: 'https://A.example.org' }],
  ['REDIS_URL', { REDIS_URL: 'localhost:6379' }],
  ['REDIS_URL', { REDIS_URL: 'https://redis.example.org' }],
  ['METRICS_PORT', { METRICS_PORT: 'yes' }],
  ['METRICS_TOKEN', { METRICS_TOKEN: 'short' }],
  ['LOG', { LOG: 'xml' }],
  ['NEARBY', { NEARBY: 'maybe' }],
  ['NEARBY', { NEARBY: 'LAN' }],
])('a wrong %s gives one sentence that names it: %o', (name, env) => {
  const result = readConfig(env);
  if (result.ok) throw new Error('was accepted');
  expect(result.problem).toContain(name);
  expect(result.problem).toMatch(/^[^\n]+\.$/);
});
