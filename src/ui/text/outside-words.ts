/** Why we reach nobody although somebody is here, and what to do. */
import type { RoomStatus } from '../../core/api/views.ts';
import { DAY_MS } from '../../core/limits/shared.ts';
import { plural } from './format.ts';

export interface OutsideWords {
  readonly what: string;
  readonly next: string;
  readonly asksPassword: boolean;
}

/** Why we reach nobody although somebody is here, and what to do. */
export function outsideWords(
  { outside, clockAheadMs = 0 }: Pick<RoomStatus, 'outside' | 'clockAheadMs'>,
  guarded: boolean,
): OutsideWords | undefined {
  switch (outside) {
    case undefined:
      return undefined;
    case 'clock':
      return { ...clockWords(clockAheadMs, new Date()), asksPassword: false };
    case 'unanswered':
      return {
        what: 'Somebody is here but does not answer.',
        next: 'The room may be locked: then it answers nobody new, and somebody in it has to unlock it. They may have moved to a new link: ask whoever sent you this one. It is tried again by itself.',
        asksPassword: false,
      };
    case 'unreached':
      return {
        what: 'Somebody is here, but no way leads to them from this network.',
        next: 'The connection doctor, under Details above, says what can be done. It is tried again by itself.',
        asksPassword: false,
      };
    case 'unreadable':
      return {
        what: 'Somebody is here, but what they say does not open.',
        next: guarded
          ? 'Your password and theirs differ. Type yours again and mind capital letters, or wait until they do.'
          : 'They seem to use a password, which is not in the link. Ask whoever sent it to you.',
        asksPassword: true,
      };
  }
}

/** Two clocks are days apart, and nobody here can tell which one is wrong. */
export function clockWords(aheadMs: number, now: Date): Pick<OutsideWords, 'what' | 'next'> {
  const apart = `about ${plural(Math.max(1, Math.round(Math.abs(aheadMs) / DAY_MS)), 'day', 'days')}`;
  const here = now.toLocaleString('en', { dateStyle: 'full', timeStyle: 'short' });
  return {
    what: `Somebody is here, but your clock and theirs are ${apart} apart.`,
    next: `This device says that it is ${here}. If that is wrong, set its date and time. If it is right, theirs is ${apart} ${aheadMs > 0 ? 'behind' : 'ahead'}: ask them to set it. It is tried again by itself.`,
  };
}
