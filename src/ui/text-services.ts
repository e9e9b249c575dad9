/** What helps with texts, and is too large to come with the app. */
import type { CodePart } from '../core/api/text/code-parts.ts';
import type { Tone } from '../core/api/text/skin-tones.ts';
import type { Choice } from './choice.ts';
import type { Emoji } from '../core/api/text/emoji.ts';

export interface EmojiServices {
  /** All that can be picked, in their usual order. */
  readonly all: readonly Emoji[];
  /** What people on this device chose for what they pick. */
  readonly tone: Choice<Tone>;
}

export interface TextServices {
  /** With names in this language. Rejects when they cannot be loaded. */
  emoji(language: string): Promise<EmojiServices>;
  /** The parts of a code, all of it in order; undefined: its language is not known. Rejects when it cannot be loaded. */
  codeParts(code: string, language: string): Promise<readonly CodePart[] | undefined>;
}
