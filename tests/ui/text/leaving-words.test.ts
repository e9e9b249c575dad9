/** When leaving a room asks first, only where it cannot be undone, and what it says. */
import { expect, test } from 'vitest';
import { lossOnLeaving } from '../../../src/core/api/leaving.ts';
import type { SharedFile } from '../../../src/core/api/views.ts';
import { leavingWords } from '../../../src/ui/text/leaving-words.ts';
import { fakeShared, SELF } from '../../fakes/room-views.ts';

const own = {
  own: true,
  sharer: SELF,
  state: 'sharing',
  copiesElsewhere: 0,
  onlyHereFraction: 1,
} as const;
const film = fakeShared('film.mp4', 9e6, own);
const taken = fakeShared('taken.pdf', 9e6, { ...own, copiesElsewhere: 1, onlyHereFraction: 0 });
const offered = fakeShared('offered.pdf', 9e6);

/** Two people are here, and both linked with us. */
const linked = { here: 2, linked: 2, linking: 0, unreached: 0 };

function question(files: readonly SharedFile[], busy: boolean, more: Partial<typeof linked> = {}) {
  const loss = lossOnLeaving(files, busy, { ...linked, ...more });
  return loss && leavingWords(loss);
}

test('leaving asks while something moves', () => {
  expect(question([offered], true)?.what).toMatch(/on their way/);
});

test('leaving asks while nobody else has all of a file, shared here or downloaded', () => {
  expect(question([taken, film], false)).toEqual({
    what: 'Nobody else here has all of “film.mp4”.',
    next: 'If you leave now, the others cannot get it until you come back.',
  });
  const last = fakeShared('last.iso', 9e6, { ...own, own: false, state: 'complete' });
  expect(question([film, last, offered], false)).toEqual({
    what: 'Nobody else here has all of “film.mp4” and 1 other file.',
    next: 'If you leave now, the others cannot get them until you come back.',
  });
});

test('leaving asks for a file of ours from its offer on, before it is read', () => {
  const fresh = fakeShared('fresh.mp4', 9e6, { ...own, state: 'offered' });
  expect(question([fresh], false)?.what).toBe('Nobody else here has all of “fresh.mp4”.');
});

test('of people without a link the question claims nothing', () => {
  const known = {
    what: 'Nobody else is known to have all of “film.mp4”.',
    next: 'If you leave now, perhaps nobody can get it until you come back.',
  };
  expect(question([film], false, { here: 29, linked: 10 })).toEqual(known);
  expect(question([film], false, { unreached: 1 })).toEqual(known);
  expect(question([film], false, { linking: 1 })).toEqual(known);
  const last = fakeShared('last.iso', 9e6, { ...own, own: false, state: 'complete' });
  expect(question([film, last], false, { here: 29, linked: 10 })).toEqual({
    what: 'Nobody else is known to have all of “film.mp4” and 1 other file.',
    next: 'If you leave now, perhaps nobody can get them until you come back.',
  });
  expect(question([taken], false, { here: 29, linked: 10 })).toBeUndefined();
});

test('leaving asks nothing otherwise', () => {
  expect(question([], false)).toBeUndefined();
  expect(question([taken, offered], false)).toBeUndefined();
  const gone = fakeShared('gone.pdf', 9e6, { ...own, state: 'needs-source' });
  expect(question([gone], false)).toBeUndefined();
});
