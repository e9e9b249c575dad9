/** What the screen says about the password of a new room. */
import { PASSWORD_CHARS_MIN } from '../../core/limits/room.ts';

export const PASSWORD_HINT = `${PASSWORD_CHARS_MIN} characters or more, such as four words.`;

/** Why a new room cannot have this password; empty when it can. Without a password it is as good as its link. */
export const passwordProblem = (password: string): string =>
  password !== '' && [...password].length < PASSWORD_CHARS_MIN
    ? `Use ${PASSWORD_CHARS_MIN} characters or more, or none: anyone who has the link can try passwords as fast as they like.`
    : '';
