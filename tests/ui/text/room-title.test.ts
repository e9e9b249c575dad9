/** What a room is called. */
import { expect, test } from 'vitest';
import { topic } from '../../../src/core/base/ids.ts';
import { roomTitle } from '../../../src/ui/text/room-title.ts';
import { seeded } from '../../fakes/room-views.ts';

test('the title is the name in the address, or one that everyone in the room shares', () => {
  const id = topic(seeded('topic', 16));
  expect(roomTitle({ kind: 'named', name: 'band' }, id)).toBe('band');
  const made = { kind: 'secret', secret: new Uint8Array(16) } as const;
  expect(roomTitle(made, id)).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
});

test('a title that members gave shows what is hidden in it', () => {
  const address = { kind: 'named', name: 'band' } as const;
  const id = topic(seeded('topic', 16));
  expect(roomTitle(address, id, 'Choir')).toBe('Choir');
  expect(roomTitle(address, id, ' \n ')).toBe('band');
  expect(roomTitle(address, id, 'safe\u202egpj.exe')).toBe('safe⟨RLO⟩gpj.exe');
  expect(roomTitle(address, id, 'two\nlines')).toBe('two⟨U+000A⟩lines');
});
