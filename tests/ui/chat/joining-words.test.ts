/** The sentence of each state of joining. */
import { describe, expect, test } from 'vitest';
import type { Joining, OutsideReason } from '../../../src/core/api/joining.ts';
import { aloneWords, fieldWords, waitingWords } from '../../../src/ui/chat/joining-words.ts';
import { outsideOf } from '../../../src/ui/text/outside-words.ts';
import { fileWaitingWords } from '../../../src/ui/room/receive/file-waiting-words.ts';

const OUTSIDE: readonly OutsideReason[] = [
  ...(['offline', 'cut-off', 'no-server', 'lost'] as const),
  ...(['clock', 'unanswered', 'unreached', 'unreadable'] as const),
];
const STATES: readonly Joining[] = [
  { state: 'opening' },
  { state: 'looking', found: 0 },
  { state: 'looking', found: 1 },
  { state: 'looking', found: 3 },
  { state: 'loading' },
  { state: 'with', everyone: true },
  { state: 'with', everyone: false },
  { state: 'alone' },
  ...OUTSIDE.map((why) => ({ state: 'outside', why }) as const),
];

/** What a sentence claims, and in which states that is known. */
const CLAIMS: readonly [RegExp, (it: Joining) => boolean][] = [
  [/nobody else|nobody is here|alone/i, ({ state }) => state === 'alone'],
  [/nothing was said|nobody here knows/i, ({ state }) => state === 'with'],
  [/everyone/i, (it) => it.state === 'with' && it.everyone],
  [/\bis here\b|\bare here\b/i, (it) => it.state !== 'looking' || it.found > 0],
  [/open it and are in/i, ({ state }) => state === 'alone'],
];

describe('a sentence for each state', () => {
  test('claims nothing that the state does not know', () => {
    for (const it of STATES)
      for (const slow of [false, true])
        for (const words of [
          waitingWords(it, slow),
          fileWaitingWords(it, slow),
          fieldWords(it, false),
        ]) {
          expect(words).not.toBe('');
          for (const [claim, isKnown] of CLAIMS)
            if (claim.test(words)) expect(isKnown(it), `${it.state}: ${words}`).toBe(true);
        }
  });

  test('what is private reaches not everyone', () => {
    for (const it of STATES)
      for (const words of [waitingWords(it, false, true), fieldWords(it, true)])
        expect(words).not.toMatch(/everyone/);
  });

  test('looking, found, loading, with people', () => {
    const words = STATES.slice(0, 7).map((it) => waitingWords(it, false));
    expect(words).toEqual([
      'Opening the room…',
      'Looking for the others…',
      '1 person is here. Connecting…',
      '3 people are here. Connecting…',
      'Loading what was said here…',
      'Nothing was said yet. What you write reaches everyone here.',
      'Nothing was said yet. Those who are not connected yet get what you write once they are.',
    ]);
  });

  test('what takes long says why it may, long before it has failed', () => {
    expect(waitingWords({ state: 'looking', found: 2 }, true)).toMatch(/2 people.*locked.*itself/);
    expect(waitingWords({ state: 'looking', found: 0 }, true)).toMatch(/longer.*by itself/);
  });
});

test('[R8] [R10] a person who reaches nobody is told why and what comes next, and asked for a password if that may help', () => {
  for (const why of OUTSIDE) {
    const { what, next, asksPassword } = outsideOf(why, false);
    expect([what, next]).not.toContain('');
    expect(asksPassword).toBe(why === 'unreadable');
  }
  expect(outsideOf('unreadable', true).what).toBe(
    'Wrong password? The others here use a different one.',
  );
  expect(outsideOf('unreadable', false).next).toMatch(/not in the link/);
  expect(outsideOf('unanswered', false).next).toMatch(/locked/);
  expect(outsideOf('unreached', false).what).toMatch(/no way leads/);
  expect(outsideOf('unreached', false).next).not.toMatch(/locked/);
  for (const why of ['offline', 'no-server', 'lost'] as const)
    expect(outsideOf(why, false).next).toMatch(/kept here and sent then/);
});

test('a link promises that people are in only where it alone lets them in', () => {
  expect(aloneWords(false, false).link).toMatch(/open it and are in/);
  expect(aloneWords(true, false).link).toMatch(/password another way/);
  for (const guarded of [false, true]) {
    expect(aloneWords(guarded, true).link).toMatch(/locked: unlock it/);
    expect(aloneWords(guarded, true).link).not.toMatch(/are in/);
  }
});

test('the message field says where the words go', () => {
  expect(fieldWords({ state: 'with', everyone: true }, false)).toBe('Write to everyone here');
  expect(fieldWords({ state: 'with', everyone: true }, true)).toBe('Write in private');
  expect(fieldWords({ state: 'loading' }, false)).toBe('Write a message');
  expect(fieldWords({ state: 'alone' }, false)).toBe('Others read it when they come');
  expect(fieldWords({ state: 'outside', why: 'no-server' }, false)).toBe(
    'Sent when you are connected',
  );
});
