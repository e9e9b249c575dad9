/** The picture that follows from a peer's key. */
import { expect, test } from 'vitest';
import { identicon } from '../../../src/ui/pictures/identicon.ts';
import { fakePeer } from '../../fakes/room-views.ts';

test('the picture of a peer is mirrored, and another key has another picture', () => {
  const cells = (path: string) => [...path.matchAll(/M(\d) (\d)h/g)].map(([, x, y]) => `${x} ${y}`);
  const { full, half } = identicon(fakePeer('Ana'));
  for (const path of [full, half]) {
    const drawn = new Set(cells(path));
    for (const cell of drawn) {
      const [x = 0, y = 0] = cell.split(' ').map(Number);
      expect(drawn).toContain(`${4 - x} ${y}`);
    }
  }
  expect(identicon(fakePeer('Ana'))).toEqual({ full, half });
  expect(identicon(fakePeer('Bo'))).not.toEqual({ full, half });
});
