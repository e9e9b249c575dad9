/** Errors in plain words: what did not work, why, and what to do next. */
import type { SwapErrorCode } from '../../core/base/errors.ts';
import { NAME_CHARS_MAX, TEXT_CHARS_MAX } from '../../core/limits/chat.ts';
import { CHUNK_BYTES, CHUNKS_PER_FILE_MAX, FILES_PER_AUTHOR_MAX } from '../../core/limits/swarm.ts';
import type { SharedFile } from '../../core/api/views.ts';
import { bytes, count, plural } from '../words/format.ts';
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
  | 'share'
  | 'reattach'
  | 'withdraw'
  | 'download'
  | 'save'
  | 'pin'
  | 'delete'
  | 'profile';

const FAILED: Readonly<Record<Doing, string>> = {
  enter: 'The room could not be opened.',
  say: 'Your message was not sent.',
  unsay: 'Your message was not deleted.',
  react: 'Your reaction was not sent.',
  keep: 'Your choice was not remembered.',
  store: 'This browser keeps nothing of this page.',
  lock: 'The room was not locked or unlocked.',
  title: 'The room’s title was not changed.',
  rename: 'Your name was not changed.',
  share: 'The file was not shared.',
  withdraw: 'The file is still shared.',
  reattach: 'The file could not be shared again.',
  download: 'The download did not go on.',
  save: 'The file was not saved to your downloads.',
  pin: 'The file was not pinned.',
  delete: 'The file was not deleted.',
  profile: 'Your profile was not moved.',
};

const TOO_LONG: Readonly<Partial<Record<Doing, string>>> = {
  say: `A message may have ${count(TEXT_CHARS_MAX)} characters. Split it, or share it as a file.`,
  rename: `A name may have ${NAME_CHARS_MAX} characters. Choose a shorter one.`,
  share: `A file may have ${bytes(CHUNKS_PER_FILE_MAX * CHUNK_BYTES)}. Split it, for instance as a Zip archive in parts.`,
};

const UNKNOWN_RECIPIENT =
  'One of the people it is for has never been here while you were, so it cannot be locked for them. Choose whom you write to again.';

export interface Fault {
  readonly what: string;
  readonly next: string;
}

export function fault(doing: Doing, code: SwapErrorCode | undefined): Fault {
  return { what: FAILED[doing], next: whyAndNext(doing, code) };
}

/** Reasons that are others when this is done. */
const ELSE: Readonly<Partial<Record<Doing, Partial<Record<SwapErrorCode, string>>>>> = {
  say: {
    'too-many': 'This room takes no more messages from you. Go on in a new room.',
    unreachable: UNKNOWN_RECIPIENT,
  },
  share: {
    'too-many': `This room takes no more files from you: one person may offer ${count(FILES_PER_AUTHOR_MAX)}. Stop sharing some, or share the rest in a new room.`,
    unreachable: UNKNOWN_RECIPIENT,
  },
  save: {
    'source-gone':
      'A part of it is no longer kept in this browser, which may have cleared it to make room. Download it again.',
    'storage-failed':
      'Saving broke off before the end, as it does when the disk is full or the browser stops it. Try again.',
    closed: 'The download was stopped. Start it again.',
    unsupported:
      'It is too large to keep here, and this window cannot write it straight to your downloads. Try a normal window of a current Firefox, Chrome, Edge or Safari.',
  },
  store: {
    'storage-failed':
      'Site data are blocked here, or its storage does not work. When you close or reload this tab, messages and files are gone from this device, and you are somebody new. Allow site data for this address and reload, or save what you need.',
  },
  profile: {
    'too-many': 'You were in more rooms than one file holds.',
    'source-gone': 'That file cannot be read. Choose it again.',
  },
};

function whyAndNext(doing: Doing, code: SwapErrorCode | undefined): string {
  return (code && ELSE[doing]?.[code]) ?? usually(doing, code);
}

