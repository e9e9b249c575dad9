/** The settings. */
import { count } from '../format.ts';
import { plural } from '../language.ts';

export const words = {
  title: 'Settings',
  close: 'Close settings',
  done: 'Done',

  you: 'You',
  yourName: 'Your name',
  saveName: 'Save name',
  yourNameHint: 'Your picture stays the same, so the others still know you.',
  theme: 'Light or dark',
  language: 'Language',
  languageLate:
    'This language could not be fetched from the server. Choose it again when you have a connection.',
  keys: 'Keyboard shortcuts',
  moveProfile: 'Move your profile',
  badge: 'Count unread messages on the app’s icon',
  howItWorks: 'How it works and what it cannot do',
  linkWays: 'Share link or show QR code',
  notify: 'Notify me',
  notifyHint: 'In every room that is open in a tab, while you look elsewhere.',
  notifyUnsupported: 'This browser has no notifications for web pages.',
  notifyBlocked:
    'Your browser blocks them for this site. Allow them in its site settings, then try again.',
  notifyAbout: 'Notify me about',
  everyMessage: 'Every message',
  mentionsOnly: 'Mentions only',
  notifyAboutHint: 'Mentions have your name, answer you, or are for you in private.',

  thisRoom: 'This room',
  roomTitle: 'Room title',
  roomTitleHint: 'Everyone here sees it, and can change it. The link stays the same.',
  readableWithPassword:
    'Anyone with this room’s link and its password can come in and read what was said.',
  readableByName:
    'Anyone who guesses this room’s name can come in and read what was said. For something private, make a new room.',
  readableByLink: 'Anyone with this room’s link can come in and read what was said.',
  whoComesIn: 'Who comes in',
  locked:
    'Locked: new people cannot come in. Those who are here, or have written here before, can come back.',
  unlocked: 'Everyone with the link can come in. Lock the room to let in nobody new.',
  lock: 'Lock the room',
  unlock: 'Unlock the room',
  newLink: 'New link',
  nearby: 'Show this room to people nearby',
  nearbyHint:
    'People on your network see the name below and can ask to come in. You decide each time. It ends when you leave or reload.',
  nearbyLocked: 'Unlock the room first: nobody new can come into a locked room.',
  nearbyName: 'Name shown nearby',
  nearbyStates: {
    off: '',
    opening: 'Reaching the server…',
    open: 'People nearby see it now.',
    unavailable:
      'The server does not know which network you are on, so nobody nearby can see the room.',
    full: 'Too many rooms are shown on your network just now. Try again later.',
    'not-loaded':
      'This part could not be fetched from the server. Turn it on again when you have a connection.',
    unsupported: 'This browser is too old for it. Please update it.',
  },

  filesAndData: 'Files and data',
  traceless: 'Leave no trace on this device',
  tracelessHint:
    'Deletes what this device keeps of the room, files too, and keeps nothing more until you close this tab. You come back as a new person. The browser’s history still has the link.',
  tracelessAsk:
    'Delete the messages and files of this room from this device? This cannot be undone.',
  tracelessYes: 'Delete and leave no trace',
  keepThem: 'Keep them',
  keepFor: 'Keep messages for',
  keepForHint: 'On this device, from when they came. Everyone chooses this for themselves.',
  keepDaysAsk: 'Delete older messages from this device now? This cannot be undone.',
  keepDaysYes: 'Delete older messages',
  keepDays: { 1: 'A day', 7: 'A week', 30: 'A month', 365: 'A year' },
  keepAll: 'Keep everything in this room',
  keepAllHint:
    'Fetches what others share here and keeps it on this device, so that it stays when they leave. The others see that you do. Keep this tab open, so that they can get it. On a metered connection nothing is fetched.',
  keepAtMost: 'At most',
  keptSoFar: (files: number, size: string) =>
    plural(files, { one: `1 file kept, ${size}.`, other: `${count(files)} files kept, ${size}.` }),
  keepMetered: 'Your connection is metered now: nothing is fetched until you have another one.',
  keepTraceless:
    'You leave no trace here: what this device keeps of the room is gone when you close this tab.',
  keptNotAll:
    'Not everything is kept: some files have no place here, or you took them off this device.',
  uploadLimit: 'Upload limit (MB/s)',
  downloadLimit: 'Download limit (MB/s)',
  noLimit: 'None',
  shareMetered: 'Share on metered connections',
  shareMeteredHint:
    'Files you got from others. What you share yourself is always sent to those who want it.',

  connection: 'Connection',
  hideAddress: 'Hide my address',
  hideAddressHint:
    'People see the address of a server in place of yours. Files may come more slowly. The servers themselves still see yours.',
  hideAddressCutOff:
    'This site has no server to hide behind, so nobody can be reached while your address is hidden.',
  passOn: 'Pass on files for people who cannot reach each other',
  passOnHint:
    'Encrypted: this device cannot read them. Messages are always passed on; files never on a metered connection.',
  passOnNothing: 'No files',
  passOnUpTo: (size: string) => `Up to ${size} a day`,
  inviteByHand: 'Invite without a server',
};
