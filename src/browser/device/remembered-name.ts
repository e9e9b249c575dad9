/** The name that this device used last. Rooms that it enters next get it. */
import { plainText, Preference } from '../platform/preferences.ts';

const name = new Preference('swapmeet.name', plainText);

/** Undefined: none was used yet, or the browser keeps nothing. */
export const rememberedName = (): string | undefined => name.get();
export const rememberName = (used: string): void => name.set(used);
