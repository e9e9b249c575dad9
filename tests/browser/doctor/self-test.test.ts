/** What the self-test reads from the candidates that a browser gathers. */
import { expect, test } from 'vitest';
import {
  readClass,
  readMappings,
  transportOf,
  type Gathered,
} from '../../../src/browser/doctor/self-test.ts';

const seen = (address: string, port: number, type: RTCIceCandidateType = 'srflx'): Gathered => ({
  type,
  address,
  port,
  protocol: 'udp',
});

test.each([
  ['turn:a.example', 'udp'],
  ['turn:a.example?transport=udp', 'udp'],
  ['turn:a.example:443?transport=tcp', 'tcp'],
  ['turns:a.example:443?transport=tcp', 'tls'],
  ['TURNS:a.example', 'tls'],
])('%s is reached over %s', (url, transport) => {
  expect(transportOf(url)).toBe(transport);
});

test.each<[number, Gathered[], string]>([
  [0, [], 'none'],
  [2, [], 'blocked'],
  [2, [seen('10.0.0.1', 4000, 'host')], 'blocked'],
  [1, [seen('192.0.2.1', 4000)], 'one'],
  [2, [seen('192.0.2.1', 4000)], 'same'],
  [2, [seen('192.0.2.1', 4000), seen('192.0.2.1', 4001)], 'differs'],
  [2, [seen('192.0.2.1', 4000), seen('198.51.100.1', 4001)], 'same'], // two interfaces
  [2, [seen('192.0.2.1', 4000), seen('2001:db8::1', 4001)], 'same'],
  [1, [seen('192.0.2.9', 4000, 'relay')], 'one'], // no NAT: as the device sees itself
])('of %i servers, %j: %s', (servers, all, stun) => {
  expect(readMappings(servers, all)).toBe(stun);
});

test.each<[Gathered[], string | undefined]>([
  [[], undefined],
  [[seen('203.0.113.7', 4000)], 'public'],
  [[seen('100.64.0.1', 4000)], 'shared'],
  [[seen('100.128.0.1', 4000)], 'public'],
  [[seen('172.16.4.1', 4000)], 'private'],
  [[seen('172.32.4.1', 4000)], 'public'],
  [[seen('10.1.1.1', 4000), seen('203.0.113.7', 4001)], 'public'],
  [[seen('2001:db8::1', 4000)], undefined],
  [[seen('203.0.113.7', 4000, 'relay')], undefined], // the server's own
])('of %j the class: %s', (all, kind) => {
  expect(readClass(all)).toBe(kind);
});
