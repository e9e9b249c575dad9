/** Why we reach nobody, in words, and what comes next. */
import type { OutsideReason } from '../../core/api/joining.ts';
import { DAY_MS } from '../../core/limits/shared.ts';
import { words } from '../words/en/errors.ts';
import { exactTime } from '../words/format.ts';

export interface OutsideWords {
  readonly what: string;
  readonly next: string;
  readonly asksPassword: boolean;
}

/** Why we reach nobody at all, and what happens next. @param guarded the room has a password */
export function outsideOf(why: OutsideReason, guarded: boolean, clockAheadMs = 0): OutsideWords {
  const asksPassword = why === 'unreadable';
  if (why === 'clock') return { ...clockWords(clockAheadMs, Date.now()), asksPassword };
  const said = asksPassword && guarded ? words.wrongPassword : words.outside[why];
  return { ...said, asksPassword };
}

/** Two clocks are days apart, and nobody here can tell which one is wrong. */
export function clockWords(aheadMs: number, nowMs: number): Pick<OutsideWords, 'what' | 'next'> {
  const days = Math.max(1, Math.round(Math.abs(aheadMs) / DAY_MS));
  const here = exactTime(nowMs);
  return {
    what: words.clocksApart(days),
    next: aheadMs > 0 ? words.theirsBehind(days, here) : words.theirsAhead(days, here),
  };
}
