/** How many panes of a room fit. */
import { expect, test } from 'vitest';
import { panesFor } from '../../../src/ui/state/room-parts.ts';

test.each([
  [320, 16, 1],
  [759, 16, 1],
  [760, 16, 2],
  [1023, 16, 2],
  [1024, 16, 3],
  [1920, 16, 3],
  [1280, 32, 1],
  [1920, 32, 2],
])('in %i px with letters of %i px: %i', (width, rem, panes) => {
  expect(panesFor(width, rem)).toBe(panes);
});
