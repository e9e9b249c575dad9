import { expect, test } from 'vitest';
import { entryId } from '../../../src/core/base/ids.ts';
import { noteClient } from '../../../src/core/notes/client-id.ts';
import { alice, bob, bytesOf, crypto } from '../../fakes/people.ts';

const note = entryId(bytesOf('note', 32));
const other = entryId(bytesOf('other note', 32));

test('[O3] a client is of one author, one note and one visit', async () => {
  const clients = await Promise.all([
    noteClient(crypto, note, alice.peer, 1),
    noteClient(crypto, note, alice.peer, 2),
    noteClient(crypto, note, bob.peer, 1),
    noteClient(crypto, other, alice.peer, 1),
  ]);
  expect(new Set(clients).size).toBe(4);
  expect(clients[0]).toBe(await noteClient(crypto, note, alice.peer, 1));
  for (const it of clients) expect(it >= 0 && it < 2 ** 52 && Number.isInteger(it)).toBe(true);
});
