/** Checks the other side's descriptions and candidates before our browser's WebRTC uses them. */
import type { Bytes } from '../../core/base/bytes.ts';
import { LINK_MESSAGE_BYTES_MIN } from '../../core/limits/shared.ts';
import { CANDIDATE_CHARS_MAX, SDP_CHARS_MAX } from '../../core/limits/webrtc.ts';

/** "AB:CD:…", as `a=fingerprint` (RFC 8122) writes a certificate's hash. */
export const fingerprintText = (hash: Uint8Array): string =>
  [...hash].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');

/**
 * Whether a description (RFC 8866) is that of a data channel and nothing else: printable lines, one m-line
 * (`application`), one fingerprint (SHA-256 of the certificate that the sender signed), a message size that a link
 * must have, and no candidates, since those come one by one and are checked.
 */
export function isSafeDescription(sdp: string, certificateHash: Bytes): boolean {
  if (sdp.length > SDP_CHARS_MAX || !/^(?:[\x20-\x7e]+\r\n)+$/.test(sdp)) return false;
  const lines = sdp.split('\r\n');
  const starting = (prefix: string) =>
    lines.filter((line) => line.toLowerCase().startsWith(prefix));
  const [media, ...otherMedia] = starting('m=');
  const [fingerprint, ...otherFingerprints] = starting('a=fingerprint:');
  return (
    !!media?.startsWith('m=application ') &&
    otherMedia.length === 0 &&
    fingerprint?.slice(14).toUpperCase() === `SHA-256 ${fingerprintText(certificateHash)}` &&
    otherFingerprints.length === 0 &&
    starting('a=candidate:').length === 0 &&
    takesMessages(lines.slice(0, lines.indexOf(media)), lines.slice(lines.indexOf(media)))
  );
}

/** RFC 8841, 6: at most one size, of the data channel's section. Without one it is 64 KiB, and 0 means any. */
function takesMessages(session: readonly string[], section: readonly string[]): boolean {
  const isSize = (line: string) => /^a=max-message-size/i.test(line);
  const [size, ...others] = section.filter(isSize);
  if (session.some(isSize) || others.length > 0) return false;
  if (size === undefined) return true;
  const bytes = Number(/^a=max-message-size:(\d{1,10})$/.exec(size)?.[1] ?? NaN);
  return bytes === 0 || bytes >= LINK_MESSAGE_BYTES_MIN;
}

/** A description without the candidates that the browser had gathered when it was read. */
export const withoutCandidates = (sdp: string): string =>
  sdp.replace(/^a=(?:candidate:.*|end-of-candidates)\r\n/gm, '');

/** RFC 8839, 5.1: foundation, component, transport, priority, address, port, type, extensions. */
const CANDIDATE =
  /^candidate:[A-Za-z0-9+/]{1,32} [12] (udp) \d{1,10} ([A-Za-z0-9.:-]{1,64}) (\d{1,5}) typ (?:host|srflx|prflx|relay)(?: [\x21-\x7e]+ [\x21-\x7e]+)*$/i;

/**
 * Whether a candidate may be tried. Refuses TCP (browsers only dial, none listens), addresses that no other
 * device can have or that reach many at once, and ports where a probe could hit a service.
 */
export function isSafeCandidate(text: string): boolean {
  if (text.length > CANDIDATE_CHARS_MAX) return false;
  const [, , address, portText] = CANDIDATE.exec(text) ?? [];
  if (address === undefined) return false;
  const port = Number(portText);
  return (port === 443 || port >= 1024) && port <= 65_535 && isSafeAddress(address.toLowerCase());
}

function isSafeAddress(address: string): boolean {
  if (address.includes(':')) return isSafeIPv6(address);
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address);
  if (!parts) return /^[a-z0-9-]{1,60}\.local$/.test(address); // mDNS, RFC 8828
  const [a = 0, b = 0, c = 0, d = 0] = parts.slice(1).map(Number);
  if ([a, b, c, d].some((part) => part > 255)) return false;
  const isLocalOnly = a === 0 || a === 127 || (a === 169 && b === 254);
  return !isLocalOnly && a < 224; // 224 and up: multicast, reserved, broadcast
}

/** Not the unspecified, loopback, mapped IPv4, link-local or multicast ones. */
function isSafeIPv6(address: string): boolean {
  if (!/^[0-9a-f:]{2,39}$/.test(address)) return false; // dotted tails are mapped or translated IPv4
  const first = parseInt(address.split(':')[0] || '0', 16);
  return first >= 0x0100 && (first & 0xffc0) !== 0xfe80 && first < 0xff00;
}
