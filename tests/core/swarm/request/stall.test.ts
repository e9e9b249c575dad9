/** When a download shows that it does not go on, and why. */
import { expect, test } from 'vitest';
import { Stall } from '../../../../src/core/swarm/request/stall.ts';

type Beat = 'asked' | 'idle' | 'moves';
type Shown = 'goes on' | 'not sent' | 'nobody has it';

/** What is shown after so many beats of a kind, one after the other; views hear of every change. */
function createDownload() {
  const stall = new Stall();
  const shown = (): Shown =>
    stall.unanswered ? 'not sent' : stall.stalled ? 'nobody has it' : 'goes on';
  return (beat: Beat, times: number): Shown[] =>
    Array.from({ length: times }, () => {
      const before = shown();
      const isChanged = stall.tick(beat !== 'moves', beat === 'asked');
      expect(isChanged).toBe(shown() !== before);
      return shown();
    });
}

test('[F12] a peer whose silent link ends and comes back, again and again, is seen to send nothing', () => {
  const pass = createDownload();
  expect(new Set([...pass('asked', 7), ...pass('idle', 1)])).toEqual(new Set(['goes on']));
  expect(new Set([...pass('asked', 7), ...pass('idle', 1)])).toEqual(new Set(['not sent']));
  expect(pass('asked', 1)).toEqual(['not sent']);
  expect(pass('moves', 1)).toEqual(['goes on']);
  expect(new Set(pass('asked', 7))).toEqual(new Set(['goes on']));
});

test('[F12] with nobody to ask it says so, and a peer that comes back soon is not taken for one that sends', () => {
  const pass = createDownload();
  pass('asked', 7);
  expect(pass('idle', 3)).toEqual(['goes on', 'nobody has it', 'nobody has it']);
  expect(pass('asked', 1)).toEqual(['not sent']);
});

test('[F12] after a long absence whoever comes has the whole time to send', () => {
  const pass = createDownload();
  pass('asked', 20);
  expect(pass('idle', 8).at(-1)).toBe('nobody has it');
  expect(new Set(pass('asked', 7))).toEqual(new Set(['goes on']));
  expect(pass('asked', 1)).toEqual(['not sent']);
});
