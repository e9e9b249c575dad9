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

export const CASES: readonly CaseKind[] = [
  {
    name: BASELINE,
    title: 'bare channel, 512 KiB window',
    page: 'bare',
    options: { windowBytes: 512 * KiB },
    isOther: false,
  },
  {
    name: 'unwindowed',
    title: 'bare channel, send queue only',
    page: 'bare',
    options: {},
    isOther: false,
  },
  own('shipped', 'Swapmeet'),
  own('opfs', 'Swapmeet, OPFS'),
  own('indexeddb', 'Swapmeet, IndexedDB'),
  other('webtorrent', 'WebTorrent, default store', 'webtorrent'),
  other('webtorrent-memory', 'WebTorrent, memory', 'webtorrent', { inMemory: true }),
  other('peerjs', 'PeerJS, binary', 'peerjs'),
  { ...other('simple-peer', 'simple-peer, stream', 'simple-peer'), isOther: false },
];

export function caseNamed(name: string): CaseKind {
  const found = CASES.find((it) => it.name === name);
  if (found) return found;
  const names = CASES.map((it) => it.name).join(', ');
  throw new Error(`There is no case "${name}"; there are ${names}.`);
}
