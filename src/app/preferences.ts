/** The choices of this device that only the UI reads. */
import { jsonText, Preference } from '../browser/platform/preferences.ts';
import type { Services, Theme } from '../ui/services.ts';

const readTheme = (text: string): Theme | undefined =>
  text === 'light' || text === 'dark' ? text : undefined;

export const createPreferences = (): Services['preferences'] => ({
  flow: new Preference(
    'swapmeet:flow',
    jsonText((it) => it),
  ),
  theme: new Preference<Theme>('swapmeet:theme', { parse: readTheme, format: (theme) => theme }),
});
