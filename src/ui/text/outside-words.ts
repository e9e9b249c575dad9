/** Why we reach nobody, in words, and what comes next. */
import type { OutsideReason } from '../../core/api/joining.ts';
import { DAY_MS } from '../../core/limits/shared.ts';
import { plural } from '../words/format.ts';

export interface OutsideWords {
  readonly what: string;
  readonly next: string;
  readonly asksPassword: boolean;
}

/** Why we reach nobody at all, and what happens next. @param guarded the room has a password */
export function outsideOf(why: OutsideReason, guarded: boolean, clockAheadMs = 0): OutsideWords {
  const later = 'What you write is kept here and sent then.';
  const said = (what: string, next: string) => ({ what, next, asksPassword: false });
  switch (why) {
    case 'offline':
      return said('You are offline.', `The room goes on when you have a network again. ${later}`);
    case 'cut-off':
      return said('Nobody can be reached.', 'Your address is hidden, as the note above says.');
    case 'no-server':
      return said(
        'The server that people find each other by cannot be reached.',
        `It is tried again by itself. Until then nobody can find you here. ${later}`,
      );
    case 'lost':
      return said('The connection to the others is lost.', `It is tried again by itself. ${later}`);
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
