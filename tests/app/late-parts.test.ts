/** Once a room is open, it needs its page's server no more: all code that is loaded late comes without being asked for. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';

const SRC = resolve('src');
const LATE_PARTS = 'app/late-parts.ts';
/** Loaded before a room is open, or of no use without a server. */
const EXEMPT = [
  'app/late-parts.ts',
  'browser/code-colors/code-colors.ts', // code stays plain without it
  'browser/crypto/verify-signature.ts', // in one file with links
  'browser/nearby/nearby-offer.ts',
  'browser/nearby/nearby-search.ts',
  'browser/platform/register-worker.ts', // in one file with links
  'browser/proof-of-work/own-proof.ts', // in one file with links
  'browser/signaling/peerjs/peerjs-signaling.ts',
  'browser/signaling/peerjs/peerjs-socket.ts',
  'browser/signaling/tab-signaling.ts', // in one file with links
  'browser/storage/opfs-chunk-store.ts', // in one file with links
  'browser/webrtc/open-links.ts',
  'browser/webrtc/webrtc-transport.ts',
  'core/forwarding/forwarding-transport.ts',
  'core/room/compose-room.ts',
  'core/room/linked-parts.ts', // in one file with links
  'ui/home/Home.svelte',
  'ui/home/NearbyOffers.svelte',
  'ui/room/RoomOpener.svelte',
];

/** The modules that a file loads late, by their paths in src. */
function loadedBy(path: string): string[] {
  const imports = readFileSync(join(SRC, path), 'utf8').matchAll(/\bimport\('(\.[^']+)'\)/g);
  return [...imports].map(([, to = '']) =>
    relative(SRC, resolve(SRC, path, '..', to)).replaceAll(sep, '/'),
  );
}

test('every part that is loaded late is also fetched ahead of time', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((path) => /\.(ts|svelte)$/.test(path) && path !== LATE_PARTS);
  const late = new Set(sources.flatMap(loadedBy));
  expect(late.size).toBeGreaterThan(20);
  const fetched = new Set(loadedBy(LATE_PARTS));
  const missed = [...late].filter((path) => !fetched.has(path) && !EXEMPT.includes(path));
  expect(missed, `list it in src/${LATE_PARTS}`).toEqual([]);
  expect(
    [...fetched].filter((path) => !late.has(path)),
    'nobody else loads it',
  ).toEqual([]);
});
