/** What the screen says about the password of a new room. */
import { PASSWORD_CHARS_MIN } from '../../core/limits/room.ts';
import { words } from '../words/en/home.ts';

export const passwordHint = (): string => words.passwordHint(PASSWORD_CHARS_MIN);

/** Why a new room cannot have this password; empty when it can. Without a password it is as good as its link. */
export const passwordProblem = (password: string): string =>
  password !== '' && [...password].length < PASSWORD_CHARS_MIN
    ? words.passwordTooShort(PASSWORD_CHARS_MIN)
    : '';
