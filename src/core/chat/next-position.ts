/** Where our next entry stands in our chain. */
import { SwapError } from '../base/errors.ts';
import type { PeerId } from '../base/ids.ts';
import { ENTRIES_PER_AUTHOR_MAX } from '../limits/chat.ts';
import { nextClock } from './clocks.ts';
import type { NextPosition } from './entry.ts';
import type { Log } from './log.ts';

export const tooMany = () => new SwapError('too-many', 'the room takes no more entries from us');

/** @throws SwapError closed, where our key was used twice; too-many */
export function nextPosition(log: Log, self: PeerId, nowMs: number): NextPosition {
  const chain = log.chain(self);
  const head = chain?.head;
  if (chain?.fork) throw new SwapError('closed', 'this key was used twice');
  if (head && head.seq >= ENTRIES_PER_AUTHOR_MAX) throw tooMany();
  return {
    seq: (head?.seq ?? 0) + 1,
    prev: head?.id,
    clock: nextClock(log.ordered(), head?.clock ?? 0, nowMs),
    time: Math.max(0, Math.round(nowMs)),
  };
}
