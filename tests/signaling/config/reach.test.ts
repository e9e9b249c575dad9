import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { howToReach } from '../../../signaling/config/reach.ts';

const at = (address: string, internal = false): NetworkInterfaceInfo => ({
  address,
  internal,
  family: 'IPv4',
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:00',
  cidr: null,
});
const HOME = {
  lo: [at('127.0.0.1', true)],
  docker0: [at('172.17.0.1')],
  wlan0: [at('192.168.1.20')],
};

test('it names the address in the network, says what https has to do with it, and how to get it', () => {
  const said = howToReach({ port: 8080, host: undefined }, HOME).join('\n');
  expect(said).toContain('http://192.168.1.20:8080');
  expect(said).toMatch(/only on https or localhost/);
  expect(said).toContain('--from https://192.168.1.20:8443 --to localhost:8080');
  expect(said).not.toContain('172.17');
});

test.each(['localhost', '127.0.0.1', '::1'])(
  'with HOST=%s only this computer reaches it',
  (host) => {
    const said = howToReach({ port: 8080, host }, HOME);
    expect(said).toEqual([expect.stringMatching(/^Only this computer reaches it, since HOST is/)]);
  },
);

test('HOST decides which address it is', () => {
  expect(howToReach({ port: 80, host: '10.0.0.7' }, HOME)[0]).toContain('http://10.0.0.7:80');
  expect(howToReach({ port: 80, host: '::' }, HOME)[0]).toContain('http://192.168.1.20:80');
});

test('without a network it says so', () => {
  expect(howToReach({ port: 80, host: undefined }, { lo: [at('127.0.0.1', true)] })).toEqual([
    expect.stringMatching(/in no network/),
  ]);
});
