/** What the tiles of a file say of what nobody has. */
import { expect, test } from 'vitest';
import { holdsWords, knowsLacks, stillFar } from '../../../src/ui/files/file-words.ts';
import { fakePerson, fakeShared } from '../../fakes/room-views.ts';

const sought = fakeShared('a', 1e6, { state: 'fetching', problem: 'nobody-has-it', holders: [] });
const some = { knowsAll: false };

test('where all are linked, tiles that nobody has are crossed out', () => {
  expect(knowsLacks(sought, { knowsAll: true, people: [fakePerson('Ana')] })).toBe(true);
});

test('where not all are, they are once nobody has it and its sharer has left, and not before', () => {
  const ana = (state: 'present' | 'unreached' | 'lost') => [fakePerson('Ana', { state })];
  expect(knowsLacks({ ...sought, problem: 'looking' }, { ...some, people: [] })).toBe(false);
  expect(knowsLacks(sought, { ...some, people: ana('present') })).toBe(false);
  expect(knowsLacks(sought, { ...some, people: ana('unreached') })).toBe(false);
  expect(knowsLacks(sought, { ...some, people: ana('lost') })).toBe(true);
  expect(knowsLacks(sought, { ...some, people: [] })).toBe(true);
});

test('[D8] of those who were found to have it, people who left or are linked meanwhile are not named', () => {
  const people = (['present', 'linked', 'lost'] as const).map((state, i) =>
    fakePerson(['Ana', 'Bo', 'Cy'][i] ?? '', { state }),
  );
  const found = [...people, fakePerson('Dee')].map(({ peer, name }) => ({ peer, name }));
  expect(stillFar(found, { holders: [] }, people).map(({ name }) => name)).toEqual(['Ana']);
  const holders = found.map((it) => ({ ...it, fraction: 0.5 }));
  expect(stillFar(found, { holders }, people), 'counted by what its link says').toEqual([]);
});

test('the number of files in a batch is not said again where its name says it', () => {
  expect(holdsWords({ name: '3 files', batch: { count: 3, listBytes: 90 } })).toEqual([]);
  expect(holdsWords({ name: '12 pictures', batch: { count: 12, listBytes: 90 } })).toEqual([]);
  expect(holdsWords({ name: '3 files', batch: { count: 4, listBytes: 90 } })).toEqual(['4 files']);
  expect(holdsWords({ name: 'stems', batch: { count: 1, listBytes: 90 } })).toEqual(['1 file']);
  expect(holdsWords({ name: 'a.txt', batch: undefined })).toEqual([]);
});
