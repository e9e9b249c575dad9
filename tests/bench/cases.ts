/** The ways to move a file that are compared, by the names that the tables use. */
import type { CaseOptions, StoreKind } from './page/case.ts';

export interface CaseKind {
  readonly name: string;
  readonly title: string;
  /** Which case of the page plays it. */
  readonly page: string;
  readonly options: CaseOptions;
  /** Needs packages that are installed for the benchmark alone. */
  readonly isOther: boolean;
}

const KiB = 1024;
export const BASELINE = 'windowed';
/** Of spreading: as many connections as there are receivers, which cost more than one that carries as much. */
export const AT_ONCE = 'at-once';

const own = (store: StoreKind, title: string): CaseKind => ({
  name: store === 'shipped' ? 'swapmeet' : `swapmeet-${store}`,
  title,
  page: 'swapmeet',
  options: { store },
  isOther: false,
});

const other = (name: string, title: string, page: string, options: CaseOptions = {}): CaseKind => ({
  ...{ name, title, page, options },
  isOther: true,
});

const bare = (name: string, title: string, options: CaseOptions): CaseKind => ({
  ...{ name, title, page: 'bare', options },
  isOther: false,
});

const windowed = { windowBytes: 512 * KiB };

export const CASES: readonly CaseKind[] = [
  bare(BASELINE, 'bare channel, 512 KiB window', windowed),
  bare('unwindowed', 'bare channel, send queue only', {}),
  own('shipped', 'Swapmeet'),
  own('opfs', 'Swapmeet, OPFS'),
  own('indexeddb', 'Swapmeet, IndexedDB'),
  other('webtorrent', 'WebTorrent, default store', 'webtorrent'),
  other('webtorrent-memory', 'WebTorrent, memory', 'webtorrent', { inMemory: true }),
  other('peerjs', 'PeerJS, binary', 'peerjs'),
  { ...other('simple-peer', 'simple-peer, stream', 'simple-peer'), isOther: false },
];

/** What each step of a transfer costs a bare channel: no figures to reach, but to explain others. */
export const STEPS: readonly CaseKind[] = [
  bare('disk', 'bare, read from disk', { ...windowed, fromDisk: true }),
  bare('hash', 'bare, hashed', { ...windowed, keep: 'hash' }),
  bare('store-opfs', 'bare, hashed, in OPFS', { ...windowed, keep: 'store', store: 'opfs' }),
  bare('store-indexeddb', 'bare, hashed, in IndexedDB', {
    ...{ ...windowed, keep: 'store', store: 'indexeddb' },
  }),
  bare(AT_ONCE, 'bare channels, as many at once', windowed),
  bare('all-opfs', 'bare, disk to OPFS', {
    ...{ ...windowed, fromDisk: true, keep: 'store', store: 'opfs' },
  }),
];

export function caseNamed(name: string): CaseKind {
  const all = [...CASES, ...STEPS];
  const found = all.find((it) => it.name === name);
  if (found) return found;
  const names = all.map((it) => it.name).join(', ');
  throw new Error(`There is no case "${name}"; there are ${names}.`);
}
