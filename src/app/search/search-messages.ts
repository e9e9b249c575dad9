/** What the page and the worker of the search say to each other. */
import type { RoomId, Topic } from '../../core/base/ids.ts';
import type { FoundInRoom, IndexChange } from '../../core/search/message-index.ts';
import type { SearchQuery } from '../../core/search/query.ts';

/** A room that this device keeps, and what opens its records. */
export interface KeptRoomKeys {
  readonly storageId: Topic;
  readonly roomId: RoomId;
  readonly storageKey: CryptoKey;
}

/** Rooms are called by a name of the page's choice. Requests are answered one after another. */
export type SearchRequest =
  | { readonly type: 'change'; readonly room: string; readonly change: IndexChange }
  | { readonly type: 'drop'; readonly room: string }
  | {
      readonly type: 'keep';
      readonly ask: number;
      readonly room: string;
      readonly keys: KeptRoomKeys;
    }
  | {
      readonly type: 'find';
      readonly ask: number;
      readonly query: SearchQuery;
      /** The open room, which comes first and of which more is shown. */
      readonly here: string | undefined;
    };

/** What became of a room that was to be read. */
export interface ReadRoom {
  /** Undefined: it could not be read, or is too large beside the others. */
  readonly title: string | undefined;
}
export interface FoundRoom extends FoundInRoom {
  readonly room: string;
}
export type SearchReply =
  | { readonly type: 'ready' }
  | { readonly type: 'kept'; readonly ask: number; readonly kept: ReadRoom }
  | { readonly type: 'found'; readonly ask: number; readonly rooms: readonly FoundRoom[] };
