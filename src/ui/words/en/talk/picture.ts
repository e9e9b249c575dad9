/** The room as a picture: who is connected with whom, and what flows. */
import { count } from '../../format.ts';
import { plural } from '../../language.ts';

export const words = {
  title: 'The room as a picture',
  open: 'Show the room as a picture',
  nobody: 'Nobody else is here: there is nothing to draw yet.',
  connections: (n: number) =>
    plural(n, {
      one: 'You have 1 connection.',
      other: `You have ${count(n)} connections.`,
    }),
  here: (n: number) =>
    plural(n, { one: '1 other person is here.', other: `${count(n)} other people are here.` }),
  drawn: (n: number, all: number) => `The picture shows ${count(n)} of ${count(all)} people.`,
  ring: 'You are in the middle. People whose ids are alike stand side by side.',
  rings:
    'You are in the middle. The nearer a ring, the more first bits its people’s ids have in common with yours; on a ring, people whose ids are alike stand side by side.',

  legend: 'What the picture shows',
  own: 'Your connection',
  forwarded: 'A connection through somebody else',
  told: 'A connection that others tell of; nobody has checked it',
  flow: 'Parts of files, on their way to where the arrow points',
  far: 'Somebody without a connection to you',
  notKnown:
    'How people without a connection to you are connected with each other is not known on this device.',

  table: 'Your connections',
  person: 'Person',
  path: 'Connection',
  from: 'Comes from them',
  to: 'Goes to them',
  others: 'Others they tell of',
  nothing: 'nothing',
  notTold: 'not told',
};
