/** The words about a file. */
import { expect, test } from 'vitest';
import type { PeerId } from '../../../src/core/base/ids.ts';
import type { SharedFile } from '../../../src/core/api/views.ts';
import {
  farHoldersWords,
  fileSource,
  holdersWords,
  progressWords,
  safeToClose,
  whoHasIt,
} from '../../../src/ui/text/file-sentences.ts';
import { fakePeer, fakeShared, SELF } from '../../fakes/room-views.ts';

test('[F8] the words say whether you can close the tab: who else has all of it, or what is only here', () => {
  const holder = (name: string, fraction: number) => ({ peer: fakePeer(name), name, fraction });
  const holders = [{ peer: SELF, name: 'me', fraction: 1 }, holder('Ana', 1), holder('Bo', 0.5)];
  const state = { state: 'complete', holders, copiesElsewhere: 1, onlyHereFraction: 0 } as const;
  const held = fakeShared('a film', 1_000_000, state);
  const words = (more: Partial<SharedFile>) => safeToClose({ ...held, ...more }, SELF);
  expect(words({})).toEqual({
    safe: true,
    text: 'You can close this tab: Ana has all of it too',
  });
  const both = [...holders.slice(0, 2), holder('Bo', 1), holder('Chidi', 0.9)];
  expect(words({ holders: both, copiesElsewhere: 2 })?.text).toMatch(
    /: 2 people have all of it too$/,
  );
  const parts = [holder('Ana', 0.5), holder('Bo', 0.6)];
  expect(words({ holders: parts })?.text).toMatch(/: the others together have all of it$/);
  expect(words({ copiesElsewhere: 0, onlyHereFraction: 0.4 })).toEqual({
    safe: false,
    text: 'Keep this tab open: 40\u00a0% of it is only here',
  });
  const onlyHere = { copiesElsewhere: 0, onlyHereFraction: 1 };
  expect(words({ ...onlyHere, own: true })?.text).toBe(
    'Keep this tab open: nobody else has this file yet',
  );
  // Its sharer has left, and has it.
  expect(words(onlyHere)?.text).toBe('Keep this tab open: nobody else here has this file just now');
  expect(words({ state: 'fetching' })).toBeUndefined();
});

test('the words about a file say who has it, without counting ourselves', () => {
  const holder = (name: string, fraction: number) => ({ peer: fakePeer(name), name, fraction });
  const me = { peer: SELF, name: 'Esra', fraction: 1 };
  const has = (...holders: (typeof me)[]) => whoHasIt(fakeShared('a', 1, { holders }), SELF);
  expect(has(me)).toBe('nobody known yet');
  expect(has(me, holder('Ana', 1))).toBe('Ana has all of it');
  expect(has(holder('Ana', 1), holder('Bo', 1))).toBe('2 people have all of it');
  expect(has(holder('Bo', 0.5))).toBe('1 person here has part of it');
  expect(fileSource(fakeShared('a', 1))).toBe('offered by Ana');
  expect(fileSource(fakeShared('a', 1, { own: true }))).toBe('shared by you');
});

test('where not all are linked, nothing is said of what the others lack', () => {
  const holder = (name: string) => ({ peer: fakePeer(name), name, fraction: 1 });
  const far = (isSharerHere: boolean) => ({
    knowsAll: false,
    isHere: () => isSharerHere,
    isKeeper: () => false,
  });
  const offered = fakeShared('a', 1, { holders: [] });
  expect(whoHasIt(offered, SELF, far(true))).toBe('Ana shared it and is here');
  expect(whoHasIt(offered, SELF, far(false))).toBe('nobody known yet');
  const two = fakeShared('a', 1, { holders: [holder('Ana'), holder('Bo')] });
  expect(whoHasIt(two, SELF, far(true))).toBe('at least 2 people have all of it');
  const held = { state: 'sharing', own: true, copiesElsewhere: 0, onlyHereFraction: 1 } as const;
  expect(safeToClose(fakeShared('a', 1, held), SELF, far(false))?.text).toBe(
    'Keep this tab open: nobody else is known to have all of it yet',
  );
});

