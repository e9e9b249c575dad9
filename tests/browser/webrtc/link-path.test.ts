/** How a link travels, from the statistics of different browsers. */
import { expect, test } from 'vitest';
import { linkPath } from '../../../src/browser/webrtc/link-path.ts';

const withStats = (reports: { id: string; type: string; [key: string]: unknown }[]) =>
  ({
    getStats: async () => new Map(reports.map((report) => [report.id, report])),
  }) as unknown as RTCPeerConnection;

const stats = (local: string, remote: string, pair: object, transport?: object, more?: object) =>
  withStats([
    { id: 'l', type: 'local-candidate', candidateType: local, ...more },
    { id: 'r', type: 'remote-candidate', candidateType: remote },
    { id: 'other', type: 'candidate-pair', localCandidateId: 'x', remoteCandidateId: 'y' },
    { id: 'p', type: 'candidate-pair', localCandidateId: 'l', remoteCandidateId: 'r', ...pair },
    ...(transport ? [{ id: 't', type: 'transport', ...transport }] : []),
  ]);

test.each([
  ['host', 'host', 'direct'],
  ['host', 'srflx', 'nat'],
  ['srflx', 'prflx', 'nat'],
  ['prflx', 'prflx', 'nat'],
  ['srflx', 'relay', 'turn'],
  ['relay', 'prflx', 'turn'],
] as const)('%s with %s is %s', async (local, remote, path) => {
  expect(await linkPath(stats(local, remote, {}, { selectedCandidatePairId: 'p' }))).toBe(path);
  expect(await linkPath(stats(local, remote, { selected: true }))).toBe(path);
  const nominated = { nominated: true, state: 'succeeded' };
  expect(await linkPath(stats(local, remote, nominated))).toBe(path);
});

test('a check that was faster than an mDNS name does not look like a NAT', async () => {
  const selected = { selectedCandidatePairId: 'p' };
  const path = (local: string, remote: string, address?: string | null) =>
    linkPath(stats(local, remote, {}, selected, address === undefined ? {} : { address }));
  for (const address of [undefined, null, '', 'f3a1.local', '192.168.1.7', '172.20.0.2', 'fd00::1'])
    expect(await path('host', 'prflx', address)).toBe('direct');
  expect(await path('prflx', 'host')).toBe('direct');
  expect(await path('host', 'srflx'), 'its NAT is known').toBe('nat');
  for (const address of ['198.51.100.7', '172.40.0.2', '2001:db8::1'])
    expect(await path('host', 'prflx', address), 'anyone may reach it').toBe('nat');
});

test('two browsers on one device have no NAT between them, whatever its address', async () => {
  const ends = { address: '198.51.100.7' };
  const one = { id: 'l', type: 'local-candidate', candidateType: 'host', ...ends };
  const other = { id: 'r', type: 'remote-candidate', candidateType: 'prflx', ...ends };
  const pair = { id: 'p', type: 'candidate-pair', selected: true };
  const ids = { localCandidateId: 'l', remoteCandidateId: 'r' };
  expect(await linkPath(withStats([one, other, { ...pair, ...ids }]))).toBe('direct');
});

test.each(['udp', 'tcp', 'tls'])(
  'our own TURN server is shown with its %s',
  async (relayProtocol) => {
    const selected = { selectedCandidatePairId: 'p' };
    const path = (local: string, remote: string) =>
      linkPath(stats(local, remote, {}, selected, { relayProtocol }));
    expect(await path('relay', 'prflx')).toBe(`turn-${relayProtocol}`);
    expect(await path('relay', 'relay')).toBe(`turn-${relayProtocol}`);
    // Left over from the gathering, and not how the bytes go.
    expect(await path('srflx', 'relay')).toBe('turn');
  },
);

test('without statistics the path is unknown', async () => {
  expect(await linkPath(stats('host', 'host', {}))).toBe('unknown');
  expect(await linkPath(withStats([]))).toBe('unknown');
  const closed = { getStats: () => Promise.reject(new Error('closed')) };
  expect(await linkPath(closed as unknown as RTCPeerConnection)).toBe('unknown');
});
