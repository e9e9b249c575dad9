/** The skin tone of the emoji that people on this device pick. */
import { Preference } from '../../browser/platform/preferences.ts';
import { TONES, type Tone } from '../../core/api/text/skin-tones.ts';

export const skinTone = new Preference<Tone>('swapmeet:skin-tone', {
  parse: (text) => TONES.find((it) => it === text),
  format: (tone) => tone,
});
