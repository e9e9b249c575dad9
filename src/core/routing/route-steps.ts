/** What routes carry, what a router says on a link, and what it asks its owner to do. */
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';

/** What travels, without what its next hop needs. */
export interface Words<Kind extends string> {
  readonly to: PeerId;
  readonly from: PeerId;
  /** Random, from the asker: tells that two ways are of one ask, or of one that failed and its repetition. */
  readonly ask: string;
  readonly kind: Kind;
  readonly body: Bytes;
}

export interface RouteSent<Kind extends string> extends Words<Kind> {
  readonly t: 'route';
  /** Names it on this link, to be used in the answer. */
  readonly n: number;
  /** Links that it has passed, with this one. */
  readonly hops: number;
  /** It goes the way by which words of its receiver came. */
  readonly reverse?: true | undefined;
}

/** What a hop passes on. */
export type Way<Kind extends string> = Words<Kind> & Pick<RouteSent<Kind>, 'hops' | 'reverse'>;

export interface RoutedSent {
  readonly t: 'routed';
  readonly n: number;
  /** Undefined: there is no way from here. */
  readonly body: Bytes | undefined;
}

export type Step<Kind extends string> =
  | { readonly t: 'send'; readonly to: PeerId; readonly message: RouteSent<Kind> | RoutedSent }
  /** For us: answer it with `routed` and `n`, on `link`. */
  | { readonly t: 'deliver'; readonly link: PeerId; readonly route: RouteSent<Kind> }
  /** An ask of ours is over. Undefined: nobody answered. */
  | { readonly t: 'answered'; readonly ask: string; readonly body: Bytes | undefined };
