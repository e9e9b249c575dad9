/** Short notes on what was done. Some can be undone: then it happens only when the note goes, or when the page closes. */

export interface Toast {
  readonly id: number;
  readonly say: Said;
  /** It can still be undone. */
  readonly undo: boolean;
  /** What goes on from here. */
  readonly more: Onward | undefined;
}

/** Asked again when the language changes. */
export type Said = () => string;

export interface Onward {
  readonly label: Said;
  act(): unknown;
}

/** What happens unless it is undone. */
export interface Undoable {
  act(): unknown;
  undo(): unknown;
}

const TOAST_MS = 6_000;
const TOASTS_MAX = 3;

export class Toasts {
  #list = $state.raw<readonly Toast[]>([]);
  #ids = 0;
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
  readonly #pending = new Map<number, Undoable>();

  /** The newest. What is behind them can still be undone, and shows again when one of them goes. */
  get list(): readonly Toast[] {
    return this.#list.slice(-TOASTS_MAX);
  }

  /** Returns its id. @param what happens when the note goes; without it, nothing can be undone */
  add(say: Said, what?: Undoable, more?: Onward): number {
    const id = ++this.#ids;
    if (what) this.#pending.set(id, what);
    this.#list = [...this.#list, { id, say, undo: what !== undefined, more }];
    const [oldest, ...newer] = this.#list.filter((it) => !it.undo);
    if (oldest && newer.length > 0 && this.#list.length > TOASTS_MAX) this.dismiss(oldest.id);
    this.#letGoAll(this.#list.slice(0, -TOASTS_MAX));
    this.letGo(id);
    return id;
  }

  /** Keeps a note, such as while the pointer or the focus is on it. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  letGo(id: number): void {
    this.hold(id);
    if (!this.#list.some((it) => it.id === id)) return;
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), TOAST_MS),
    );
  }

  /** Nobody sees the notes any more, so nobody keeps them. */
  letGoAll(): void {
    this.#letGoAll(this.#list);
  }
  #letGoAll(notes: readonly Toast[]): void {
    for (const { id } of notes) if (!this.#timers.has(id)) this.letGo(id);
  }

  dismiss(id: number): void {
    const what = this.#take(id);
    void what?.act();
  }

  undo(id: number): void {
    const what = this.#take(id);
    void what?.undo();
  }

  /** Undoes what was done last. False: there is nothing to undo. */
  undoLast(): boolean {
    const id = [...this.#pending.keys()].at(-1);
    if (id === undefined) return false;
    this.undo(id);
    return true;
  }

  /** It goes, and nothing happens. */
  drop(id: number): void {
    this.#take(id);
  }

  /** Nothing can be undone any more. Resolves when all of it is done. */
  async settle(): Promise<void> {
    const pending = [...this.#pending.keys()].map((id) => this.#take(id)?.act());
    await Promise.allSettled(pending);
  }

  #take(id: number): Undoable | undefined {
    this.hold(id);
    this.#list = this.#list.filter((toast) => toast.id !== id);
    const what = this.#pending.get(id);
    this.#pending.delete(id);
    return what;
  }
}
