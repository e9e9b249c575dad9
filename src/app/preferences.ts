/** The choices of this device that only the UI reads. */
import { jsonText, Preference } from '../browser/platform/preferences.ts';
import type { Services, Theme } from '../ui/services.ts';
import type { NotifyAbout } from '../ui/text/unread.ts';

const readTheme = (text: string): Theme | undefined =>
  text === 'light' || text === 'dark' ? text : undefined;

const readNotify = (text: string): NotifyAbout | undefined =>
  text === 'mentions' || text === 'everything' ? text : undefined;

export const createPreferences = (): Services['preferences'] => ({
  flow: new Preference(
    'swapmeet:flow',
    jsonText((it) => it),
  ),
  notify: new Preference<NotifyAbout>('swapmeet:notify', {
    parse: readNotify,
    format: (about) => about,
  }),
  nameTold: new Preference(
    'swapmeet:name-told',
    jsonText((it) => it === true),
  ),
  smallPictures: new Preference(
    'swapmeet:small-pictures',
    jsonText((it) => (typeof it === 'boolean' ? it : undefined)),
  ),
  theme: new Preference<Theme>('swapmeet:theme', { parse: readTheme, format: (theme) => theme }),
});
