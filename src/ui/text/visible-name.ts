/** A name as it is shown: without the marks that make its ending look like something else. */

/** Embeddings, overrides and isolates: "photo<override>gpj.exe" would read "photoexe.jpg". */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/gu;

export const visibleName = (name: string): string => name.replace(TURNING, '') || 'no name';
