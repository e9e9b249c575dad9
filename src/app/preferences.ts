/** The choices of this device that only the UI reads. */
import { roomsListed } from '../browser/device/rooms-listed.ts';
import { jsonText, Preference, type TextForm } from '../browser/platform/preferences.ts';
import type { PictureDataChoice } from '../ui/picture-services.ts';
import type { Services, Theme } from '../ui/services.ts';
import type { NotifyAbout } from '../ui/text/unread.ts';
import { openLanguageChoice } from './choices/language-choice.ts';

const oneOf = <T extends string>(...known: readonly T[]): TextForm<T> => ({
  parse: (text) => known.find((it) => it === text),
  format: (choice) => choice,
});
const yesOrNo = jsonText((it) => (typeof it === 'boolean' ? it : undefined));

export const createPreferences = (): Services['preferences'] => ({
  flow: new Preference(
    'swapmeet:flow',
    jsonText((it) => it),
  ),
  notify: new Preference<NotifyAbout>('swapmeet:notify', oneOf('mentions', 'everything')),
  roomsListed,
  nameTold: new Preference('swapmeet:name-told', yesOrNo),
  tellTyping: new Preference('swapmeet:tell-typing', yesOrNo),
  smallPictures: new Preference('swapmeet:small-pictures', yesOrNo),
  pictureData: new Preference<PictureDataChoice>('swapmeet:picture-data', oneOf('remove', 'keep')),
  language: openLanguageChoice(),
  theme: new Preference<Theme>('swapmeet:theme', oneOf('light', 'dark')),
});
