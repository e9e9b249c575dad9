/** One person: what you can do about them, and the code that shows who they are. */
import type { Sentence, Slot } from '../sentence.ts';

export const words = {
  writePrivately: (name: string) => `Write to ${name} in private`,
  writePrivatelyHint: (name: string) =>
    `What you write next is for ${name} only; the others cannot read it.`,
  verify: (name: string) => `Verify ${name}`,
  verifyHint: (name: string) =>
    `Compare a code with ${name}, to be sure that this is who you think.`,
  seeCode: (name: string) => `Look at the code of ${name}`,
  seeCodeHint: (name: string) => `You compared the code with ${name} and marked them as verified.`,
  mute: (name: string) => `Mute ${name}`,
  muteHint: (name: string) =>
    `Muting hides what ${name} writes. You stay connected, and files go on.`,
  unmute: (name: string) => `Unmute ${name}`,
  unmuteHint: (name: string) => `What ${name} writes is hidden on this device.`,
  block: (name: string) => `Block ${name}`,
  blockHint: (name: string) =>
    `Blocking hides what ${name} writes and shares, and ends the connection between you. Other people here still see ${name}.`,
  treatmentHint: (name: string) =>
    `Muting and blocking hold in this room, on this device, until you take them back in Settings. ${name} is not told.`,

  blocklist: 'Muted and blocked',
  treatments: { muted: 'muted', blocked: 'blocked' },
  unmuteListed: (name: Slot): Sentence => ['Unmute ', name],
  unblockListed: (name: Slot): Sentence => ['Unblock ', name],

  code: 'Code',
  verifyTitle: (name: Slot): Sentence => ['Verify ', name],
  compare:
    'Read these words aloud to each other, on the phone or face to face. If they are the same on both sides, nobody stands between you, and this is who you think.',
  verified:
    'You marked this person as verified. The mark stays with them on this device; nobody gets it by taking their name.',
  codesDiffer:
    'If anything differs, do not mark them: somebody else uses that name, or your link leads to another room than you think.',
  unverify: 'Take the mark back',
  codesMatch: 'They match',
};
