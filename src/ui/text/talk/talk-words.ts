/** Which sentence is true of a message's delivery, and of those who type. */
import type { Delivery } from '../../../core/api/talk.ts';
import { words } from '../../words/en/talk/talk.ts';

export function deliveryWords(told: Delivery): string {
  switch (told.kind) {
    case 'here-only':
      return words.hereOnly;
    case 'going-out':
      return words.goingOut;
    case 'left':
      return words.withThoseWhoLeft;
    case 'all':
      return words.withAll;
    case 'some':
      return told.certain
        ? words.withSome(told.have, told.here)
        : words.knownWithSome(told.have, told.here);
  }
}

/** @param names as `visibleName` makes them */
export function typingWords(names: readonly string[]): string {
  const [one, other, ...more] = names;
  if (one === undefined) return '';
  if (other === undefined) return words.typing(one);
  return more.length > 0 ? words.typingSeveral : words.typingTwo(one, other);
}
