/** Every screen and state that the gallery can show, by name. */
import type { FakeFailures } from '../../fakes/room.ts';
import type { Received, RecentRoom } from '../../../src/ui/home-services.ts';
import type { FakeEntry } from '../../fakes/services.ts';

export interface GalleryState {
  readonly room?:
    | 'busy'
    | 'nearlyFull'
    | 'alone'
    | 'leftAlone'
    | 'hostile'
    | 'huge'
    | 'class'
    | 'crowd'
    | 'hall'
    | 'unreached'
    | 'paths'
    | 'handoffOffered'
    | 'pickedTogether'
    | 'previews'
    | 'notes'
    | 'library'
    | 'unreadable'
    | 'unanswered'
    | 'talking';
  /** Where the fragment leads. */
  readonly leadsTo?: 'home' | 'astray' | 'room' | 'named' | 'invited' | { readonly file: string };
  readonly enter?: FakeEntry['enter'];
  readonly failures?: FakeFailures;
  readonly saveFails?: boolean;
  readonly keepsNothing?: boolean;
  readonly address?: FakeEntry['address'];
  readonly media?: FakeEntry['media'];
  readonly servers?: FakeEntry['servers'];
  readonly nearby?: FakeEntry['nearby'];
  readonly rooms?: FakeEntry['rooms'];
  readonly received?: FakeEntry['received'];
  readonly update?: FakeEntry['update'];
  readonly notify?: FakeEntry['notify'];
  readonly nameTold?: FakeEntry['nameTold'];
  /** The names of the buttons to press, in order; "paste X" fills the field X. */
  readonly press?: readonly string[];
  /** A message to type and send. */
  readonly say?: string;
  /** A message to type only. */
  readonly typed?: string;
  /** What to search for. */
  readonly search?: string;
  readonly dragging?: boolean;
  /** Pictures that are picked to be shared: one tells where it was taken, the other one is too large to be cleaned. */
  readonly picks?: readonly ('photo' | 'panorama')[];
}

const STEMS =
  'Flea-market-band_2026-06-13_live-at-the-old-tram-depot_multitrack-stems_48kHz-24bit.zip';
const MUSIC = '합창 연습 2026-06-13.m4a';
const POSTER = 'poster final FINAL v7 (A2, 3 mm bleed).pdf';

const NEARBY = ['Ann', 'Somebody whose name is as long as names get'];

const recent = (title: string, secret: string, kept: Partial<RecentRoom>): RecentRoom => ({
  ...{ title, fragment: `#/${secret}`, unread: 0, messages: 7, files: 0, bytes: 0, locked: false },
  ...{ seenAtMs: 1_780_000_000_000, ...kept },
});
const RECENT = [
  recent('Tram depot band', 'AAAAAAAAAAAAAAAAAAAAAA', { unread: 3, files: 12, bytes: 61_700_000 }),
  recent('tram-depot-band', '~tram-depot-band', { messages: 0 }),
  recent(POSTER, '!AAAAAAAAAAAAAAAAAAAAAQ', { files: 1, bytes: 800, locked: true }),
  recent('합창단', 'AAAAAAAAAAAAAAAAAAAAAg', { unread: 1_204 }),
  recent('Old Quay', 'AAAAAAAAAAAAAAAAAAAAAw', {}),
  recent('New Wharf', 'AAAAAAAAAAAAAAAAAAAABA', { files: 2, bytes: 4_000 }),
];
const GIVEN: Received = {
  id: '1',
  files: [STEMS, MUSIC, POSTER, 'a.txt', 'b.txt', 'c.txt', 'd.txt'].map(
    (name) => new File(['a'], name),
  ),
  left: 2,
  text: 'Look at this: https://example.org/a/long/way/to/go?for=a&song=of#ours',
};

