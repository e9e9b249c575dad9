/** How far a file is, in a line. */
import type { PeerId } from '../../core/base/ids.ts';
import type { Person, SharedFile, Tile } from '../../core/api/views.ts';
import { bytes, percent } from '../words/format.ts';
import { fileSource, progressWords, whoHasIt, type Around } from '../text/file-sentences.ts';
import { words as states } from '../words/en/file-state.ts';
import { words } from '../words/en/files.ts';

/** How much of the file is here, or of our own file is read: 0 to 1, and 1 only when it is all. */
export function fileFraction(file: SharedFile): number {
  if (file.state === 'complete') return 1;
  if (file.own) return file.hashedFraction;
  return file.sizeBytes === 0 ? 0 : Math.min(file.haveBytes / file.sizeBytes, 0.999);
}

/** Whether there is something to say about how far it is. */
export const isInProgress = ({ state }: SharedFile): boolean =>
  state !== 'offered' && state !== 'needs-source';

/** Size and state. */
export function rowWords(file: SharedFile, self: PeerId, around?: Around): string {
  const state = stateWords(file, self, around).filter(Boolean);
  return [bytes(file.sizeBytes), ...state].join(' · ');
}

function stateWords(file: SharedFile, self: PeerId, around?: Around): string[] {
  switch (file.state) {
    case 'offered':
      return [whoHasIt(file, self, around)];
    case 'complete':
      return [words.allHere];
    case 'needs-source':
      return [states.sharedByYou];
    case 'sharing':
      return file.hashedFraction < 1 ? [percent(fileFraction(file))] : [states.sharedByYou];
    default:
      return [percent(fileFraction(file)), progressWords(file)];
  }
}

/** The same of files that were picked together. */
export function batchWords(files: readonly SharedFile[]): string {
  const [first] = files;
  if (!first) return '';
  const here = files.filter(({ state }) => state === 'complete').length;
  const all = here === files.length;
  return [
    bytes(files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)),
    fileSource({ ...first, state: 'offered', givers: [] }),
    ...(all ? [words.allHere] : here > 0 ? [words.someHere(here, files.length)] : []),
  ].join(' · ');
}

export function batchFraction(files: readonly SharedFile[]): number {
  const all = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const here = files.reduce((sum, file) => sum + fileFraction(file) * file.sizeBytes, 0);
  return files.every((file) => fileFraction(file) === 1) ? 1 : Math.min(here / (all || 1), 0.999);
}

/**
 * Whether nobody here has what nobody linked with us has. Else its tiles are not crossed out: we are still looking for it, or its
 * sharer is here without a link to us.
 */
export const knowsLacks = (
  { problem, sharer }: Pick<SharedFile, 'problem' | 'sharer'>,
  { knowsAll, people }: Pick<Around, 'knowsAll'> & { readonly people: readonly Person[] },
): boolean =>
  knowsAll ||
  (problem === 'nobody-has-it' &&
    !people.some(({ peer, state }) => peer === sharer && state !== 'lost'));

/** One tile for each file. */
export const batchTiles = (
  files: readonly SharedFile[],
  around: Parameters<typeof knowsLacks>[1],
): readonly Tile[] =>
  files.map((file) => {
    const full = file.state === 'complete' || (file.own && file.hashedFraction === 1);
    const giver = file.own ? 'own' : (file.givers[0]?.peer ?? 'cache');
    return {
      giver: full ? giver : 'none',
      full,
      asked: file.state === 'fetching',
      lost: !full && file.problem === 'nobody-has-it' && knowsLacks(file, around),
    };
  });
