/** Bounds on what other apps and pages give to this one, each with its reason. */
import { DAY_MS } from './shared.ts';

/** Files that are given at once: what a person selects on a phone. */
export const RECEIVED_FILES_MAX = 100;
/** Of all files that wait for a room: a long video, and far less than a browser gives to a page. */
export const RECEIVED_BYTES_MAX = 2_000_000_000;
/** Of a text that is given with them or alone: many messages' worth. */
export const RECEIVED_CHARS_MAX = 20_000;
/** What was given at different times and waits. Any page can send a form, so the oldest goes. */
export const RECEIVED_AT_ONCE_MAX = 8;
/** Nobody comes back to it after that. */
export const RECEIVED_KEPT_MS = DAY_MS;
