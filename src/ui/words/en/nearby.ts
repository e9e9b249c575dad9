/** Rooms that are shown nearby. */
import type { Sentence, Slot } from '../sentence.ts';

export const words = {
  title: 'Nearby',
  nobody: 'Nobody on your network shows a room just now. Rooms appear here by themselves.',
  ask: 'Ask',
  askOf: (name: string) => `Ask ${name}`,
  waiting: (name: Slot): Sentence => ['Waiting for ', name, ' to let you in.'],
  compare: 'Make sure that it is them',
  compareHint: 'They see these, too. If anything differs, somebody stands between you: cancel.',
  cancel: 'Cancel',
  yourName: 'Your name',
  yourNameHint: (name: Slot): Sentence => ['Only ', name, ' is told.'],
  nameFirst: 'Type your name first, so that they know who asks.',
  unsupported: 'This browser is too old for it. Please update it.',
  ends: {
    declined: (name: string) => `${name} declined.`,
    absent: (name: string) => `${name} no longer invites anybody.`,
    unanswered: (name: string) => `${name} did not answer. Ask again, or come closer.`,
    lost: () => 'The connection broke before there was an answer. Ask again.',
    busy: () => 'You have asked often. Wait a minute, then ask again.',
  },
};
