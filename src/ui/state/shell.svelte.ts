/** What every screen shares: short notes, copying, and the colours. */
import { createContext } from 'svelte';
import type { Services } from '../services.ts';

export interface Toast {
  readonly id: number;
  readonly text: string;
}

const TOAST_MS = 6_000;
const THEME_KEY = 'swapmeet:theme';
type Theme = 'light' | 'dark';

export class Shell {
  readonly services: Services;
  #toasts = $state.raw<readonly Toast[]>([]);
  #toCopy = $state.raw<string>();
  /** Whether the dialog about the profile is open: it outlives a room that is opened anew. */
  profileOpen = $state(false);
  #ids = 0;
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  constructor(services: Services) {
    this.services = services;
    const theme = remembered();
    if (theme) document.documentElement.dataset['theme'] = theme;
  }

  get toasts(): readonly Toast[] {
    return this.#toasts;
  }
  /** A text that the browser did not let us copy; somebody has to do it by hand. */
  get toCopy(): string | undefined {
    return this.#toCopy;
  }

  toast(text: string): void {
    const id = ++this.#ids;
    this.#toasts = [...this.#toasts.slice(-2), { id, text }];
    this.letGo(id);
  }
  /** Keeps a toast while the pointer or the focus is on it. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
  }
  letGo(id: number): void {
    this.hold(id);
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), TOAST_MS),
    );
  }
  dismiss(id: number): void {
    this.hold(id);
    this.#timers.delete(id);
    this.#toasts = this.#toasts.filter((toast) => toast.id !== id);
  }

  async copy(text: string, said: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.toast(said);
    } catch {
      this.#toCopy = text; // no clipboard here, or it was not allowed
    }
  }
  copied(): void {
    this.#toCopy = undefined;
  }

  switchTheme(): void {
    const root = document.documentElement;
    const prefers = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    const theme: Theme = (root.dataset['theme'] ?? prefers) === 'dark' ? 'light' : 'dark';
    root.dataset['theme'] = theme;
    try {
      localStorage.setItem(THEME_KEY, theme);
    } catch {
      // without storage the choice lasts as long as the page
    }
  }
}

function remembered(): Theme | undefined {
  try {
    const theme = localStorage.getItem(THEME_KEY);
    return theme === 'light' || theme === 'dark' ? theme : undefined;
  } catch {
    return undefined;
  }
}

export const [getShell, setShell] = createContext<Shell>();
