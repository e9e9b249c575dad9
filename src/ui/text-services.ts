/** What helps with texts, and is too large to come with the app. */
import type { CodePart } from '../core/api/text/code-parts.ts';
import type { Emoji } from '../core/api/text/emoji.ts';

export interface TextServices {
  /** All that can be picked, in their usual order, with names in this language. Rejects when they cannot be loaded. */
  emoji(language: string): Promise<readonly Emoji[]>;
  /** The parts of a code, all of it in order; undefined: its language is not known. Rejects when it cannot be loaded. */
  codeParts(code: string, language: string): Promise<readonly CodePart[] | undefined>;
}
