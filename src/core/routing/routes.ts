/** The port for words between two members who may have no link: links in between pass them on. */
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import type { Off } from '../ports.ts';
import type { RoutedKind } from '../wire/message.ts';

export type { RoutedKind } from '../wire/message.ts';

/**
 * What we answer, or undefined: nothing. `from` is what the message claims, so `body` proves itself: it is signed or sealed.
 * `by` is the link that brought it.
 */
export type OnAsk = (
  from: PeerId,
  body: Bytes,
  by: PeerId,
) => Bytes | undefined | Promise<Bytes | undefined>;

export interface AskOptions {
  /** First links of asks that are not to depend on one member; those of this one come to it. */
  readonly apart?: Set<PeerId>;
  /** Of several that are asked of one peer at a time, which: an ask that fails is repeated by the next one about the same. */
  readonly about?: string;
}

export interface Routes {
  /** Asks `to`. Undefined: no way answered in time. Further ways, disjoint as far as we see, are tried before that. */
  ask(to: PeerId, kind: RoutedKind, body: Bytes, options?: AskOptions): Promise<Bytes | undefined>;
  /** What was answered last in the name of `to` was of no use: a peer on that way may lie. The next ask goes by other links. */
  disbelieve(to: PeerId, about?: string): void;
  /** One listener for each kind: the last one counts. It may be told the same twice. */
  onAsk(kind: RoutedKind, answer: OnAsk): Off;
}
