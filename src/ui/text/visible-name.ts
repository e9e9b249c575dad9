/** A name as it is shown: without the marks that make its ending look like something else. */

/** Embeddings, overrides and isolates: "photo<override>gpj.exe" would read "photoexe.jpg". */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/gu;
/** No script stacks more than three marks on a letter; piles of them cover the lines around. */
const PILE = /(\p{M}{3})\p{M}+/gu;

export const visibleName = (name: string): string =>
  name.replace(TURNING, '').replace(PILE, '$1') || 'no name';
