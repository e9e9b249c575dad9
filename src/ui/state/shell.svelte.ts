/** What all screens share: toasts, copying, and light or dark. */
import { createContext } from 'svelte';
import type { Services, Theme } from '../services.ts';

export interface Toast {
  readonly id: number;
  readonly text: string;
}

const TOAST_MS = 6_000;

export class Shell {
  readonly services: Services;
  #toasts = $state.raw<readonly Toast[]>([]);
  #toCopy = $state.raw<string>();
  /** The profile dialog is open. It stays open while a room is reopened. */
  profileOpen = $state(false);
  /** The list of keys is open. */
  keysOpen = $state(false);
  #ids = 0;
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  constructor(services: Services) {
    this.services = services;
    const theme = services.preferences.theme.get();
    if (theme) document.documentElement.dataset['theme'] = theme;
  }

  get toasts(): readonly Toast[] {
    return this.#toasts;
  }
  /** A text that the browser did not let us copy: the person has to copy it. */
  get toCopy(): string | undefined {
    return this.#toCopy;
  }

  toast(text: string): void {
    const id = ++this.#ids;
    this.#toasts = [...this.#toasts.slice(-2), { id, text }];
    this.letGo(id);
  }
  /** Keeps a toast, such as while the pointer or the focus is on it. */
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

  /** @param done the toast once it is copied */
  async copy(text: string, done: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.toast(done);
    } catch {
      this.#toCopy = text; // there is no clipboard, or we may not use it
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
    this.services.preferences.theme.set(theme);
  }
}

export const [getShell, setShell] = createContext<Shell>();
