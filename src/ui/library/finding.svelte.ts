/** One search in what was said, while a person types it: what is found, and whether more may come. */
import { formatFragment } from '../../core/api/room-address.ts';
import type { Room } from '../../core/api/room-api.ts';
import type { EntryId } from '../../core/base/ids.ts';
import type { SearchQuery } from '../../core/search/query.ts';
import type { FoundIn, FoundMessages, Services } from '../services.ts';
import { roomTitle } from '../text/room-title.ts';
import { wantMessage } from './wanted-message.ts';

export class Finding {
  found = $state.raw<FoundMessages>();
  isLooking = $state(false);

  /** Call it while a component is made: the search ends with it. @param query undefined: there is nothing to look for */
  constructor(services: Services, room: Room | undefined, query: () => SearchQuery | undefined) {
    $effect(() => {
      const wanted = query();
      if (!wanted) return;
      const ended = new AbortController();
      this.isLooking = true;
      const tell = (all: FoundMessages) => {
        if (ended.signal.aborted) return;
        this.found = all;
        this.isLooking = all.reading > 0;
      };
      services.search(room).then(
        (search) => {
          if (!ended.signal.aborted) search.find(wanted, tell, ended.signal);
        },
        () => (this.isLooking = false), // its code cannot be loaded
      );
      return () => ended.abort();
    });
  }
}

/** What another room is called; undefined: it is the open one. */
export const titleOf = ({ room }: FoundIn): string | undefined =>
  room && roomTitle(room.address, room.topic, room.title);

/** Opens another room at a message. */
export function openAt(room: NonNullable<FoundIn['room']>, message: EntryId): void {
  const fragment = formatFragment(room.address);
  wantMessage(fragment, message);
  location.hash = fragment;
}
