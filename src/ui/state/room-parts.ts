/** What of a room shows: how many panes beside each other and which, and the dialog that is open. */
import type { PictureDataChoice } from '../picture-services.ts';
import type { EntryId, FileId, PeerId } from '../../core/base/ids.ts';
import type { FilePart } from '../services.ts';
import type { BatchPart } from './preview/batch-pictures.ts';

export type Pane = 'people' | 'chat' | 'files';
/** How many of them stand beside each other. */
export type Panes = 1 | 2 | 3;

/** Measured in letters, not in pixels: people who read large letters have room for fewer panes. */
const TWO_FROM_REM = 47.5;
const THREE_FROM_REM = 64;

export function panesFor(widthPx: number, remPx: number): Panes {
  const rems = widthPx / remPx;
  if (rems < TWO_FROM_REM) return 1;
  return rems < THREE_FROM_REM ? 2 : 3;
}

/** The dialog that is open. */
export type OpenDialog =
  | { readonly kind: 'settings' | 'doctor' | 'picture' | 'handoff' | 'storage' }
  | { readonly kind: 'transfers' | 'recipients' }
  /** Manual pairing: we invite, or we answer the invitation in the link that opened this room. */
  | { readonly kind: 'pairing'; readonly invitation?: string }
  /** Before pictures are shared; undefined: nothing is. */
  | {
      readonly kind: 'picture-data';
      /** The names of those that are too large to be cleaned; and the question is about these alone. */
      readonly tooLarge: readonly string[];
      readonly onlyLarge: boolean;
      readonly answer: (choice: PictureDataChoice | undefined) => void;
    }
  /** A file, opened large. */
  | {
      readonly kind: 'look';
      readonly file: FileId;
      /** Of a batch this picture, or this text. */
      readonly part?: BatchPart | undefined;
      readonly text?: FilePart | undefined;
    }
  | { readonly kind: 'person' | 'code'; readonly peer: PeerId }
  /** All ways to pass on the room's link, or a file's. */
  | { readonly kind: 'link'; readonly file?: FileId | undefined }
  /** The shared notes: all of them, or one. */
  | { readonly kind: 'notes'; readonly note?: EntryId | undefined }
  /** All emoji, to pick one. */
  | { readonly kind: 'emoji'; readonly pick: (emoji: string) => void }
  /** What a library has. */
  | { readonly kind: 'library'; readonly file: FileId };

/** How many people were told of a new room, and what takes you there. */
export interface ToldHandoff {
  readonly people: number;
  readonly go: () => void;
}
