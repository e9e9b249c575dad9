/** What an event is aimed at. */

const TEXT_FIELDS = [
  'textarea',
  'input:not([type=file], [type=checkbox], [type=radio], [type=range], [type=button], [type=color])',
  '[contenteditable]:not([contenteditable=false])',
].join();
export const matches = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

export const isTextField = (target: EventTarget | null): boolean => matches(target, TEXT_FIELDS);

/** Whether a letter that is typed there means nothing, so that it can go to the message field. */
export const isFreeForTyping = (target: EventTarget | null): boolean =>
  !isTextField(target) &&
  !matches(target, 'select, [role=tree], [role=listbox], [role=menu], [role=grid]') &&
  !openDialog();

/** All dialogs of the app are modal: while one is open, nothing else can be used. */
export const openDialog = (): HTMLDialogElement | null => document.querySelector('dialog[open]');
