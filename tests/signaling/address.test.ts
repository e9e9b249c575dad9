import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressKey, networkKey, networksAround } from '../../signaling/address.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:c000:0207', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
  ['2001:db8::192.0.2.7', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['64:ff9b::c000:207', '192.0.2.7'],
  ['64:ff9b::192.0.2.7', '192.0.2.7'],
  ['64:ff9b:1:2:3:4:c000:207', '192.0.2.7'],
  ['::ffff:0:192.0.2.7', '192.0.2.7'],
  ['2002:c000:207:5::9', '192.0.2.7'],
  ['2001:0:a:b:8000:63bf:3fff:fdf8', '192.0.2.7'],
  ['2001:1::c000:207', '2001:1:0:0::/64'],
])('[S15] %s counts as %s', (address, key) => {
  expect(addressKey(address, undefined, 0)).toBe(key);
});

test('all sockets without an address count together', () => {
  expect(addressKey(undefined, undefined, 0)).toBe('unknown');
});

test.each([
  ['without a proxy the header is ignored', 0, '192.0.2.1', '198.51.100.1'],
  ['one proxy adds the last entry', 1, '203.0.113.5, 192.0.2.1', '192.0.2.1'],
  ['two proxies add the last two', 2, '203.0.113.5, 192.0.2.1, 10.0.0.1', '192.0.2.1'],
  ["with fewer entries than proxies the socket's address counts", 2, '192.0.2.1', '198.51.100.1'],
  ['ports are ignored', 1, '192.0.2.1:4711', '192.0.2.1'],
  ['brackets are too', 1, '[2001:db8:1:2::9]:4711', '2001:db8:1:2::/64'],
  ['an invalid address is ignored', 1, 'unknown', '198.51.100.1'],
  ['an empty header is too', 1, '', '198.51.100.1'],
])('%s', (_, trustedProxies, forwardedFor, key) => {
  expect(addressKey('198.51.100.1', forwardedFor, trustedProxies)).toBe(key);
});

test('a client cannot choose its address with what it sends itself', () => {
  fc.assert(
    fc.property(fc.string(), (claim) => {
      expect(addressKey('10.0.0.1', `${claim}, 192.0.2.1`, 1)).toBe('192.0.2.1');
    }),
  );
});

test('all addresses of a /64 are one, however they are written', () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      const key = addressKey(address, undefined, 0);
      expect(key).toMatch(/^([0-9a-f]{1,4}:){4}:\/64$|^\d+\.\d+\.\d+\.\d+$/);
    }),
  );
});

test.each([
  ["without a proxy the socket's address counts", 0, undefined, '198.51.100.1'],
  ['a proxy that nobody trusts hides it', 0, '192.0.2.1', null],
  ['a trusted proxy names it', 1, '203.0.113.5, 192.0.2.1', '192.0.2.1'],
  ['a /64 of IPv6', 1, '2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['a trusted proxy without the header hides it', 1, undefined, null],
  ['so do too few entries', 2, '192.0.2.1', null],
  ['so does an invalid address', 1, 'unknown', null],
])('the network: %s', (_name, trustedProxies, forwarded, network) => {
  expect(networkKey('198.51.100.1', forwarded, trustedProxies)).toBe(network);
});

test('[S15] an address belongs to a site and a block, and one that stands for IPv4 to those of IPv4', () => {
  const around = (address: string) => networksAround(addressKey(address, undefined, 0));
  expect(around('2001:db8:1:1234::7')).toEqual({
    address: '2001:db8:1:1234::/64',
    site: '2001:db8:1:1200::/56',
    block: '2001:db8:1::/48',
  });
  expect(around('2001:db8:1:34::7').site).toBe('2001:db8:1:0::/56');
  const ipv4 = { address: '192.0.2.7', site: '192.0.2.7', block: '192.0.2.0/24' };
  for (const form of ['192.0.2.7', '::ffff:192.0.2.7', '64:ff9b::c000:207', '2002:c000:207::1'])
    expect(around(form)).toEqual(ipv4);
  expect(around('nonsense')).toEqual({ address: 'unknown', site: 'unknown', block: 'unknown' });
});