test('[F33] a mirror keeps a file once it has announced all of it, and not by its word alone', () => {
  const holder = (name: string, fraction: number) => ({ peer: fakePeer(name), name, fraction });
  const around = {
    ...{ knowsAll: true, isHere: () => true },
    isKeeper: (peer: PeerId) => [fakePeer('Anna'), fakePeer('Ben')].includes(peer),
  };
  const of = (...holders: ReturnType<typeof holder>[]) =>
    fakeShared('a', 1, { holders, own: true, state: 'sharing', copiesElsewhere: 1 });
  const partly = of(holder('Anna', 0.9), holder('Chidi', 1));
  expect(whoHasIt(partly, SELF, around)).toBe('Chidi has all of it');
  expect(safeToClose(partly, SELF, around)?.text).toBe(
    'You can close this tab: Chidi has all of it too',
  );
  const whole = of(holder('Anna', 1), holder('Chidi', 1));
  expect(whoHasIt(whole, SELF, around)).toBe('Anna keeps all of it');
  expect(safeToClose(whole, SELF, around)?.text).toBe(
    'You can close this tab: Anna keeps all of it',
  );
  const both = of(holder('Anna', 1), holder('Ben', 1));
  expect(whoHasIt(both, SELF, around)).toBe('Anna and Ben keep all of it');
  expect(safeToClose({ ...partly, copiesElsewhere: 0 }, SELF, around)?.safe).toBe(false);
});

test('a sharer who is here has it, though they have not said yet what they hold, or still read it', () => {
  const here = { knowsAll: true, isHere: () => true, isKeeper: () => false };
  const holder = (name: string, fraction: number) => ({ peer: fakePeer(name), name, fraction });
  const has = (...holders: ReturnType<typeof holder>[]) =>
    whoHasIt(fakeShared('a', 1, { holders }), SELF, here);
  expect(has()).toBe('Ana shared it and is here');
  expect(has(holder('Ana', 0.5))).toBe('Ana shared it and is here');
  expect(has(holder('Ana', 0.5), holder('Bo', 0.5))).toBe('2 people here have parts of it');
  expect(has(holder('Ana', 1))).toBe('Ana has all of it');
});

test('the sharer reads who has how much of the file', () => {
  const holder = (name: string, fraction: number) => ({ peer: fakePeer(name), name, fraction });
  const me = { peer: SELF, name: 'Esra', fraction: 1 };
  const words = (...holders: (typeof me)[]) =>
    holdersWords(fakeShared('a', 1, { own: true, holders: [me, ...holders] }), SELF);
  expect(words()).toBeUndefined();
  expect(words(holder('Bo', 0))).toBeUndefined();
  expect(words(holder('Bo', 0.34), holder('Ana', 1))).toBe('Bo 34\u00a0%, Ana has all of it');
  expect(words(holder('Bo', 1), holder('Ana', 1))).toBe('Bo and Ana have all of it');
  const crowd = Array.from({ length: 9 }, (_, i) => holder(`Guest ${i}`, 0.1));
  expect(words(...crowd)).toMatch(/^Guest 0 10.*, 5 more people have parts of it$/);
});

test('[D8] people without a link who say that they have the file are named, and not as having all of it', () => {
  const named = (...names: string[]) => names.map((name) => ({ peer: fakePeer(name), name }));
  expect(farHoldersWords([])).toBe('');
  expect(farHoldersWords(named('Bo'))).toBe('Bo says they have all or part of it');
  expect(farHoldersWords(named('Bo', 'Ana'))).toBe('Bo and Ana say they have all or part of it');
  expect(farHoldersWords(named('A', 'B', 'C', 'D', 'E'))).toMatch(
    /^A, B, C and 2 more say they have /,
  );
  const linked = { peer: fakePeer('Cy'), name: 'Cy', fraction: 0.5 };
  const own = fakeShared('a', 1, { own: true, holders: [linked] });
  expect(holdersWords(own, SELF, named('Bo'))).toBe(
    'Cy 50\u00a0%, Bo says they have all or part of it',
  );
  const around = { knowsAll: false, isHere: () => false, isKeeper: () => false };
  const gone = fakeShared('a', 1, { holders: [] });
  expect(whoHasIt(gone, SELF, around, named('Bo'))).toBe('Bo says they have all or part of it');
  expect(whoHasIt(gone, SELF, around)).toBe('nobody known yet');
  expect(whoHasIt(gone, SELF, { ...around, isHere: () => true }, named('Bo'))).toBe(
    'Ana shared it and is here',
  );
});

test('every state of a download has words or is silent on purpose', () => {
  const file = fakeShared('a', 1e6, { state: 'fetching', bytesPerSecond: 1e6, secondsLeft: 1 });
  expect(progressWords(file)).toBe('1\u00a0MB/s · 1\u00a0s left');
  expect(progressWords({ ...file, bytesPerSecond: 0 })).toBe('Asking the others for it');
  expect(progressWords({ ...file, problem: 'nobody-has-it' })).toBe('1\u00a0MB missing');
  expect(progressWords({ ...file, state: 'paused' })).toMatch(/kept here/);
});
