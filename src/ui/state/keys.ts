/** What a key press means. Every key handler of the app asks here, so that keys of a composition stay with it. */

/** The part of a KeyboardEvent that counts. */
export interface KeyPress {
  readonly key: string;
  readonly isComposing: boolean;
  readonly keyCode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  getModifierState(modifier: string): boolean;
}

/** What browsers say of a key that an input method took. */
const TAKEN_KEY_CODE = 229;
const TAKEN_KEY = 'Process';

/**
 * Whether the key belongs to a composition, as in Japanese, Chinese or Korean. Chrome and Firefox say so with `isComposing`.
 * But the first key comes before the composition, and in Safari its last one comes after it: these have only the code.
 */
export const isComposing = ({ isComposing: composing, keyCode, key }: KeyPress): boolean =>
  composing || keyCode === TAKEN_KEY_CODE || key === TAKEN_KEY;

/** The name of the key, such as `Enter`; empty when the key belongs to a composition. */
export const keyOf = (press: KeyPress): string => (isComposing(press) ? '' : press.key);

/** As `keyOf`, for a key that is pressed alone: with Ctrl, Alt, Meta or Shift it means something else. */
export function loneKeyOf(press: KeyPress): string {
  const { ctrlKey, metaKey, altKey, shiftKey } = press;
  return ctrlKey || metaKey || altKey || shiftKey ? '' : keyOf(press);
}

/** The character that this key types; empty when it types none, or a space: that scrolls, and presses buttons. */
export function typedCharacter(press: KeyPress): string {
  const { ctrlKey, metaKey, altKey } = press;
  const isCommand = (ctrlKey || metaKey || altKey) && !press.getModifierState('AltGraph');
  const key = isCommand ? '' : keyOf(press);
  return [...key].length === 1 ? key.trim() : '';
}

/** Undo, as in every program. On a Mac it is pressed with Meta. */
export const isUndo = (press: KeyPress): boolean =>
  press.ctrlKey !== press.metaKey &&
  !press.altKey &&
  !press.shiftKey &&
  keyOf(press).toLowerCase() === 'z';

/** The search, as in many programs: also while the cursor is in a field. On a Mac it is pressed with Meta. */
export const isSearch = (press: KeyPress): boolean =>
  press.ctrlKey !== press.metaKey &&
  !press.altKey &&
  !press.shiftKey &&
  keyOf(press).toLowerCase() === 'k';

/** Enter in a field would submit its form, and Escape close its dialog, in the middle of a word. */
export function keepToComposition(event: KeyboardEvent): void {
  if (isComposing(event) && ['Enter', 'Escape'].includes(event.key)) event.preventDefault();
}
