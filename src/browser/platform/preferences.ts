/** Small choices that the browser keeps: for this device (localStorage), or until this tab is closed (sessionStorage). */

/** How a value is written as text. */
export interface TextForm<T> {
  /** Undefined, or an error: the text is no such value. */
  parse(text: string): T | undefined;
  format(value: T): string;
}

export const plainText: TextForm<string> = { parse: (text) => text, format: (value) => value };

/** @param read checks what was parsed; undefined when it is no such value */
export const jsonText = <T>(read: (value: unknown) => T | undefined): TextForm<T> => ({
  parse: (text) => read(JSON.parse(text)),
  format: (value) => JSON.stringify(value),
});

export class Preference<T> {
  readonly key: string;
  readonly #form: TextForm<T>;
  readonly #lasts: 'device' | 'tab';
  /** A text that storage did not take, because it is blocked or full. It lasts as long as the page. */
  #unkept: string | undefined;

  constructor(key: string, form: TextForm<T>, lasts: 'device' | 'tab' = 'device') {
    this.key = key;
    this.#form = form;
    this.#lasts = lasts;
  }

  /** What was chosen last, perhaps in another tab; undefined when nothing valid was. Never throws. */
  get(): T | undefined {
    try {
      const text = this.#unkept ?? this.#storage.getItem(this.key);
      return text === null ? undefined : this.#form.parse(text);
    } catch {
      return undefined; // blocked, or no such value
    }
  }

  /** Undefined takes the choice back. Never throws. */
  set(value: T | undefined): void {
    const text = value === undefined ? undefined : this.#form.format(value);
    this.#unkept = undefined;
    try {
      // To read costs little. A write goes to the disk and to all other tabs.
      if (this.#storage.getItem(this.key) === (text ?? null)) return;
      if (text === undefined) this.#storage.removeItem(this.key);
      else this.#storage.setItem(this.key, text);
    } catch {
      this.#unkept = text;
    }
  }

  /** Even to ask for it throws where the browser blocks storage. */
  get #storage(): Storage {
    return this.#lasts === 'device' ? localStorage : sessionStorage;
  }
}
