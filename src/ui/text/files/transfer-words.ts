/** What moves in a room, in a line: how many files come and go, how fast, and for how long. */
import type { Sending, SharedFile } from '../../../core/api/views.ts';
import { words } from '../../words/en/files/transfers.ts';
import { bytes, speed, timeLeft } from '../../words/format.ts';

/** A download that somebody here can steer: it comes, waits, or stopped and can go on. */
export const isComing = ({ own, state, problem }: SharedFile): boolean =>
  !own &&
  (state === 'fetching' || state === 'paused' || (state === 'failed' && problem !== 'two-lists'));

const sum = (figures: readonly number[]): number => figures.reduce((all, it) => all + it, 0);

/** "2 files coming at 3.1 MB/s", "340 MB missing, 2 min left", "1 file going out at 1 MB/s". Empty: nothing moves. */
export function transferFacts(
  files: readonly SharedFile[],
  sending: readonly Sending[],
): readonly string[] {
  const coming = files.filter((it) => isComing(it) && it.state === 'fetching');
  const paused = files.filter((it) => isComing(it) && it.state === 'paused').length;
  return [
    ...comingFact(coming),
    ...missingFact(coming),
    ...(paused > 0 ? [words.pausedNow(paused)] : []),
    ...goingFact(sending),
  ];
}

/** The same in fewer words: what is paused does not move. */
export const movingFacts = (
  files: readonly SharedFile[],
  sending: readonly Sending[],
): readonly string[] => [
  ...comingFact(files.filter((it) => isComing(it) && it.state === 'fetching')),
  ...goingFact(sending),
];

const rateOf = (moving: readonly Pick<SharedFile, 'bytesPerSecond'>[]): number =>
  sum(moving.map(({ bytesPerSecond }) => bytesPerSecond));

const comingFact = (files: readonly SharedFile[]): string[] =>
  files.length > 0 ? [atSpeed(words.comingNow(files.length), rateOf(files))] : [];

function missingFact(files: readonly SharedFile[]): string[] {
  const rate = rateOf(files);
  const parts = files.map((file) => file.chosen ?? file);
  const missing = sum(parts.map(({ sizeBytes, haveBytes }) => sizeBytes - haveBytes));
  if (rate <= 0 || missing <= 0) return [];
  return [words.missing(bytes(missing), timeLeft(missing / rate))];
}

function goingFact(sending: readonly Sending[]): string[] {
  const files = new Set(sending.map(({ file }) => file)).size;
  return files > 0 ? [atSpeed(words.goingNow(files), rateOf(sending))] : [];
}

const atSpeed = (what: string, rate: number): string =>
  rate > 0 ? words.at(what, speed(rate)) : what;
