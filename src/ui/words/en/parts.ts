/** What home and rooms have in common. */

export const words = {
  home: 'Swapmeet, home',
  skip: 'Skip to the content',
  theme: 'Switch between light and dark',
  close: 'Close',
  note: 'Note',
  undo: 'Undo',
  closeNote: 'Close this note',
  noName: 'no name',

  partLate: 'This part of Swapmeet is not here yet.',
  partLateHint: 'It is tried again by itself. If that does not help, reload the page.',
  reload: 'Reload',

  folder: 'A folder cannot be shared as it is.',
  folderHint: 'Open it and drop its files, or make it a Zip archive first.',
  linkCopied: 'Link copied. Keep this tab open.',
  left: (room: string) => `You left ${room}.`,
  pastedPicture: (dateAndTime: string) => `Picture ${dateAndTime}`,
};
