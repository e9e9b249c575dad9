/** What the page and the worker of the search say to each other. */
import type { FoundInRoom, IndexChange } from '../../core/search/message-index.ts';
import type { SearchQuery } from '../../core/search/query.ts';

/** Rooms are called by a name of the page's choice. Requests are answered one after another. */
export type SearchRequest =
  | { readonly type: 'change'; readonly room: string; readonly change: IndexChange }
  | { readonly type: 'drop'; readonly room: string }
  | {
      readonly type: 'find';
      readonly ask: number;
      readonly query: SearchQuery;
      /** The open room, which comes first and of which more is shown. */
      readonly here: string | undefined;
    };

export interface FoundRoom extends FoundInRoom {
  readonly room: string;
}
export type SearchReply =
  | { readonly type: 'ready' }
  | { readonly type: 'found'; readonly ask: number; readonly rooms: readonly FoundRoom[] };
