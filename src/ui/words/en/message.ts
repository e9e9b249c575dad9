/** What you can do with a message, and its files. */
import { count } from '../format.ts';

export const words = {
  reply: 'Reply',
  edit: 'Edit',
  remove: 'Delete',
  copyText: 'Copy text',
  textCopied: 'Text copied.',
  stopSharing: 'Stop sharing',
  reactions: 'Reactions',
  reactedBy: (emoji: string, people: number, names: string) =>
    `${emoji}, ${count(people)}: ${names}`,
  reactWith: {
    '👍': 'React with thumbs up',
    '❤️': 'React with heart',
    '😂': 'React with laughing',
    '🎉': 'React with celebration',
    '😮': 'React with surprised',
    '😢': 'React with sad',
  },
  otherReaction: 'React with another emoji',

  unlisted: (each: number, all: number, sharer: string) =>
    `It has no place in this room’s list: one person may offer ${count(each)} files here, and the room lists ${count(all)}. Ask ${sharer} to share it in a new room.`,
  unlistedOwn: (each: number, all: number) =>
    `It has no place in this room’s list: one person may offer ${count(each)} files here, and the room lists ${count(all)}. Share it in a new room.`,
};
