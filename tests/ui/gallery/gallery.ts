/** Shows one screen in one state, such as gallery.html?state=room-alone. `showState` shows others after it. */
/// <reference types="vite/client" />
import { tick, unmount } from 'svelte';
import {
  formatFragment,
  formatInvitation,
  namedAddress,
  type RoomAddress,
} from '../../../src/core/api/room-address.ts';
import { mountApp } from '../../../src/ui/mount.ts';
import { speakInstead } from '../../../src/ui/words/speech.ts';
import { FakeRoom } from '../../fakes/room.ts';
import { fakeFile, seeded } from '../../fakes/room-views.ts';
import { fakeServices } from '../../fakes/services.ts';
import { arrive, type Arrival } from './arrivals.ts';
import { pictureRoom } from './picture-room.ts';
import { previewRoom } from './preview-room.ts';
import * as crowds from './crowd-rooms.ts';
import { talkingRoom } from './talking-room.ts';
import * as rooms from './gallery-rooms.ts';
import { libraryRoom } from './library-room.ts';
import { noteRoom } from './note-room.ts';
import { GALLERY, type GalleryState } from './gallery-states.ts';

declare global {
  interface Window {
    /** Tests change it. */
    galleryRoom: FakeRoom;
    /** Shows another state without loading the page again. */
    showState(name: string): Promise<void>;
    /** What is shown is said in this language. The states press buttons by their English names. */
    speak(language: string): Promise<void>;
    /** Messages and files come into the room, one by one and in any order. */
    arrive(what: Arrival): Promise<void>;
  }
}

const ROOMS = {
  busy: rooms.busyRoom,
  nearlyFull: rooms.nearlyFullRoom,
  alone: rooms.aloneRoom,
  leftAlone: rooms.leftAloneRoom,
  handoffOffered: rooms.handoffRoom,
  pickedTogether: pictureRoom,
  previews: previewRoom,
  unreached: rooms.unreachedRoom,
  notes: noteRoom,
  library: libraryRoom,
  paths: rooms.pathsRoom,
  hostile: rooms.hostileRoom,
  huge: rooms.hugeRoom,
  class: crowds.classRoom,
  crowd: crowds.crowdRoom,
  hall: crowds.hallRoom,
  talking: talkingRoom,
  unreadable: () => rooms.outsideRoom('unreadable'),
  unanswered: () => rooms.outsideRoom('unanswered'),
};

const secret: RoomAddress = { kind: 'secret', secret: Uint8Array.from(seeded('room', 16)) };

function fragment({ leadsTo = 'room' }: GalleryState): string {
  if (leadsTo === 'home') return '';
  if (leadsTo === 'astray') return '#/lost';
  if (leadsTo === 'invited') return formatInvitation(secret, 'A'.repeat(600));
  if (leadsTo === 'named') return formatFragment(namedAddress('tram-depot-band') ?? secret);
  return formatFragment(secret, leadsTo === 'room' ? undefined : fakeFile(leadsTo.file));
}

/** The button with this name. "tab X" is a tab on a phone, "X last" the last button whose name begins with X. */
function find(name: string): HTMLElement | undefined {
  if (name.endsWith(' last')) {
    const found = document.querySelectorAll<HTMLElement>(
      `button[aria-label^="${name.slice(0, -5)}"]`,
    );
    return [...found].at(-1);
  }
  const tab = name.startsWith('tab ') ? name.slice(4) : undefined;
  const buttons = document.querySelectorAll<HTMLElement>(
    tab ? 'nav button' : 'button, a, summary, label',
  );
  return [...buttons].find((button) => {
    const said = button.getAttribute('aria-label') ?? button.textContent?.trim() ?? '';
    return tab ? said.startsWith(tab) : said === name;
  });
}

/** Presses a button as soon as it is there: some parts of the app appear a moment later. */
async function press(name: string): Promise<void> {
  const isPasted = name.startsWith('paste ');
  for (let tries = 0; tries < 50; tries++) {
    const found = find(isPasted ? name.slice(6) : name);
    if (found && isPasted) return paste(found);
    found?.focus({ preventScroll: true });
    if (found) return found.click();
    await settled();
  }
  throw new Error(`nothing is called ${name}`);
}

/** Pastes a text into the field of this label. */
function paste(label: HTMLElement): void {
  const field = (label as HTMLLabelElement).control as HTMLTextAreaElement;
  field.value = 'D'.repeat(40);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

async function type(text: string, send: boolean): Promise<void> {
  let field = document.querySelector<HTMLTextAreaElement>('textarea');
  for (; !field; field = document.querySelector('textarea')) await settled();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await tick();
  const enter = { key: 'Enter', bubbles: true, cancelable: true };
  if (send) field.dispatchEvent(new KeyboardEvent('keydown', enter));
}

async function search(text: string): Promise<void> {
  let field: HTMLInputElement | null = null;
  for (; !field; field = document.querySelector('input[type=search]')) await settled();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
}

/** A JPEG file with notes of an editor, and no picture. */
const TELLING_JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xed, 0, 4, 1, 1, 0xff, 0xd9]);

/** Picks files, as a person does by the button for it. */
async function pick(names: readonly ('photo' | 'panorama')[]): Promise<void> {
  const find = () =>
    document.querySelector<HTMLInputElement>('input[type=file][aria-label="Share files"]');
  let input = find();
  for (; !input; input = find()) await settled();
  const files = names.map((name) => {
    const file = new File([TELLING_JPEG], `${name} 2026-06-13.jpg`, { type: 'image/jpeg' });
    if (name === 'panorama') Object.defineProperty(file, 'size', { value: 90_000_000 });
    return file;
  });
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  while (!document.querySelector('dialog')) await settled();
}

/** Loads the parts that the app loads on demand, so that they appear at once. */
const loadAll = () =>
  Promise.all(Object.values(import.meta.glob('../../../src/ui/**/*.svelte')).map((load) => load()));

const settled = () => new Promise((resolve) => setTimeout(resolve, 60));

let shown: object | undefined;

/** Removes everything of the state before: the page and what this tab has stored. */
async function clear(): Promise<void> {
  if (shown) await unmount(shown);
  shown = undefined;
  document.querySelector('body > ul')?.remove();
  localStorage.clear();
  sessionStorage.clear();
}

async function show(name: string): Promise<void> {
  const state = GALLERY[name];
  if (!state) return listAll();
  await loadAll();
  await clear();
  await speakInstead('en');
  history.replaceState(null, '', location.pathname + location.search + fragment(state));
  const room = new FakeRoom(ROOMS[state.room ?? 'busy'](), state.failures);
  window.galleryRoom = room;
  const entry = { ...state, enter: state.enter ?? 'live' };
  const target = document.getElementById('app');
  if (target) shown = mountApp(target, fakeServices(room, entry));
  await settled();
  for (const button of state.press ?? []) {
    await press(button);
    await settled();
  }
  if (state.picks) await pick(state.picks);
  if (state.typed) await type(state.typed, false);
  if (state.say) await type(state.say, true);
  if (state.search) await search(state.search);
  if (state.dragging) {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['a'], 'a.txt'));
    window.dispatchEvent(new DragEvent('dragover', { dataTransfer, cancelable: true }));
  }
  await settled();
}

function listAll(): void {
  const list = document.createElement('ul');
  for (const name of Object.keys(GALLERY)) {
    const link = document.createElement('a');
    link.href = `?state=${name}`;
    link.textContent = name;
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  document.body.append(list);
}

window.showState = show;
window.speak = speakInstead;
window.arrive = (what) => arrive(window.galleryRoom, what);
await show(new URLSearchParams(location.search).get('state') ?? '');
