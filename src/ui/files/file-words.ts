/** How far a file is, in a line. */
import type { PeerId } from '../../core/base/ids.ts';
import type { NamedPeer, Person, SharedFile } from '../../core/api/views.ts';
import { bytes, count, percent, percentFigure } from '../words/format.ts';
import { progressWords, whoHasIt, type Around } from '../text/file-sentences.ts';
import { words as batches } from '../words/en/files/batches.ts';
import { words as states } from '../words/en/file-state.ts';
import { words } from '../words/en/files.ts';

/** How much of the file is here, or of our own file is read: 0 to 1, and 1 only when it is all. */
export function fileFraction(file: SharedFile): number {
  if (file.state === 'complete') return 1;
  if (file.own) return file.hashedFraction;
  const { sizeBytes, haveBytes } = file.chosen ?? file;
  return sizeBytes === 0 ? 0 : Math.min(haveBytes / sizeBytes, 0.999);
}

/** Whether there is something to say about how far it is. */
export const isInProgress = ({ state }: SharedFile): boolean =>
  state !== 'offered' && state !== 'needs-source';

/** How many files a batch holds, where its name does not say that. */
export function holdsWords({ name, batch }: Pick<SharedFile, 'name' | 'batch'>): string[] {
  if (!batch || Object.values(batches.several).some((f) => f(batch.count) === name)) return [];
  return [words.files(batch.count)];
}

/** Size and state. */
export function rowWords(file: SharedFile, self: PeerId, around?: Around): string {
  const state = stateWords(file, self, around).filter(Boolean);
  return [...holdsWords(file), bytes(file.sizeBytes), ...state].join(' · ');
}

function stateWords(file: SharedFile, self: PeerId, around?: Around): string[] {
  switch (file.state) {
    case 'offered':
      return [whoHasIt(file, self, around)];
    case 'complete':
      return [file.chosen ? words.chosenHere : words.allHere];
    case 'needs-source':
      return [states.sharedByYou];
    case 'sharing':
      return file.hashedFraction < 1 ? [percent(fileFraction(file))] : [states.sharedByYou];
    default:
      return [percent(fileFraction(file)), progressWords(file)];
  }
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

/** Of those who were found, without a link to us, to have a file: who is still here without one. */
export function stillFar(
  found: readonly NamedPeer[],
  { holders }: Pick<SharedFile, 'holders'>,
  people: readonly Person[],
): NamedPeer[] {
  const far = new Set(people.flatMap(({ peer, state }) => (state === 'present' ? [peer] : [])));
  return found.filter(({ peer }) => far.has(peer) && !holders.some((it) => it.peer === peer));
}

/** What stands before and after the figure of a percentage, where that is larger. */
export function aroundPercentage(fraction: number): readonly [before: string, after: string] {
  const [before = '', after = ''] = percent(fraction).split(count(percentFigure(fraction)));
  return [before, after];
}
