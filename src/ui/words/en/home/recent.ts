/** The rooms that this device was in, on the home screen. */
import { count } from '../../format.ts';
import { plural } from '../../language.ts';

export const words = {
  title: 'Recent rooms',
  unread: (messages: number) =>
    plural(messages, { one: '1 unread', other: `${count(messages)} unread` }),
  keptFiles: (files: number, size: string) =>
    plural(files, {
      one: `1 file kept here, ${size}`,
      other: `${count(files)} files kept here, ${size}`,
    }),
  keptMessages: 'Messages kept here, no files',
  keptNothing: 'Nothing kept here',
  password: 'password',
  locked: 'locked',
  forget: 'Leave and forget',
  forgetOf: (room: string) => `Leave and forget ${room}`,
  all: (rooms: number) => `Show all ${count(rooms)} rooms`,

  offline: 'You are offline.',
  offlineHint:
    'Your rooms open with what is kept on this device. What you write is sent, and people are found, once you are online again.',

  forgetTitle: (room: string) => `Forget ${room}?`,
  forgetHint:
    'Its messages, its files and who you are in it are deleted from this device. This cannot be undone.',
  forgetOthers:
    'What the others in the room have stays with them. With its link you can come back as somebody new.',
  forgetNow: 'Forget this room',
  keep: 'Keep it',
  forgotten: (room: string) => `Nothing of ${room} is kept here any more.`,
  notForgotten: 'Not all of it could be deleted. Try again.',
};
