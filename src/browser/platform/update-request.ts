/** What a page says to a new version of the service worker, which waits. */

/** `has`: answers over the port whether it keeps this file. */
export type UpdateRequest =
  | { readonly type: 'swapmeet/take-over' }
  | { readonly type: 'swapmeet/has'; readonly path: string };
