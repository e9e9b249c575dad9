/** Where a paste or a drop goes: to where it was aimed. What was not clearly aimed at the room is not shared. */
import { isTextField, matches, openDialog } from '../../state/targets.ts';

/** Where the cursor is: in the message field, in another field, or in none. */
export type Cursor = 'message' | 'field' | 'page';

export interface Clipboard {
  readonly text: string;
  readonly fileNames: readonly string[];
}

/**
 * `browser`: what the browser does with it, which is nothing where the cursor is in no field. `write`: into the message
 * field. Cells of a spreadsheet come as text and as a picture: they are text. A file that was copied comes with its name as
 * text: it is the file.
 */
export function pasteGoes(
  { text, fileNames }: Clipboard,
  cursor: Cursor,
  isDialogOpen: boolean,
): 'browser' | 'write' | 'share' {
  if (isDialogOpen) return 'browser';
  if (text !== '' && !namesFiles(text, fileNames)) return cursor === 'page' ? 'write' : 'browser';
  return fileNames.length > 0 && cursor !== 'field' ? 'share' : 'browser';
}

/** Whether a text is the names, paths or addresses of these files, one on each line, and nothing else. */
function namesFiles(text: string, names: readonly string[]): boolean {
  const lines = text.split(/[\r\n]+/).filter(Boolean);
  const named = lines.map((line) => line.replace(/^.*[/\\]/, ''));
  return named.length === names.length && named.every((it) => isAmong(it, names));
}
/** In the address of a file, its name is percent-encoded. */
function isAmong(name: string, names: readonly string[]): boolean {
  return names.some((it) => it === name || encodeURIComponent(it) === name);
}

export interface Drag {
  readonly hasFiles: boolean;
  /** It began on this page, such as a drag of one of its pictures. */
  readonly isOwn: boolean;
  readonly over: 'file-input' | 'text-field' | 'page';
  /** `takes-file`: a dialog is open, and has one field for one file. */
  readonly dialog: 'none' | 'open' | 'takes-file';
  /** The screen takes files. */
  readonly hasZone: boolean;
}

/**
 * `browser`: into the field that the pointer is over. `dialog`: into the dialog's only field for a file. `nowhere`: the drop
 * does nothing; without that, the browser would open what was dropped in place of the app.
 */
export function dropGoes(drag: Drag): 'browser' | 'dialog' | 'zone' | 'nowhere' {
  const { hasFiles, isOwn, over, dialog, hasZone } = drag;
  if (isOwn || !hasFiles) return over === 'text-field' && !hasFiles ? 'browser' : 'nowhere';
  if (over === 'file-input') return 'browser';
  if (dialog !== 'none') return dialog === 'takes-file' ? 'dialog' : 'nowhere';
  return hasZone ? 'zone' : 'nowhere';
}

/** On the message field: files that are pasted into it are shared. */
const TAKES_FILES = '[data-takes-files]';

export function cursorIn(target: EventTarget | null): Cursor {
  if (matches(target, TAKES_FILES)) return 'message';
  return isTextField(target) ? 'field' : 'page';
}

/** The field of the open dialog that a file can only be meant for. */
export function fileFieldOf(dialog: HTMLDialogElement | null): HTMLInputElement | undefined {
  const [field, ...more] = dialog?.querySelectorAll<HTMLInputElement>('input[type=file]') ?? [];
  return more.length > 0 ? undefined : field;
}

/** What `dropGoes` needs to know of a drag. */
export function dragOf(event: DragEvent, isOwn: boolean, hasZone: boolean): Drag {
  const dialog = openDialog();
  const isFileInput = matches(event.target, 'input[type=file]');
  return {
    hasFiles: event.dataTransfer?.types.includes('Files') ?? false,
    isOwn,
    over: isFileInput ? 'file-input' : isTextField(event.target) ? 'text-field' : 'page',
    dialog: dialog ? (fileFieldOf(dialog) ? 'takes-file' : 'open') : 'none',
    hasZone,
  };
}
