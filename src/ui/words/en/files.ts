/** Files: their cards and rows, and the page of a file's link. */
import { count } from '../format.ts';
import { plural } from '../language.ts';

export const words = {
  list: 'Files',
  showOlder: (n: number) =>
    plural(n, { one: 'Show 1 older file', other: `Show ${count(n)} older files` }),
  linkTo: (name: string) => `Link to ${name}`,
  copyLink: 'Copy the link to this file',
  progressOf: (name: string) => `Progress of ${name}`,
  /** Before a list of people with the share that each gave. */
  givers: 'From:',
  otherGivers: (percent: string) => `others ${percent}`,

  download: 'Download',
  downloadOf: (name: string) => `Download ${name}`,
  downloadAll: 'Download all',
  downloadAllOf: (name: string) => `Download all of ${name}`,
  intoFolder: 'Into a folder',
  intoFolderHint:
    'Its files go into a folder that you choose, not into a Zip archive. They get the time of now: only a Zip archive keeps their dates.',
  downloadInto: (name: string) => `Download ${name} into a folder`,
  saveInto: (name: string) => `Save ${name} into a folder`,
  choose: 'Choose',
  chooseAgain: (name: string) => `Choose ${name} again`,
  save: 'Save',
  saveOf: (name: string) => `Save ${name}`,
  saveThrough: (name: string) => `Save ${name} straight to downloads`,
  saveThroughHint: 'Straight to your downloads, without keeping it here',
  pause: 'Pause',
  pauseOf: (name: string) => `Pause ${name}`,
  resume: 'Resume',
  resumeOf: (name: string) => `Resume ${name}`,
  cancel: 'Cancel',
  cancelOf: (name: string) => `Cancel ${name}`,
  cancelHint: 'Stops, and deletes what has arrived',
  stopSharing: 'Stop sharing',
  stopSharingOf: (name: string) => `Stop sharing ${name}`,
  stopSharingHint:
    'Nobody can take it any more. Copies that others have saved cannot be called back.',

  /** A file among others of its name: what tells it apart is its size, its time or its number. */
  marked: (name: string, mark: string) => `${name}, ${mark}`,
  number: (n: number) => `number ${n}`,
  allHere: 'all of it is here',
  chosenHere: 'what you chose is here',
  files: (n: number) => plural(n, { one: '1 file', other: `${count(n)} files` }),

  /** Above the name of a file. */
  offersYou: {
    zip: (name: string) => `${name} offers you a Zip archive`,
    archive: (name: string) => `${name} offers you an archive`,
    picture: (name: string) => `${name} offers you a picture`,
    video: (name: string) => `${name} offers you a video`,
    sound: (name: string) => `${name} offers you a sound file`,
    pdf: (name: string) => `${name} offers you a PDF`,
    document: (name: string) => `${name} offers you a document`,
    spreadsheet: (name: string) => `${name} offers you a spreadsheet`,
    slides: (name: string) => `${name} offers you slides`,
    text: (name: string) => `${name} offers you a text file`,
    code: (name: string) => `${name} offers you source code`,
    disk: (name: string) => `${name} offers you a disk image`,
    program: (name: string) => `${name} offers you a program`,
    font: (name: string) => `${name} offers you a font`,
    file: (name: string) => `${name} offers you a file`,
    folder: (name: string) => `${name} offers you a folder`,
    batch: (name: string) => `${name} offers you files`,
  },
  youShare: {
    zip: 'You share a Zip archive',
    archive: 'You share an archive',
    picture: 'You share a picture',
    video: 'You share a video',
    sound: 'You share a sound file',
    pdf: 'You share a PDF',
    document: 'You share a document',
    spreadsheet: 'You share a spreadsheet',
    slides: 'You share slides',
    text: 'You share a text file',
    code: 'You share source code',
    disk: 'You share a disk image',
    program: 'You share a program',
    font: 'You share a font',
    file: 'You share a file',
    folder: 'You share a folder',
    batch: 'You share files',
  },
  kept: 'Kept on this device',
  keptOf: (used: string, quota: string) => `${used} of ${quota}`,
  keptLook: 'Look through it',

  size: 'Size',
  holds: 'Holds',
  haveAll: 'Have all of it',
  whoHasIt: 'Who has it',
  people: (n: number, isAll: boolean) =>
    plural(n, { one: '1 person', other: `${count(n)} people` }) + (isAll ? '' : ' or more'),
  complete: 'All of it is here and checked.',
  offeredHint:
    'It comes straight from their browsers to yours, and all of it is checked. You can close this page and go on later; what has arrived stays here.',
};