function usually(doing: Doing, code: SwapErrorCode | undefined): string {
  switch (code) {
    case 'storage-full':
      return 'This device has no room left for it. Delete something under “Kept on this device”, then try again.';
    case 'storage-failed':
      return 'The browser refused to use its storage, as private windows often do. Open the link in a normal window, then try again.';
    case 'withdrawn':
      return 'The person who shared it took it back. Ask them to share it again.';
    case 'source-gone':
      return 'The file on your disk was moved, changed or cannot be read any more. Choose it again.';
    case 'unlisted':
      return 'It was shared from another device, and nobody here has its list of pieces. Open the room on that device too, or share it as a new file.';
    case 'unreachable':
      return 'Nobody could be reached. Check your connection, then try again.';
    case 'timeout':
      return 'It took too long. Check your connection, then try again.';
    case 'too-long':
      return (
        TOO_LONG[doing] ?? 'It is longer than the room allows. Make it shorter, then try again.'
      );
    case 'too-many':
      return 'There are more of them than the room allows. Go on in a new room, or try again with fewer.';
    case 'closed':
      return 'The room was closed meanwhile. Reload the page to open it again.';
    case 'not-loaded':
      return 'A part of Swapmeet could not be fetched: its server does not answer, or Swapmeet was updated. Try again; if that does not help, reload the page.';
    case 'unsupported':
      return 'This browser lacks something that Swapmeet needs. Try a current Firefox, Chrome, Edge or Safari.';
    case undefined:
      return 'Something went wrong that we did not foresee. Try again; if it stays, reload the page. What you have is kept.';
  }
}

/**
 * Why a transfer does not go on, and what helps; empty: nothing is wrong.
 * @param isSharerHere we are linked with the file's sharer
 */
export function fileProblem(file: SharedFile, isSharerHere = false): string {
  const sharer = visibleName(file.sharerName);
  if (file.state === 'needs-source') return sourceProblem(file);
  switch (file.problem) {
    case undefined:
      return '';
    case 'nobody-has-it':
      return isSharerHere ? sharerLacksIt(file, sharer) : nobodyHasIt(file, sharer);
    case 'two-lists':
      return `${sharer} signed two different versions of this file, so nobody can tell which one others have. Ask for it to be shared again.`;
    case 'not-sent':
      return 'Those who say that they have it send nothing. It goes on by itself when they do, or when somebody else has it.';
    case 'others-first':
      return 'Those who have it serve others first. It goes on by itself when it is your turn.';
    case 'storage-full':
      return 'This device has no room left for it. Delete something under “Kept on this device”, then resume; or save it straight to your downloads, without keeping it here.';
    case 'unreachable':
      return 'Those who have it cannot be reached from here just now. It goes on by itself when they can; resume to try at once.';
    case 'timeout':
      return 'Those who have it do not answer. Resume to ask again; what has arrived is kept.';
    case 'source-forgotten':
      return sourceProblem(file);
    default:
      return whyAndNext('download', file.problem);
  }
}

function nobodyHasIt(file: SharedFile, sharer: string): string {
  if (file.haveChunks === 0)
    return `Nobody here has this file now. It starts by itself when ${sharer} or anyone with it comes back.`;
  const missing = file.chunks - file.haveChunks;
  const pieces =
    missing > 0 ? `the last ${plural(missing, 'piece', 'pieces')}` : 'the missing pieces';
  return `Nobody here has ${pieces}. It goes on by itself when ${sharer} or anyone with them comes back.`;
}

/** The sharer is here, and still there is nothing to get from them. */
function sharerLacksIt({ hashedFraction, holders, sharer: peer }: SharedFile, sharer: string) {
  const holds = holders.some((holder) => holder.peer === peer && holder.fraction > 0);
  if (holds && hashedFraction < 1)
    return `${sharer}’s device is still reading this file. It goes on by itself.`;
  return `${sharer} is here, but their browser cannot read this file now: it was moved, changed or deleted on their disk, or they opened the room anew. It goes on by itself as soon as they choose it again.`;
}

/** Why we cannot share a file of ours any more. */
function sourceProblem({ problem }: SharedFile): string {
  const AGAIN = 'and it is shared again under the same link.';
  switch (problem) {
    case 'source-forgotten':
      return `After a reload the browser forgets where this file is. Choose it again, ${AGAIN}`;
    case 'storage-full':
      return `This device has no room left for its list of pieces. Delete something under “Kept on this device”, then choose the file again, ${AGAIN}`;
    case 'storage-failed':
      return `The browser refused to store its list of pieces. Choose the file again, ${AGAIN}`;
    default:
      return `This file was moved, changed or deleted on your disk, so the others cannot get it. Choose it again as it was, ${AGAIN} A changed file is a new one: share it anew.`;
  }
}
