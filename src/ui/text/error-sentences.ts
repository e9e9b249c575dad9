/** Errors in plain words: what did not work, why, and what to do next. */
import type { SwapErrorCode } from '../../core/base/errors.ts';
import { NAME_CHARS_MAX, TEXT_CHARS_MAX } from '../../core/limits/chat.ts';
import { LIBRARY_FILES_MAX } from '../../core/limits/library.ts';
import { CHUNKS_PER_FILE_MAX } from '../../core/limits/files.ts';
import { CHUNK_BYTES, FILES_PER_AUTHOR_MAX } from '../../core/limits/swarm.ts';
import type { Person, SharedFile } from '../../core/api/views.ts';
import { words } from '../words/en/errors.ts';
import { bytes } from '../words/format.ts';
import { visibleName } from './visible-name.ts';

export type Doing =
  | 'enter'
  | 'say'
  | 'unsay'
  | 'keep'
  | 'store'
  | 'react'
  | 'lock'
  | 'title'
  | 'rename'
  | 'looks'
  | 'share'
  | 'reattach'
  | 'withdraw'
  | 'look'
  | 'download'
  | 'save'
  | 'pin'
  | 'delete'
  | 'library'
  | 'browse'
  | 'take'
  | 'note'
  | 'profile';

export interface Fault {
  readonly what: string;
  readonly next: string;
}

export const fault = (doing: Doing, code: SwapErrorCode | undefined): Fault => ({
  what: words.failed[doing],
  next: whyAndNext(doing, code),
});

function whyAndNext(doing: Doing, code: SwapErrorCode | undefined): string {
  if (code === undefined) return words.unforeseen;
  return ownReasons(doing)[code] ?? words.why[code];
}

/** Reasons that are others when this is done. */
function ownReasons(doing: Doing): Readonly<Partial<Record<SwapErrorCode, string>>> {
  switch (doing) {
    case 'say':
      return {
        'too-long': words.messageTooLong(TEXT_CHARS_MAX),
        'too-many': words.tooManyMessages,
        unreachable: words.unknownRecipient,
      };
    case 'rename':
      return { 'too-long': words.nameTooLong(NAME_CHARS_MAX) };
    case 'share':
      return {
        'too-long': words.fileTooLong(bytes(CHUNKS_PER_FILE_MAX * CHUNK_BYTES)),
        'too-many': words.tooManyFiles(FILES_PER_AUTHOR_MAX),
        unreachable: words.unknownRecipient,
      };
    case 'library':
      return { 'too-many': words.tooLargeLibrary(LIBRARY_FILES_MAX) };
    case 'browse':
      return { 'too-many': words.tooLongCatalogue, withdrawn: words.noLibrary };
    case 'take':
      return {
        'too-many': words.ownerBusy,
        unreachable: words.ownerSilent,
        'source-gone': words.goneFromLibrary,
        withdrawn: words.noLibrary,
      };
    case 'save':
      return words.notSaved;
    case 'store':
      return { 'storage-failed': words.nothingStored };
    case 'profile':
      return { 'too-many': words.tooManyRooms, 'source-gone': words.profileUnreadable };
    default:
      return {};
  }
}

/**
 * Why a transfer does not go on, and what helps; empty: nothing is wrong.
 * @param sharerState of the file's sharer, if the room lists them
 */
export function fileProblem(file: SharedFile, sharerState?: Person['state']): string {
  const sharer = visibleName(file.sharerName);
  if (file.state === 'needs-source') return sourceProblem(file);
  switch (file.problem) {
    case undefined:
      return '';
    case 'looking':
      return words.lookingForIt;
    case 'nobody-has-it':
      return noHolder(file, sharer, sharerState);
    case 'two-lists':
      return words.twoVersions(sharer);
    case 'not-sent':
      return words.nothingSent;
    case 'waiting':
      return words.waitingFor(awaitedName(file, sharer));
    case 'wrong-bytes':
      return words.sentWrong(sharer);
    case 'others-first':
      return words.othersFirst;
    case 'its-turn':
      return words.itsTurn;
    case 'storage-full':
      return words.noSpaceForDownload;
    case 'unreachable':
      return words.holdersNotReached;
    case 'timeout':
      return words.holdersDoNotAnswer;
    case 'source-forgotten':
      return sourceProblem(file);
    default:
      return whyAndNext('download', file.problem);
  }
}

/** Nothing is wrong: others come first, or we are still looking for it, or its sharer still reads it. */
export const isOnlyWaiting = (file: SharedFile): boolean =>
  file.problem === 'looking' ||
  file.problem === 'waiting' ||
  file.problem === 'others-first' ||
  file.problem === 'its-turn' ||
  (file.problem === 'nobody-has-it' && isStillRead(file));

/** Who is to answer: the sharer, unless only others say that they have some of it. */
function awaitedName({ holders, sharer: peer }: SharedFile, sharer: string): string {
  const [first] = holders;
  return !first || holders.some((it) => it.peer === peer) ? sharer : visibleName(first.name);
}

/** A sharer who is here without a link to us may well have it. */
function noHolder(file: SharedFile, sharer: string, sharerState: Person['state'] | undefined) {
  if (sharerState === 'linked') return sharerLacksIt(file, sharer);
  const isGone = sharerState === undefined || sharerState === 'lost';
  return isGone ? nobodyHasIt(file, sharer) : words.sharerNotReached(sharer);
}

const nobodyHasIt = ({ haveChunks }: SharedFile, sharer: string): string =>
  haveChunks === 0 ? words.nobodyHasIt(sharer) : words.nobodyHasTheRest(sharer);

/** The sharer is here, and still there is nothing to get from them. */
const sharerLacksIt = (file: SharedFile, sharer: string): string =>
  isStillRead(file) ? words.sharerReads(sharer) : words.sharerLacksIt(sharer);

const isStillRead = ({ hashedFraction, holders, sharer }: SharedFile): boolean =>
  hashedFraction < 1 && holders.some(({ peer, fraction }) => peer === sharer && fraction > 0);

/** Why we cannot share a file of ours any more. */
function sourceProblem({ problem }: SharedFile): string {
  switch (problem) {
    case 'source-forgotten':
      return words.sourceForgotten;
    case 'storage-full':
      return words.noSpaceToShare;
    case 'storage-failed':
      return words.shareNotStored;
    default:
      return words.sourceGone;
  }
}
