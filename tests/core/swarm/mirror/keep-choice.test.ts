/** Which files a mirror fetches, in which order, and what it says of that. */
import { describe, expect, test } from 'vitest';
import { chooseKept, type Keepable } from '../../../../src/core/swarm/mirror/keep-choice.ts';
import { fileId, type FileId } from '../../../../src/core/base/ids.ts';
import { bytesOf } from '../../../fakes/people.ts';

const id = (name: string): FileId => fileId(bytesOf(name, 16));
const offered = (name: string, more: Partial<Keepable> = {}): Keepable => ({
  ...{ id: id(name), sizeBytes: 100, copies: 1, isThere: true, isKnown: true, state: 'free' },
  missingBytes: more.sizeBytes ?? 100,
  ...more,
});
const ROOMY = { limitBytes: 10_000, freeBytes: 10_000, atOnce: 4 };
const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const many = names.map((name) => offered(name));

describe('[F31] a mirror', () => {
  test('fetches four at once, those that were offered first', () => {
    expect(chooseKept(many, ROOMY)).toEqual({
      begin: ['a', 'b', 'c', 'd'].map(id),
      stop: [],
      keeps: 'all',
    });
    const coming = many.map((it, at) => (at < 3 ? { ...it, state: 'kept' as const } : it));
    expect(chooseKept(coming, ROOMY).begin).toEqual([id('d')]);
  });

  test('fetches first what fewest others have all of', () => {
    const files = [offered('a', { copies: 3 }), offered('b', { copies: 0 }), offered('c')];
    expect(chooseKept(files, ROOMY).begin).toEqual(['b', 'c', 'a'].map(id));
  });

  test('passes over what has no place, and says so', () => {
    const files = [offered('a', { sizeBytes: 600 }), offered('b'), offered('c')];
    const narrow = { ...ROOMY, limitBytes: 250 };
    expect(chooseKept(files, narrow)).toEqual({
      begin: ['b', 'c'].map(id),
      stop: [],
      keeps: 'some',
    });
    const full = { ...ROOMY, freeBytes: 150 };
    expect(chooseKept(files, full)).toMatchObject({ begin: [id('b')], keeps: 'some' });
  });

  test('counts what it keeps already', () => {
    const here = offered('a', { state: 'kept', missingBytes: 0 });
    expect(chooseKept([here, offered('b')], { ...ROOMY, limitBytes: 150 })).toMatchObject({
      begin: [],
      keeps: 'some',
    });
  });

  test('stops what finds no place any more, and keeps what is here', () => {
    const files = [
      offered('a', { state: 'kept', missingBytes: 0 }),
      offered('b', { state: 'kept', missingBytes: 50 }),
    ];
    expect(chooseKept(files, { ...ROOMY, limitBytes: 50 }).stop).toEqual([id('b')]);
  });

  test('gives strangers half of its room at most', () => {
    const strangers = many.map((it) => ({ ...it, isKnown: false }));
    const files = [...strangers, offered('friend')];
    const { begin, keeps } = chooseKept(files, { ...ROOMY, limitBytes: 500, atOnce: 9 });
    expect(begin).toEqual(['a', 'b', 'friend'].map(id));
    expect(keeps).toBe('some');
  });

  test('does not wait for what nobody here has', () => {
    const files = [offered('a', { isThere: false }), offered('b', { state: 'waiting' })];
    expect(chooseKept([...files, offered('c')], ROOMY)).toEqual({
      begin: [id('c')],
      stop: [],
      keeps: 'all',
    });
  });

  test('[F32] fetches nothing that its owner refused, and says so', () => {
    const files = [offered('a', { state: 'refused' }), offered('b')];
    expect(chooseKept(files, ROOMY)).toEqual({ begin: [id('b')], stop: [], keeps: 'some' });
  });

  test('marks what has come already at once, without a slot', () => {
    const files = [...many, offered('here', { missingBytes: 0, copies: 9 })];
    expect(chooseKept(files, { ...ROOMY, atOnce: 1 }).begin).toEqual(['here', 'a'].map(id));
  });
});
