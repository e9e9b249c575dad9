/** What is lost if you leave a room now. */
import { count } from '../format.ts';
import { plural } from '../language.ts';

export const words = {
  stillMoving: 'Files are still on their way.',
  stillMovingHint:
    'If you leave now, they stop. What has arrived is kept, and goes on when you come back.',
  onlyCopy: (name: string) => `Nobody else here has all of “${name}”.`,
  onlyCopyHint: 'If you leave now, the others cannot get it until you come back.',
  onlyCopies: (name: string, more: number) =>
    plural(more, {
      one: `Nobody else here has all of “${name}” and 1 other file.`,
      other: `Nobody else here has all of “${name}” and ${count(more)} other files.`,
    }),
  onlyCopiesHint: 'If you leave now, the others cannot get them until you come back.',
  onlyKnown: (name: string) => `Nobody else is known to have all of “${name}”.`,
  onlyKnownHint: 'If you leave now, perhaps nobody can get it until you come back.',
  onlyKnownOf: (name: string, more: number) =>
    plural(more, {
      one: `Nobody else is known to have all of “${name}” and 1 other file.`,
      other: `Nobody else is known to have all of “${name}” and ${count(more)} other files.`,
    }),
  onlyKnownOfHint: 'If you leave now, perhaps nobody can get them until you come back.',
};
