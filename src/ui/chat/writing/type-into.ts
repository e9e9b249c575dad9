/** Replaces a part of a field as a person does who types: so the browser's Undo takes it back. */
export function typeInto(field: HTMLTextAreaElement, from: number, to: number, text: string): void {
  field.focus();
  field.setSelectionRange(from, to);
  if (document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, from, to, 'end'); // this cannot be undone
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
