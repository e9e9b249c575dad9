import { expect, test } from 'vitest';
import type { FileList } from '../../../../src/core/api/batch/file-list.ts';
import type { SavableFile, SharedFile } from '../../../../src/core/api/views.ts';
import {
  drawnPictures,
  looksInto,
  picturesOf,
} from '../../../../src/ui/state/preview/batch-pictures.ts';
import { fakePeer, fakeShared } from '../../../fakes/room-views.ts';

const MiB = 1024 * 1024;
function listOf(...files: readonly (readonly [path: string, sizeBytes: number])[]): FileList {
  let from = 100;
  const listed = files.map(([path, sizeBytes]) => {
    const file = { path, sharedAs: undefined, sizeBytes, modifiedMs: 0, from };
    from += sizeBytes;
    return file;
  });
  return { files: listed, folders: [] };
}
const list = listOf(
  ['notes.txt', 10],
  ['trip/one.jpg', 1_000],
  ['trip/empty.png', 0],
  ['trip/drawing.svg', 500],
  ['two.png', 2 * MiB],
  ['three.webp', MiB],
);
const pictures = picturesOf(list);
const offer = (more: Partial<SharedFile> = {}) =>
  fakeShared('trip', 4 * MiB, {
    sharer: fakePeer('Ana'),
    batch: { count: 6, listBytes: 100 },
    ...more,
  });

/** As where small pictures show themselves. */
const free = {
  choices: {
    fetches: ({ state, sizeBytes, own }: Pick<SharedFile, 'state' | 'sizeBytes' | 'own'>) =>
      state === 'offered' && !own && sizeBytes <= MiB,
    showsContents: ({ batch }: Pick<SharedFile, 'batch'>) => (batch?.count ?? 0) < 9,
  },
  view: { blocklist: [] },
  asked: false,
};
/** They do not, or each byte costs money. */
const costly = { ...free, choices: { ...free.choices, fetches: () => false } };
const muted = {
  ...free,
  view: { blocklist: [{ peer: fakePeer('Ana'), name: 'Ana', as: 'muted', sinceMs: 0 } as const] },
};
const savable = (items: readonly number[]) => ({
  savable: () => ({ batch: { list, items } }) as unknown as SavableFile,
});
const names = (
  file: SharedFile,
  around: typeof free | typeof muted,
  items: readonly number[] = [],
) => drawnPictures(file, pictures, savable(items), around).map(({ name }) => name);

test('the pictures of a batch are those whose names say so, each with the place of its bytes', () => {
  expect(pictures).toEqual([
    { item: 1, name: 'one.jpg', type: 'image/jpeg', from: 110, sizeBytes: 1_000 },
    { item: 4, name: 'two.png', type: 'image/png', from: 1_610, sizeBytes: 2 * MiB },
    { item: 5, name: 'three.webp', type: 'image/webp', from: 1_610 + 2 * MiB, sizeBytes: MiB },
  ]);
});

test('small ones are fetched unasked under the rule for single pictures', () => {
  expect(names(offer(), free)).toEqual(['one.jpg', 'three.webp']);
  expect(names(offer(), costly)).toEqual([]);
  expect(names(offer(), muted)).toEqual([]);
  expect(names(offer({ state: 'paused' }), free)).toEqual([]);
});

test('when a person asks for them, all are drawn', () => {
  for (const around of [free, costly, muted])
    expect(names(offer(), { ...around, asked: true })).toHaveLength(3);
});

test('what is here is drawn in any case; of a part only what was chosen', () => {
  expect(names(offer({ state: 'complete' }), costly)).toHaveLength(3);
  expect(names(offer({ state: 'sharing', own: true }), costly)).toHaveLength(3);
  const chosen = { count: 1, sizeBytes: 2 * MiB, haveBytes: 2 * MiB };
  expect(names(offer({ state: 'complete', chosen }), costly, [0, 4])).toEqual(['two.png']);
});

test('of many pictures six are drawn, which are 6 MiB at most', () => {
  const many = picturesOf(
    listOf(...Array.from({ length: 40 }, (_, i) => [`${i}.png`, MiB] as const)),
  );
  const drawn = drawnPictures(offer(), many, savable([]), free);
  expect(drawn).toEqual(many.slice(0, 6));
  expect(drawn.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)).toBe(6 * MiB);
});

test('the list of a batch is read unasked only where its pictures may be, and only a short one', () => {
  expect(looksInto(offer(), free)).toBe(true);
  expect(looksInto(offer(), costly)).toBe(false);
  expect(looksInto(offer(), muted)).toBe(false);
  expect(looksInto(offer(), { ...costly, asked: true })).toBe(true);
  expect(looksInto(offer({ state: 'complete' }), costly)).toBe(true);
  expect(looksInto(offer({ batch: { count: 9, listBytes: 100 } }), free)).toBe(false);
});
