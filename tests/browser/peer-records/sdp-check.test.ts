/** What the other side may make the browser do: open data channels under the signed certificate, to sane addresses. */
import { expect, test } from 'vitest';
import {
  fingerprintText,
  isSafeCandidate,
  isSafeDescription,
  withoutCandidates,
} from '../../../src/browser/peer-records/sdp-check.ts';
import { offerOf, random } from '../../rigs/members.ts';

const hash = random.bytes(32);
const offer = offerOf(hash);
const FINGERPRINT = `a=fingerprint:sha-256 ${fingerprintText(hash)}\r\n`;
const sized = (line: string) => offer.replace('a=max-message-size:262144', line);
const AUDIO = 'm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n';
const CANDIDATE = 'a=candidate:1 1 udp 1 192.0.2.1 50000 typ host\r\n';

test('[S10] a data channel description with the signed fingerprint is safe', () => {
  expect(isSafeDescription(offer, hash)).toBe(true);
  expect(isSafeDescription(offer.replace(FINGERPRINT, FINGERPRINT.toLowerCase()), hash)).toBe(true);
});

test.each([
  ['none, which means 64 KiB', offer.replace('a=max-message-size:262144\r\n', '')],
  ['0, which means any', sized('a=max-message-size:0')],
  ['64 KiB', sized('a=max-message-size:65536')],
  ['a GiB', sized('a=max-message-size:1073741823')],
])('[S10] a largest message of %s is safe', (_, sdp) =>
  expect(isSafeDescription(sdp, hash)).toBe(true),
);

test.each([
  ['nothing', ''],
  ['another certificate', offerOf(random.bytes(32))],
  ['no fingerprint', offer.replace(FINGERPRINT, '')],
  ['two fingerprints', offer + FINGERPRINT],
  ['a second one of another hash', `${offer}a=fingerprint:sha-1 00:11\r\n`],
  ['a second one in capitals', `${offer}A=FINGERPRINT:sha-256 00:11\r\n`],
  ['another hash alone', offer.replace('sha-256', 'sha-512')],
  ['a sound track', offer + AUDIO],
  ['only a sound track', offer.replace(/m=application.*\r\n/, AUDIO)],
  ['two channels’ sections', `${offer}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n`],
  ['candidates in it', offer + CANDIDATE],
  ['lone line feeds', offer.replaceAll('\r\n', '\n')],
  ['a hidden line', offer.replace('s=-', 's=-\nm=video 9 UDP 1')],
  ['control characters', offer.replace('s=-', 's=\u0000')],
  ['a tiny largest message', sized('a=max-message-size:1')],
  ['one byte less than a control message', sized('a=max-message-size:65535')],
  ['a size that is no number', sized('a=max-message-size:65536k')],
  ['a negative size', sized('a=max-message-size:-1')],
  ['a size behind a space', sized('a=max-message-size: 262144')],
  ['a size in capitals', sized('A=MAX-MESSAGE-SIZE:262144')],
  ['a size without a value', sized('a=max-message-size')],
  ['two sizes', sized('a=max-message-size:262144\r\na=max-message-size:1')],
  ['a size of the session', offer.replace('t=0 0', 't=0 0\r\na=max-message-size:1')],
  ['too much of it', offer + 'a=x\r\n'.repeat(1_000)],
])('%s is not', (_, sdp) => expect(isSafeDescription(sdp, hash)).toBe(false));

test('[S10] only the candidates are removed from a description', () => {
  expect(withoutCandidates(`${offer}${CANDIDATE}a=end-of-candidates\r\n`)).toBe(offer);
});

const at = (address: string, port: number | string = 50_000, rest = 'typ host') =>
  `candidate:842163049 1 udp 1677729535 ${address} ${port} ${rest}`;

test.each([
  at('192.168.1.20'),
  at(
    '203.0.113.9',
    50_000,
    'typ srflx raddr 0.0.0.0 rport 0 generation 0 ufrag Ab+/ network-cost 999',
  ),
  at('198.51.100.1', 443, 'typ relay raddr 203.0.113.9 rport 4242'),
  at('2001:db8::7'),
  at('fd00::2'),
  at('5e0c3a2b-7c1d-4b5e-9f00-0123456789ab.local'),
])('%s may be tried', (text) => expect(isSafeCandidate(text)).toBe(true));

test.each([
  '',
  'candidate:',
  at('127.0.0.1'),
  at('0.0.0.0'),
  at('169.254.169.254'),
  at('224.0.0.251'),
  at('255.255.255.255'),
  at('300.1.1.1'),
  at('::1'),
  at('::'),
  at('::ffff:7f00:1'),
  at('::ffff:127.0.0.1'),
  at('fe80::1'),
  at('ff02::1'),
  at('example.org'),
  at('router.example.local'),
  at('192.0.2.1', 22),
  at('192.0.2.1', 80),
  at('192.0.2.1', 70_000),
  at('192.0.2.1', 50_000, 'typ evil'),
  at('192.0.2.1', 50_000, 'typ host generation'),
  at('192.0.2.1\r\na=x'),
  at('192.0.2.1').replace('udp', 'tcp'),
  at('192.0.2.1', 50_000, `typ host ${'a b '.repeat(100)}c d`),
])('%j may not', (text) => expect(isSafeCandidate(text)).toBe(false));
