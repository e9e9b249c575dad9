import { expect, test } from 'vitest';
import type { SharedFile } from '../../../../src/core/api/views.ts';
import { SHORT_LIST_BYTES_MAX, SHORT_LIST_FILES_MAX } from '../../../../src/core/limits/files.ts';
import type { Services } from '../../../../src/ui/services.ts';
import { pictureChoices } from '../../../../src/ui/state/preview/picture-choices.svelte.ts';

const choicesOf = (metered: boolean) =>
  pictureChoices({
    preferences: { smallPictures: { get: () => undefined, set: () => undefined } },
    watchMetered: (f: (metered: boolean) => void) => f(metered),
  } as unknown as Services);
const folder = (more: { count?: number; listBytes?: number; state?: SharedFile['state'] }) => {
  const { count = 10, listBytes = 1_000, state = 'offered' } = more;
  return { batch: { count, listBytes }, state };
};

test('what is in a folder is fetched unasked where it is little, and never where bytes cost money', () => {
  const [free, metered] = [choicesOf(false), choicesOf(true)];
  expect(free.showsContents(folder({}))).toBe(true);
  expect(free.showsContents(folder({ listBytes: SHORT_LIST_BYTES_MAX + 1 }))).toBe(false);
  expect(free.showsContents(folder({ count: SHORT_LIST_FILES_MAX + 1 }))).toBe(false);
  expect(metered.showsContents(folder({}))).toBe(false);
  expect(metered.showsContents(folder({ state: 'complete' }))).toBe(true);
});
