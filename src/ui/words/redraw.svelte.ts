/** Has what was said on the screen said again in another language. */
import { onLanguage } from './language.ts';

let languages = $state(0);
onLanguage({
  track: () => void languages,
  changed: () => void (languages += 1),
});
