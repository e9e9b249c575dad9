/** A paste or a drop goes where it was aimed, and nothing is shared that was not aimed at the room. */
import { describe, expect, test } from 'vitest';
import {
  dropGoes,
  pasteGoes,
  type Clipboard,
  type Drag,
} from '../../../../src/ui/parts/drops/aim.ts';

describe('a paste', () => {
  const cells: Clipboard = { text: 'apples\t3', fileNames: ['image.png'] };
  const picture: Clipboard = { text: '', fileNames: ['image.png'] };
  const text: Clipboard = { text: 'hello', fileNames: [] };

  test.each(['message', 'field'] as const)('of text goes into the %s', (cursor) => {
    expect(pasteGoes(text, cursor, false)).toBe('browser');
    expect(pasteGoes(cells, cursor, false)).toBe('browser');
  });
  test('of text goes into the message field where the cursor is in none, with or without a picture of it', () => {
    expect(pasteGoes(text, 'page', false)).toBe('write');
    expect(pasteGoes(cells, 'page', false)).toBe('write');
  });
  test('of a picture alone is shared from the message field and the page, and from no other field', () => {
    expect(pasteGoes(picture, 'message', false)).toBe('share');
    expect(pasteGoes(picture, 'page', false)).toBe('share');
    expect(pasteGoes(picture, 'field', false)).toBe('browser');
  });
  test.each(['message', 'field', 'page'] as const)(
    'is not the room’s while a dialog is open (%s)',
    (cursor) => {
      for (const clipboard of [cells, picture, text])
        expect(pasteGoes(clipboard, cursor, true)).toBe('browser');
    },
  );
  test.each([
    ['plan.pdf', ['plan.pdf']],
    ['/tmp/a b.png\n/tmp/c.png\n', ['a b.png', 'c.png']],
    ['C:\\x\\a.png\r\nC:\\x\\c.png', ['a.png', 'c.png']],
    ['file:///tmp/a%20b.png', ['a b.png']],
  ])('of copied files is one of files, although their names come as text: %j', (named, fileNames) =>
    expect(pasteGoes({ text: named, fileNames }, 'message', false)).toBe('share'),
  );
  test('of text about a file is text', () => {
    const about = { text: 'see plan.pdf', fileNames: ['plan.pdf'] };
    expect(pasteGoes(about, 'message', false)).toBe('browser');
  });
});

describe('a drop', () => {
  const drag = (more: Partial<Drag> = {}): Drag => ({
    hasFiles: true,
    isOwn: false,
    over: 'page',
    dialog: 'none',
    hasZone: true,
    ...more,
  });

  test('of files is the screen’s, also on a text field', () => {
    expect(dropGoes(drag())).toBe('zone');
    expect(dropGoes(drag({ over: 'text-field' }))).toBe('zone');
  });
  test('on a field for files is that field’s', () => {
    for (const dialog of ['none', 'open', 'takes-file'] as const)
      expect(dropGoes(drag({ over: 'file-input', dialog }))).toBe('browser');
  });
  test('is the dialog’s while one is open', () => {
    for (const over of ['page', 'text-field'] as const) {
      expect(dropGoes(drag({ over, dialog: 'open' }))).toBe('nowhere');
      expect(dropGoes(drag({ over, dialog: 'takes-file' }))).toBe('dialog');
    }
  });
  test('does nothing on a screen that takes no files', () =>
    expect(dropGoes(drag({ hasZone: false }))).toBe('nowhere'));
  test('of text is a text field’s, and nobody else’s', () => {
    expect(dropGoes(drag({ hasFiles: false, over: 'text-field' }))).toBe('browser');
    for (const over of ['page', 'file-input'] as const)
      expect(dropGoes(drag({ hasFiles: false, over }))).toBe('nowhere');
  });
  test('of a picture of this page shares nothing', () => {
    for (const over of ['page', 'text-field', 'file-input'] as const)
      expect(dropGoes(drag({ isOwn: true, over }))).toBe('nowhere');
  });
  test('of text that was marked on this page goes into a text field', () =>
    expect(dropGoes(drag({ isOwn: true, hasFiles: false, over: 'text-field' }))).toBe('browser'));
});
