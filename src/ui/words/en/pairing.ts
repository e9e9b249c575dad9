/** Manual pairing. */
import { count } from '../format.ts';
import { plural } from '../language.ts';

export const words = {
  titleInvite: 'Invite without a server',
  titleAnswer: 'Come in without a server',
  keepOpen:
    'Keep this tab open until you are connected. Each text is good for ten minutes, once. Anyone who gets hold of the invitation can come in, as with the room’s link.',
  connected: (people: number) =>
    plural(people, {
      one: 'You are connected to 1 person.',
      other: `You are connected to ${count(people)} people.`,
    }),
  done: 'Done',
  notLoaded: 'This part of Swapmeet could not be loaded. Try again.',
  tryAgain: 'Try again',

  inviteStep: '1. Send them this invitation',
  inviteStepHint: 'By any messenger or mail, or let their phone’s camera read the code.',
  invitation: 'Invitation',
  invitationCode: 'The invitation as a QR code',
  invitationMaking: 'Making an invitation…',
  invitationCopy: 'Copy invitation',
  invitationCopied: 'Invitation copied. Keep this tab open.',
  invitationNew: 'New invitation',
  useReplyStep: '2. Paste what they send back',
  theirReply: 'Their reply',
  useReply: 'Use reply',
  confirmStep: '3. Send them this confirmation',
  confirmation: 'Confirmation',
  confirmationCode: 'Confirmation as a QR code',
  confirmationMaking: 'Making the confirmation…',
  confirmationCopy: 'Copy confirmation',
  confirmationCopied: 'Confirmation copied.',

  replyStep: '1. Send this reply to the person who invited you',
  yourReply: 'Your reply',
  replyCode: 'Your reply as a QR code',
  replyMaking: 'Making your reply…',
  replyCopy: 'Copy reply',
  replyCopied: 'Reply copied. Keep this tab open.',
  useConfirmationStep: '2. Paste the confirmation that they send back',
  connect: 'Connect',
  connecting:
    'Connecting… If nothing has come of it after half a minute, ask for a new invitation.',

  /** Why the person who invites cannot use a text. */
  inviterProblems: {
    unreadable: 'That is not a whole reply. Copy all of it and paste it again.',
    'other-kind': 'That is another of the three texts. Paste the reply that they copied.',
    'other-room': 'That belongs to another room.',
    'other-invitation':
      'That reply is for another invitation. Ask for the reply to the one shown here.',
    expired: 'Ten minutes are over. Make a new invitation.',
    used: 'This invitation was answered already. Make a new one for each person.',
    'nothing-came':
      'Nothing came of this reply. If the room is locked, unlock it; then make a new invitation.',
  },
  /** And why the person invited cannot. */
  invitedProblems: {
    unreadable: 'That is not a whole text. Copy all of it and paste it again.',
    'other-kind':
      'That is another of the three texts. Paste the confirmation that came for your reply.',
    'other-room': 'That belongs to another room.',
    'other-invitation':
      'That confirmation is for another reply. Ask for the one to the reply shown here.',
    expired:
      'The invitation is older than ten minutes, or the clock of this device is wrong. Ask for a new one.',
    used: 'This confirmation was used already. If nothing comes of it, ask for a new invitation.',
    'nothing-came':
      'No reply could be made. You may be connected already, or the room’s password is another one.',
  },
};
