import { expect, test } from 'vitest';
import { PASSWORD_CHARS_MIN } from '../../../src/core/limits/room.ts';
import { passwordProblem } from '../../../src/ui/text/password-words.ts';

test('[R8] a new room takes no password that is quickly guessed with its link', () => {
  expect(PASSWORD_CHARS_MIN).toBeGreaterThanOrEqual(12);
  for (const short of ['x', ' ', '12345678', 'tram depot', '😀'.repeat(11)]) {
    expect(passwordProblem(short)).toContain('anyone who has the link can try passwords');
  }
  for (const fine of ['', 'tram depot at dawn', '😀'.repeat(12)]) {
    expect(passwordProblem(fine)).toBe('');
  }
});