export const GALLERY: Readonly<Record<string, GalleryState>> = {
  home: { leadsTo: 'home' },
  'home-rooms': { leadsTo: 'home', rooms: RECENT },
  'home-forget': { leadsTo: 'home', rooms: RECENT, press: ['Leave and forget Tram depot band'] },
  'home-how': { leadsTo: 'home', press: ['How it works and what it cannot do'] },
  'home-received': { leadsTo: 'home', rooms: RECENT, received: GIVEN },
  'home-update': { leadsTo: 'home', update: 'offered' },
  'room-received': { rooms: RECENT, received: GIVEN },
  'room-update': { update: 'waits' },
  'room-link': { press: ['Settings', 'Share link or show QR code'] },
  'home-astray': { leadsTo: 'astray' },
  'home-profile': { leadsTo: 'home', press: ['Move your profile'] },
  'home-nearby': { leadsTo: 'home', nearby: NEARBY },
  'home-nearby-ask': { leadsTo: 'home', nearby: NEARBY, press: ['Ask Ann'] },
  'home-nearby-asked': {
    leadsTo: 'home',
    nearby: NEARBY,
    press: ['Ask Ann', 'Ask', 'Make sure that it is them'],
  },
  'home-drop': { leadsTo: 'home', dragging: true },
  room: {},
  'room-actions': { press: ['Actions last'] },
  'room-reply': { press: ['Actions last', 'Reply'] },
  'room-files': { press: ['tab Files'] },
  'room-people': { press: ['tab People'] },
  'room-named': { leadsTo: 'named' },
  'room-alone': { room: 'alone' },
  'room-alone-files': { room: 'alone', press: ['tab Files'] },
  'room-left-alone': { room: 'leftAlone' },
  'room-nearly-full': { room: 'nearlyFull', press: ['tab Files'] },
  'room-pictures': { room: 'pickedTogether' },
  'room-pictures-open': { room: 'pickedTogether', press: ['Open hills 1.png'] },
  'room-pictures-files': { room: 'pickedTogether', press: ['tab Files'] },
  'room-previews': { room: 'previews' },
  'room-picture-open': { room: 'previews', press: ['Open tram depot, evening.png'] },
  'room-text-open': { room: 'previews', press: ['Open pack-stems.sh'] },
  'room-previews-files': { room: 'previews', press: ['tab Files'] },
  'room-notes': { room: 'notes' },
  'notes-list': { room: 'notes', press: ['Notes'] },
  'notes-none': { press: ['Notes'] },
  'note-open': { room: 'notes', press: ['Set list'] },
  'note-read': { room: 'notes', press: ['Set list', 'Read'] },
  'note-long': { room: 'notes', press: ['Notes', 'Open Minutes', 'Read'] },
  'note-authors': { room: 'notes', press: ['Set list', 'Who wrote what'] },
  'note-history': {
    room: 'notes',
    press: ['Set list', 'History'],
  },
  'note-full': {
    room: 'notes',
    press: [
      'Notes',
      'Open Who sleeps where after the second concert, and who drives',
      'Delete note',
    ],
  },
  'library-cards': { room: 'library', press: ['tab Files'] },
  'library-open': { room: 'library', press: ['tab Files', 'Browse Recordings since 2019'] },
  'library-search': { room: 'library', search: 'waltz' },
  'room-folder': { room: 'pickedTogether', leadsTo: { file: 'Tram depot festival' } },
  'room-hostile': { room: 'hostile' },
  'room-hostile-files': { room: 'hostile', press: ['tab Files'] },
  'room-hostile-people': { room: 'hostile', press: ['tab People'] },
  'room-picture-data': { picks: ['photo'] },
  'room-picture-data-large': { picks: ['photo', 'panorama'] },
  'room-picture-large': { picks: ['panorama'] },
  'room-huge': { room: 'huge' },
  'room-drop': { dragging: true },
  'room-too-long': { typed: 'A long story. '.repeat(800) },
  'room-search': { search: 'depot' },
  'room-search-narrow': { search: 'from:chidi has:link "the depot"' },
  'room-search-person': { search: 'an' },
  'room-not-sent': { failures: { say: 'storage-full' }, say: 'This one cannot be kept.' },
  'room-not-saved': { saveFails: true, press: ['tab Files', `Save ${POSTER}`] },
  'room-keeps-nothing': { keepsNothing: true },
  'room-doctor': { press: ['Details: connection doctor', 'Test this device'] },
  'room-doctor-unreached': { room: 'unreached', press: ['Why Evren is not reached'] },
  'room-doctor-alone': {
    room: 'alone',
    media: [
      { name: 'relay', status: 'offline' },
      { name: 'peer-server', status: 'online' },
      { name: 'tabs', status: 'offline' },
      { name: 'mesh', status: 'offline' },
      { name: 'manual', status: 'online' },
    ],
    servers: [
      { medium: 'relay', host: 'relay-of-a-choir.flea-market-band.example', ms: undefined },
      { medium: 'relay', host: 'b.example', ms: 1_204 },
      { medium: 'peer-server', host: 'peers.example', ms: 3 },
    ],
    press: ['Details: connection doctor', 'Test this device'],
  },
  'room-paths': { room: 'paths', press: ['tab People'] },
  'room-settings': { press: ['Settings'] },
  'room-settings-notify': { notify: 'mentions', press: ['Settings'] },
  'room-name-line': { nameTold: false, room: 'alone' },
  'room-name-change': { nameTold: false, room: 'alone', press: ['Change'] },
  'room-keys': { press: ['Settings', 'Keyboard shortcuts'] },
  'room-more': { press: ['tab People', 'More about Ana'] },
  'room-verify': { press: ['tab People', 'More about Ana', 'Verify Ana'] },
  'room-invite': { press: ['Settings', 'Invite without a server'] },
  'room-invite-confirm': {
    press: [
      ...['Settings', 'Invite without a server', 'paste Their reply', 'Use reply'],
      'Confirmation as a QR code',
    ],
  },
  'room-invited': {
    leadsTo: 'invited',
    press: ['Your reply as a QR code', 'paste Confirmation', 'Connect'],
  },
  'room-new-link': { press: ['Settings', 'New link'] },
  'room-locked': { press: ['Settings', 'Lock the room'] },
  'room-move-offered': { room: 'handoffOffered' },
  'room-profile': { press: ['Settings', 'Move your profile'] },
  'room-nearby': {
    nearby: ['Bob'],
    press: ['Settings', 'Show this room to people nearby', 'Done', 'Make sure that it is them'],
  },
  'room-nearby-settings': { press: ['Settings', 'Show this room to people nearby'] },
  'room-talking': { room: 'talking' },
  'room-looks': { room: 'talking', press: ['Settings', 'Choose a colour and a mark'] },
  'room-picture': {
    room: 'talking',
    press: ['Details: connection doctor', 'Show the room as a picture'],
  },
  'room-crowd-picture': {
    room: 'crowd',
    press: ['Details: connection doctor', 'Show the room as a picture'],
  },
  'room-cut-off': { room: 'alone', address: 'cut-off' },
  'room-class': { room: 'class' },
  'room-class-people': { room: 'class', press: ['tab People'] },
  'room-class-doctor': { room: 'class', press: ['Details: connection doctor'] },
  'room-class-overlay': {
    room: 'class',
    press: [
      'Details: connection doctor',
      'For those who want to see how it works',
      'Look for them',
    ],
  },
  'room-class-files': { room: 'class', press: ['tab Files'] },
  'room-class-transfers': { room: 'class', press: ['tab Files', 'Transfers'] },
  'room-crowd': { room: 'crowd', press: ['tab People'] },
  'room-hall': { room: 'hall', press: ['tab People'] },
  'room-transfers': { press: ['tab Files', 'Transfers'] },
  'room-hostile-transfers': { room: 'hostile', press: ['tab Files', 'Transfers'] },
  'room-keeps': { press: ['Settings', 'Keep everything in this room'] },
  'room-storage': { press: ['tab Files', 'Look through it'] },
  'room-storage-undo': { press: ['tab Files', 'Look through it', `Delete ${POSTER}`] },
  'room-recipients': { press: ['To: everyone'] },
  'room-emoji': { press: ['Add an emoji'] },
  'room-toast': { press: ['Copy room link'] },
  'room-undo': { press: ['Actions last', 'Delete'] },
  'room-leave': { press: ['Swapmeet, home'] },
  receive: { leadsTo: { file: MUSIC } },
  'receive-fetching': { leadsTo: { file: STEMS } },
  'receive-complete': { leadsTo: { file: POSTER } },
  'receive-picture': { room: 'previews', leadsTo: { file: 'tram depot, evening.png' } },
  'receive-pictures': { room: 'pickedTogether', leadsTo: { file: '8 pictures' } },
  'receive-waiting': { room: 'alone', leadsTo: { file: 'unknown' } },
  'receive-asking': { leadsTo: { file: 'unknown' } },
  'receive-class': { room: 'class', leadsTo: { file: 'Worksheet 7.pdf' } },
  'receive-hostile': { room: 'hostile', leadsTo: { file: `${'x'.repeat(500)}.tar.gz` } },
  elsewhere: { enter: 'elsewhere' },
  displaced: { enter: 'displaced' },
  password: { enter: 'password' },
  'room-unreadable': { room: 'unreadable' },
  'room-unanswered': { room: 'unanswered' },
  opening: { enter: 'never' },
  unsupported: { enter: 'unsupported' },
  broken: { enter: 'storage-failed' },
};
