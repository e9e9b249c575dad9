/** The compose file uses only settings that the relay has, and a valid set of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../signaling/config/config.ts';
import { composeText as text, coturnFlags } from '../rigs/compose-file.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The `NAME: value` lines of the relay's environment, with the values of a filled-in .env. */
function environment(): Record<string, string> {
  const block = /\n {4}environment:\n((?: {6}.*\n)+)/.exec(text)?.[1] ?? '';
  const lines = block
    .trimEnd()
    .split('\n')
    .map((line) => /^ {6}([A-Z_]+): (.*)$/.exec(line));
  return Object.fromEntries(
    lines.map((match) => {
      if (!match) throw new Error('a line of the environment is not a setting');
      const value = (match[2] ?? '').replace(/^'|'$/g, '');
      const filled = value
        .replaceAll(/\$\{DOMAIN[^}]*\}/g, 'swap.example.org')
        .replaceAll(/\$\{TURN_SECRET[^}]*\}/g, 'a-secret');
      return [match[1] ?? '', filled];
    }),
  );
}

test('the relay accepts the settings of the compose file, and knows each of them', () => {
  const env = environment();
  const result = readConfig(env);
  if (!result.ok) throw new Error(result.problem);
  expect(result.config).toMatchObject({
    redisUrl: 'redis://redis:6379',
    trustedProxies: 1,
    allowedOrigins: ['https://swap.example.org'],
    turn: { secret: 'a-secret' },
    log: 'json',
  });
  expect(result.config.turn?.urls.map((url) => url.replace(/:.*\?/, ' '))).toHaveLength(3);
  const documented = readFileSync(join(ROOT, 'docs/DEPLOYMENT.md'), 'utf8');
  for (const name of Object.keys(env)) expect(documented).toContain(`| \`${name}\` |`);
});

test('coturn gets the secret from which the relay makes credentials', () => {
  expect(text).toContain('--use-auth-secret');
  expect(text).toContain('--static-auth-secret=${TURN_SECRET}');
});

test('[S17] coturn is bounded: in all, for each network and each allocation', () => {
  const flags = coturnFlags({ PUBLIC_ADDRESS: '203.0.113.7' });
  const number = (name: string): number =>
    Number(flags.find((flag) => flag.startsWith(`--${name}=`))?.split('=')[1]);
  expect(number('user-quota')).toBeLessThanOrEqual(number('total-quota') / 4);
  expect(number('max-port') - number('min-port')).toBeGreaterThanOrEqual(number('total-quota'));
  expect(number('bps-capacity')).toBe(number('max-bps') * number('total-quota'));
  // Without a private address of its own, the public one is the machine's.
  expect(flags).toContain('--external-ip=203.0.113.7/203.0.113.7');
  expect(flags).toContain('--relay-ip=203.0.113.7');
});
