/** The skin tones of emoji that show people. */

/** From light to dark; the first is that of emoji without one. */
export const TONES = ['none', 'light', 'mediumLight', 'medium', 'mediumDark', 'dark'] as const;
export type Tone = (typeof TONES)[number];

const MODIFIERS: Readonly<Record<Tone, string>> = {
  none: '',
  light: '\u{1f3fb}',
  mediumLight: '\u{1f3fc}',
  medium: '\u{1f3fd}',
  mediumDark: '\u{1f3fe}',
  dark: '\u{1f3ff}',
};

/** All people in it have this tone. What has no tones, as a table of emoji says, stays as it is. */
export function inTone(
  { emoji, hasTones }: { readonly emoji: string; readonly hasTones: boolean },
  tone: Tone = 'none',
): string {
  if (!hasTones || tone === 'none') return emoji;
  return emoji.replace(/(\p{Emoji_Modifier_Base})\ufe0f?/gu, `$1${MODIFIERS[tone]}`);
}
