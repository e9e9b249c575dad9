/** Why a text of manual pairing cannot be used, and what to do then. */
import type { PairingProblem } from '../../core/api/manual-pairing.ts';

/** First for the person who invites, then for the person invited. */
const WORDS: Readonly<Record<PairingProblem, readonly [string, string]>> = {
  unreadable: [
    'That is not a whole reply. Copy all of it and paste it again.',
    'That is not a whole text. Copy all of it and paste it again.',
  ],
  'other-kind': [
    'That is another of the three texts. Paste the reply that they copied.',
    'That is another of the three texts. Paste the confirmation that came for your reply.',
  ],
  'other-room': ['That belongs to another room.', 'That belongs to another room.'],
  'other-invitation': [
    'That reply is for another invitation. Ask for the reply to the one shown here.',
    'That confirmation is for another reply. Ask for the one to the reply shown here.',
  ],
  expired: [
    'Ten minutes are over. Make a new invitation.',
    'The invitation is older than ten minutes, or the clock of this device is wrong. Ask for a new one.',
  ],
  used: [
    'This invitation was answered already. Make a new one for each person.',
    'This confirmation was used already. If nothing comes of it, ask for a new invitation.',
  ],
  'nothing-came': [
    'Nothing came of this reply. If the room is locked, unlock it; then make a new invitation.',
    'No reply could be made. You may be connected already, or the room’s password is another one.',
  ],
};

export const pairingWords = (problem: PairingProblem, invited: boolean): string =>
  WORDS[problem][invited ? 1 : 0];
