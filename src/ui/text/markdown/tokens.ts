/** What a message is drawn of. Nothing else can come of a text, whatever stands in it. */
import type { PeerId } from '../../../core/base/ids.ts';

/** In a line. `text` is always what was typed, without the marks. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | Link
  | Mention
  | Emphasis;

export interface Emphasis {
  readonly kind: 'strong' | 'em' | 'strike';
  readonly inside: readonly Inline[];
}

export interface Link {
  readonly kind: 'link';
  /** http(s) or mailto. */
  readonly href: string;
  /** The host that the browser will ask for, where that differs from the text. */
  readonly realHost: string | undefined;
  /** Where it leads, if it has words of its own: then that stands behind them. */
  readonly shown: string | undefined;
  readonly inside: readonly Inline[];
}

export interface Mention {
  readonly kind: 'mention';
  readonly text: string;
  /** It calls the person who reads it. */
  readonly own: boolean;
  /** Whom it calls, if that is one person. */
  readonly peer?: PeerId | undefined;
}

export type Block =
  /** Lines, with the breaks between them. */
  | { readonly kind: 'lines'; readonly inside: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string; readonly language: string }
  | { readonly kind: 'quote'; readonly inside: readonly Block[] }
  | { readonly kind: 'list'; readonly items: readonly Item[] };

export interface Item {
  /** The number that was typed; undefined: a mark. */
  readonly number: number | undefined;
  readonly dash: boolean;
  readonly inside: readonly Block[];
}

/** Who is called at a place of a text. */
export interface FoundMention extends Pick<Mention, 'own' | 'peer'> {
  /** So many characters their name has there. */
  readonly length: number;
}
export type FindMention = (text: string, at: number) => FoundMention | undefined;
