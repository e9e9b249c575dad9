/** A sentence for each state of joining: what stands where messages will be, and what the message field says. */
import type { Joining } from '../../core/api/joining.ts';
import { people } from '../text/sentences.ts';

/** While we look for people and while what was said before comes. `slow`: it takes longer than it should. */
export function waitingWords(joining: Joining, slow: boolean): string {
  switch (joining.state) {
    case 'opening':
      return 'Opening the room…';
    case 'looking':
      if (joining.found === 0)
        return slow
          ? 'Still looking for the others. This takes longer than it should; it goes on by itself.'
          : 'Looking for the others…';
      return slow
        ? `Still connecting to ${people(joining.found)}. The room may be locked, or a connection slow. It goes on by itself.`
        : `${people(joining.found)} ${joining.found === 1 ? 'is' : 'are'} here. Connecting…`;
    case 'loading':
      return 'Loading what was said here…';
    case 'with':
      return joining.everyone
        ? 'Nothing was said yet. What you write reaches everyone here.'
        : 'Nothing was said yet. Those who are not connected yet get what you write once they are.';
    case 'alone':
      return 'Nobody else is here.';
    case 'outside':
      return 'Nobody can be reached just now.';
  }
}

/** What the empty message field says of where the words go. */
export function fieldWords(joining: Joining, isPrivate: boolean): string {
  if (isPrivate) return 'Write in private';
  if (joining.state === 'with' && joining.everyone) return 'Write to everyone here';
  if (joining.state === 'alone') return 'Others read it when they come';
  return joining.state === 'outside' ? 'Sent when you are connected' : 'Write a message';
}

export interface AloneWords {
  readonly link: string;
  readonly hint: string;
}

/** What to do while nobody else is here. */
export function aloneWords(guarded: boolean, locked: boolean): AloneWords {
  const hint = 'Keep this tab open: what you write or drop now reaches them when they come.';
  if (locked)
    return {
      link: 'The room is locked: unlock it in the settings before you invite people.',
      hint,
    };
  return {
    link: guarded
      ? 'Send this link to somebody, and tell them the password another way: it is not in the link.'
      : 'Send this link to somebody. They open it and are in.',
    hint,
  };
}
