/** Environment variables, and a list in one of them. */

export type Environment = Readonly<Record<string, string | undefined>>;

/** The items between commas. */
export const listOf = (text: string | undefined): string[] =>
  (text ?? '').split(',').flatMap((item) => item.trim() || []);
