/** What all screens share: toasts, copying, and light or dark. */
import { createContext, type Component } from 'svelte';
import type { Loss } from '../../core/api/leaving.ts';
import type { RoomSession, Services, Theme } from '../services.ts';
import { fewWords } from '../text/visible-name.ts';
import { words } from '../words/en/parts.ts';
import { speakInstead } from '../words/speech.ts';
import type { RoomActions } from './room-actions.svelte.ts';
import { Toasts, type Onward, type Said } from './toasts.svelte.ts';

/** A room that the person has left a moment ago. It stays open for as long as that can be undone. */
interface LeftRoom {
  readonly fragment: string;
  readonly session: RoomSession;
  /** What was deleted in it is being deleted. */
  readonly settled: Promise<void>;
  readonly toast: number;
}

export class Shell {
  readonly services: Services;
  readonly toasts = new Toasts();
  #toCopy = $state.raw<string>();
  /** The profile dialog is open. It stays open while a room is reopened. */
  profileOpen = $state(false);
  /** The list of keys is open. */
  keysOpen = $state(false);
  /** What the app does and does not do is told. */
  howOpen = $state(false);
  /** The open room, for what comes from outside of it. */
  here = $state.raw<RoomActions>();
  /** Rooms that the person has left, until they are noted in the list of rooms: the code for that may come after. */
  unlisted = $state.raw<readonly RoomActions[]>([]);
  /** Stands in the bar of screens that have no settings, once it is loaded. */
  LanguageChoice = $state.raw<Component>();
  /** What is lost if the person leaves the open room now. */
  lossOnLeaving: (() => Loss | undefined) | undefined;
  #left: LeftRoom | undefined;
  /** Open dialogs, the topmost last. */
  #dialogs = $state.raw<readonly string[]>([]);

  constructor(services: Services) {
    this.services = services;
    const theme = services.preferences.theme.get();
    if (theme) document.documentElement.dataset['theme'] = theme;
  }

  /** A text that the browser did not let us copy: the person has to copy it. */
  get toCopy(): string | undefined {
    return this.#toCopy;
  }

  /** One of the dialogs of AppDialogs.svelte is wanted. */
  get asksForDialog(): boolean {
    return this.keysOpen || this.profileOpen || this.howOpen || this.#toCopy !== undefined;
  }
  closeDialogs(): void {
    this.keysOpen = this.profileOpen = this.howOpen = false;
    this.copied();
  }

  toast(say: Said): void {
    this.toasts.add(say);
  }

  /** @param done the toast once it is copied. @param more what the toast offers then */
  async copy(text: string, done: Said, more?: Onward): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.toasts.add(done, undefined, more);
    } catch {
      this.#toCopy = text; // there is no clipboard, or we may not use it
    }
  }
  copied(): void {
    this.#toCopy = undefined;
  }

  get topDialog(): string | undefined {
    return this.#dialogs.at(-1);
  }
  /** Call what it returns when the dialog is closed. */
  dialogOpened(id: string): () => void {
    this.#dialogs = [...this.#dialogs, id];
    return () => (this.#dialogs = this.#dialogs.filter((it) => it !== id));
  }

  /** The person has left a room: it is closed when that cannot be undone any more. */
  leaveLater(title: string, fragment: string, session: RoomSession): void {
    const settled = this.toasts.settle();
    const toast = this.toasts.add(() => words.left(fewWords(title)), {
      act: () => this.#closeLeft(session),
      undo: () => (location.hash = fragment),
    });
    this.#left = { fragment, session, settled, toast };
  }

  /** A room is about to be opened. If it is the one that was left, it is still open; another one is closed now. */
  comeBack(fragment: string): RoomSession | undefined {
    const left = this.#left;
    if (left?.fragment !== fragment) {
      if (left) void this.#closeLeft(left.session);
      return undefined;
    }
    this.#left = undefined;
    this.toasts.drop(left.toast);
    return left.session;
  }

  /** Whether that room is left, but still open. */
  isLeft(session: RoomSession): boolean {
    return this.#left?.session === session;
  }

  async #closeLeft(session: RoomSession): Promise<void> {
    const left = this.#left;
    if (left?.session !== session) return; // the person came back, or went on to another room
    this.#left = undefined;
    await left.settled;
    session.leave();
  }

  /** @throws when its sentences cannot be loaded: then all stays as it is */
  async speak(language: string): Promise<void> {
    await speakInstead(language);
    this.services.preferences.language.set(language);
  }

  switchTheme(): void {
    const root = document.documentElement;
    const prefers = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    const theme: Theme = (root.dataset['theme'] ?? prefers) === 'dark' ? 'light' : 'dark';
    root.dataset['theme'] = theme;
    this.services.preferences.theme.set(theme);
  }
}

export const [getShell, setShell] = createContext<Shell>();
