/** Errors in plain words: what did not work, why, and what to do next. */
import type { SwapErrorCode } from '../../core/base/errors.ts';
import { NAME_CHARS_MAX, TEXT_CHARS_MAX } from '../../core/limits/chat.ts';
import { CHUNK_BYTES, CHUNKS_PER_FILE_MAX } from '../../core/limits/swarm.ts';
import type { SharedFile } from '../../core/api/views.ts';
import { bytes, count, plural } from './format.ts';
import { visibleName } from './visible-name.ts';

export type Doing =
  | 'enter'
  | 'say'
  | 'unsay'
  | 'keep'
  | 'react'
  | 'lock'
  | 'title'
  | 'rename'
  | 'share'
  | 'reattach'
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
  lock: 'The room was not locked or unlocked.',
  title: 'The room’s title was not changed.',
  rename: 'Your name was not changed.',
  share: 'The file was not shared.',
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

export interface Fault {
  readonly what: string;
  readonly next: string;
}

export function fault(doing: Doing, code: SwapErrorCode | undefined): Fault {
  return { what: FAILED[doing], next: whyAndNext(doing, code) };
}

function whyAndNext(doing: Doing, code: SwapErrorCode | undefined): string {
  switch (code) {
    case 'storage-full':
      return 'This device has no room left for it. Delete something under “Kept on this device”, then try again.';
    case 'storage-failed':
      return 'The browser refused to write to its storage, as private windows often do. Open the link in a normal window, then try again.';
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
      if (doing === 'profile') return 'You were in more rooms than one file holds.';
      return 'There are more of them than the room allows. Share fewer, for instance as one Zip archive.';
    case 'closed':
      return 'The room was closed meanwhile. Reload the page to open it again.';
    case 'unsupported':
      return 'This browser lacks something that Swapmeet needs. Try a current Firefox, Chrome, Edge or Safari.';
    case undefined:
      return 'Something went wrong that we did not foresee. Try again; if it stays, reload the page. What you have is kept.';
  }
}

/** Why a transfer does not go on, and what helps; empty: nothing is wrong. */
export function fileProblem(file: SharedFile): string {
  const sharer = visibleName(file.sharerName);
  const missing = file.chunks - file.haveChunks;
  const pieces =
    missing > 0 ? `the last ${plural(missing, 'piece', 'pieces')}` : 'the missing pieces';
  if (file.state === 'needs-source')
    return 'After a reload the browser forgets where this file is. Choose it again, and it is shared again under the same link.';
  switch (file.problem) {
    case undefined:
      return '';
    case 'nobody-has-it':
      return file.haveChunks > 0
        ? `Nobody here has ${pieces}. It goes on by itself when ${sharer} or anyone with them comes back.`
        : `Nobody here has this file now. It starts by itself when ${sharer} or anyone with it comes back.`;
    case 'two-lists':
      return `${sharer} signed two different versions of this file, so nobody can tell which one others have. Ask for it to be shared again.`;
    case 'others-first':
      return 'Those who have it serve others first. It goes on by itself when it is your turn.';
    case 'storage-full':
      return 'This device has no room left for it. Delete something under “Kept on this device”, then resume; or save it straight to your downloads, without keeping it here.';
    case 'unreachable':
      return 'Those who have it cannot be reached from here just now. It goes on by itself when they can; resume to try at once.';
    case 'timeout':
      return 'Those who have it do not answer. Resume to ask again; what has arrived is kept.';
    default:
      return whyAndNext('download', file.problem);
  }
}
