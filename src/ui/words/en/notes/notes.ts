/** Shared notes: texts that everybody in the room edits. */
import { count } from '../../format.ts';
import { plural } from '../../language.ts';

export const words = {
  notes: 'Notes',
  hint: 'A note is a text that everybody in the room can change, several people at once.',
  none: 'There are no notes yet.',
  list: 'Notes of this room',
  byYou: 'Opened by you',
  by: (name: string) => `Opened by ${name}`,
  open: (title: string) => `Open ${title}`,
  title: 'Title of the note',
  titleMissing: 'Give the note a title first.',
  create: 'Create note',
  noPlace:
    'You have opened as many notes as one person may, or the room has all that it shows. Delete one of yours to make a place.',
  opening: 'Opening the note…',
  gone: 'This note is not here. It may have been deleted.',

  all: 'All notes',
  text: (title: string) => `Text of ${title}`,
  placeholder: 'Write here. Everybody sees it at once.',
  saved: 'All changes are saved',
  saving: 'Saving…',
  failed: 'Your last changes are not saved yet. Trying again.',
  full: 'This note takes no more changes. Copy its text into a new note to go on.',
  chars: (n: number) => plural(n, { one: '1 character', other: `${count(n)} characters` }),

  view: 'How to show the text',
  edit: 'Edit',
  read: 'Read',
  emptyNow: 'This note is empty.',
  alsoHere: (names: string) => `Also in this note: ${names}`,

  authors: 'Who wrote what',
  authorList: 'People who wrote this text',
  you: 'You',
  history: 'History',
  versions: 'Versions of this note',
  noVersions: 'Nothing was written here yet.',
  added: (n: number) =>
    plural(n, { one: '1 character added', other: `${count(n)} characters added` }),
  removed: (n: number) =>
    plural(n, { one: '1 character deleted', other: `${count(n)} characters deleted` }),
  textThen: 'The text as it was then',
  emptyThen: 'The note was empty then.',
  restore: 'Restore this text',
  restored: 'The text is as it was then. Nothing is lost: the history has both.',
  copy: 'Copy the text',
  copied: 'The text is copied.',
  save: 'Save as .md',

  delete: 'Delete note',
  deleteAsk: 'Delete this note for everyone? Its text is gone then.',
  deleteYes: 'Delete for everyone',
  keep: 'Keep it',
};
