/** A sentence for each state of joining: what stands where messages will be, and what the message field says. */
import type { Joining } from '../../core/api/joining.ts';
import { words } from '../words/en/chat.ts';

/** While we look for people and while what was said before comes. `slow`: it takes longer than it should. */
export function waitingWords(joining: Joining, slow: boolean, isPrivate = false): string {
  switch (joining.state) {
    case 'opening':
      return words.opening;
    case 'looking':
      if (joining.found === 0) return slow ? words.stillLooking : words.looking;
      return slow ? words.stillConnecting(joining.found) : words.connecting(joining.found);
    case 'loading':
      return words.loading;
    case 'with':
      if (isPrivate) return words.reachesChosen;
      return joining.everyone ? words.reachesEveryone : words.reachesSomeLater;
    case 'alone':
      return words.nobodyElse;
    case 'outside':
      return words.nobodyReached;
  }
}

/** What the empty message field says of where the words go. */
export function fieldWords(joining: Joining, isPrivate: boolean): string {
  if (isPrivate) return words.writePrivately;
  if (joining.state === 'with' && joining.everyone) return words.writeToEveryone;
  if (joining.state === 'alone') return words.readLater;
  return joining.state === 'outside' ? words.sentLater : words.write;
}

export interface AloneWords {
  readonly link: string;
  readonly hint: string;
}

/** What to do while nobody else is here. */
export function aloneWords(guarded: boolean, locked: boolean): AloneWords {
  const link = guarded ? words.aloneLinkGuarded : words.aloneLink;
  return { link: locked ? words.aloneLocked : link, hint: words.aloneHint };
}
