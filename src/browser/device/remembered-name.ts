/** The name this device last used, for rooms it enters next. Where nothing can be kept, there is none. */

const KEY = 'swapmeet.name';

export function rememberedName(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberName(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // Storage is blocked or full: a name that is not remembered is made up again.
  }
}
