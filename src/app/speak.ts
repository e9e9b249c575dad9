/** Chooses the language and asks for its first sentences. It runs while the other scripts are still on their way. */
import { languageFor } from '../ui/words/languages.ts';
import { loadWords, speak } from '../ui/words/speech.ts';
import { openLanguageChoice } from './choices/language-choice.ts';

speak(languageFor(openLanguageChoice().get(), navigator.languages));
// Where one fails, it is asked for again before anything is drawn.
loadWords('first').catch(() => undefined);
const HOME_HASH_CHARS_MAX = 2;
if (location.hash.length <= HOME_HASH_CHARS_MAX) loadWords('home').catch(() => undefined);
