/** The page that plays either side of any case, driven from outside by `window.bench`. */
import type { ChatTimes } from './chat-during.ts';
import type { Case, CaseOptions, Meeting, OpenCase, Taken } from './case.ts';
import { countSentBytes, sentBytes } from './sent-bytes.ts';
import { watchStalls, type Stalls } from './stalls.ts';

/** Loaded when asked for, so that no case pays for another's code. */
const CASES: Readonly<Record<string, () => Promise<OpenCase>>> = {
  bare: async () => (await import('./cases/bare.ts')).openBare,
  'bare-many': async () => (await import('./cases/bare-many.ts')).openBareMany,
  swapmeet: async () => (await import('./cases/swapmeet.ts')).openSwapmeet,
  webtorrent: async () => (await import('./cases/webtorrent.ts')).openWebTorrent,
  peerjs: async () => (await import('./cases/peerjs.ts')).openPeerJs,
  'simple-peer': async () => (await import('./cases/simple-peer.ts')).openSimplePeer,
};

let opened: Case | undefined;
countSentBytes();
const stalls = watchStalls();

const side = (): Case => {
  if (!opened) throw new Error('no case was opened');
  return opened;
};

function pickedFile(): File {
  const file = document.querySelector('input')?.files?.[0];
  if (!file) throw new Error('no file was picked');
  return file;
}

export interface Bench {
  open(name: string, meeting: Meeting, options: CaseOptions): Promise<void>;
  offer(): Promise<string>;
  prepare(ticket: string): Promise<void>;
  take(): Promise<Taken & { stalls: Stalls }>;
  progress(): number;
  shares(): number[];
  stalls(): Stalls;
  /** Answers the other's questions in the chat. */
  echo(): Promise<void>;
  /** Round trips in the chat at rest. */
  ping(count: number): Promise<number[]>;
  /** Round trips while the file is fetched: to its end, or for that long. */
  pingDuring(ms?: number): Promise<ChatTimes>;
  /** Takes for that long; how fast it went, 10^6 bytes a second. */
  rateOver(ms: number): Promise<number>;
  /** What left this page, headers and all, over all connections it ever made. */
  sentBytes(): Promise<number>;
}

const bench: Bench = {
  async open(name, meeting, options) {
    const load = CASES[name];
    if (!load) throw new Error(`no case is called ${name}`);
    opened = await (await load())(meeting, options);
  },
  offer: () => side().offer(pickedFile()),
  prepare: (ticket) => side().prepare(ticket),
  async take() {
    stalls.reset();
    const taken = await side().take();
    return { ...taken, stalls: stalls.seen() };
  },
  progress: () => side().progress(),
  shares: () => side().shares?.() ?? [],
  stalls: stalls.seen,
  sentBytes,
  async rateOver(ms) {
    const started = performance.now();
    const late = new Promise((resolve) => setTimeout(resolve, ms));
    await Promise.race([side().take(), late]);
    return side().progress() / 1000 / (performance.now() - started);
  },
  echo: async () => (await import('./chat-during.ts')).echo(),
  ping: async (count) => (await import('./chat-during.ts')).ping(count),
  pingDuring: async (ms) => (await import('./chat-during.ts')).pingDuring(side(), ms),
};

declare global {
  interface Window {
    bench: Bench;
  }
}
window.bench = bench;
