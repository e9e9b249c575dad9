/** A hidden address: nothing that we send may reveal it, whatever the browser gathers. */
import { expect, test } from 'vitest';
import {
  canConnect,
  candidateToSend,
  configurationOf,
  hasTurn,
} from '../../../src/browser/webrtc/ice-policy.ts';

const HOST = 'candidate:1 1 udp 2122260223 192.168.1.7 50001 typ host generation 0 ufrag Pq7e';
const MDNS =
  'candidate:2 1 udp 2122260223 0a1b2c3d-1111-2222-3333-444455556666.local 50002 typ host';
const SRFLX =
  'candidate:3 1 udp 1686052607 203.0.113.9 50003 typ srflx raddr 192.168.1.7 rport 50001';
const PRFLX =
  'candidate:4 1 udp 1686052607 203.0.113.9 50004 typ prflx raddr 192.168.1.7 rport 50001';
const RELAY =
  'candidate:5 1 udp 41885439 198.51.100.4 50005 typ relay raddr 203.0.113.9 rport 50003';

test('[S22] a hidden peer sends only relayed candidates, and not where the TURN server sees it', () => {
  for (const candidate of [HOST, MDNS, SRFLX, PRFLX, `${HOST} typ relay`])
    expect(candidateToSend(candidate, true), candidate).toBeNull();
  const sent = candidateToSend(RELAY, true);
  expect(sent).toBe(
    'candidate:5 1 udp 41885439 198.51.100.4 50005 typ relay raddr 0.0.0.0 rport 0',
  );
});

test('a peer that does not hide sends every candidate that the other side would take', () => {
  for (const candidate of [HOST, MDNS, SRFLX, PRFLX, RELAY])
    expect(candidateToSend(candidate, false)).toBe(candidate);
  expect(candidateToSend(HOST.replace('192.168.1.7', '127.0.0.1'), false)).toBeNull();
});

test('[S22] a hidden peer connects through TURN or not at all', () => {
  const stun = { urls: 'stun:stun.example.org' };
  const turn = { urls: ['stun:a.example.org', 'turns:a.example.org:443'], username: 'u' };
  const policy = (servers: RTCIceServer[], hidden: boolean) => ({
    servers: () => servers,
    isHidden: () => hidden,
  });
  expect(configurationOf(policy([turn], true))).toEqual({
    iceServers: [turn],
    iceTransportPolicy: 'relay',
  });
  expect(configurationOf(policy([turn], false)).iceTransportPolicy).toBe('all');
  expect([hasTurn([stun]), hasTurn([stun, turn]), hasTurn([])]).toEqual([false, true, false]);
  expect(canConnect(policy([stun], true))).toBe(false);
  expect(canConnect(policy([turn], true))).toBe(true);
  expect(canConnect(policy([], false))).toBe(true);
});
