/** Transfers: what comes, what goes, in which order, and who has what you shared. */
import { count } from '../../format.ts';
import { plural } from '../../language.ts';

export const words = {
  title: 'Transfers',
  close: 'Close transfers',
  coming: 'Coming to you',
  going: 'Going to others',
  yours: 'What you shared',

  nothing: 'Nothing is moving now.',
  comingNow: (files: number) =>
    plural(files, { one: '1 file coming', other: `${count(files)} files coming` }),
  goingNow: (files: number) =>
    plural(files, { one: '1 file going out', other: `${count(files)} files going out` }),
  pausedNow: (files: number) =>
    plural(files, { one: '1 download paused', other: `${count(files)} downloads paused` }),
  missing: (size: string, left: string) => `${size} missing, ${left}`,
  at: (what: string, speed: string) => `${what} at ${speed}`,

  from: (names: string) => `from ${names}`,
  to: (name: string) => `to ${name}`,
  has: (percent: string) => `has ${percent}`,
  nobodyYet: 'nobody has any of it yet',
  pauseAll: 'Pause all',
  resumeAll: 'Resume all',
  showAll: (more: number) =>
    plural(more, { one: 'Show 1 older file', other: `Show ${count(more)} older files` }),

  first: 'First',
  firstOf: (name: string) => `Put ${name} first`,
  move: (name: string) => `Move ${name}`,
  moveHint: 'Drag it, or press the arrow keys. What comes first is fetched first.',
  moved: (name: string, at: number, all: number) => `${name} is ${count(at)} of ${count(all)}.`,
};
