/** A choice that the browser keeps. Where storage is blocked, it lasts as long as the page. */
export interface Choice<T> {
  /** Undefined: nothing valid was chosen yet. Never throws. */
  get(): T | undefined;
  /** Never throws. */
  set(value: T): void;
}
