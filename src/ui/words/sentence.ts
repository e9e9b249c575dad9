/**
 * The catalogue of all sentences that the app shows: one file for each area in `en/`, with one object `words`. Its members
 * are sentences, or functions of what they name: names as `visibleName` makes them, figures as numbers (see `plural`) or as
 * format.ts writes them, so that both are isolated. English is also the type of every other language.
 *
 * A sentence with markup inside has a slot for each marked part, so that every language can put it where it belongs:
 *
 *     replyingTo: (name: Slot): Sentence => ['Replying to ', name],
 *
 * The component fills the slot with a snippet: `<Words of={words.replyingTo(name)} />`. Whole sentences of which one is bold
 * are two members.
 */
import type { Snippet } from 'svelte';

export type Slot = Snippet;
export type Sentence = readonly (string | Slot)[];
