/** The checker of forwarded pieces notices when one can be read. */
import { expect, test } from 'vitest';
import { concat, utf8, type Bytes } from '../../src/core/base/bytes.ts';
import { encodeBulkPiece, encodeForwarding } from '../../src/core/forwarding/forwarding-message.ts';
import { idBytes } from '../../src/core/base/ids.ts';
import { encodeMessage } from '../../src/core/wire/envelope.ts';
import { alice, bob, bytesOf, carol } from '../fakes/people.ts';
import { createForwardingChecker } from './forwarding-checker.ts';
import type { SimNode } from './sim-node.ts';
import type { Stats } from './world.ts';

const LINK = bytesOf('link', 8);
const content = bytesOf('content', 300);
const between = { from: idBytes(alice.peer), to: idBytes(carol.peer), link: LINK };
const piece = (body: Bytes) => encodeForwarding({ t: 'piece', ...between, body });

function look(message: Bytes, lane: 'control' | 'bulk' = 'control', by = bob.peer) {
  const failures: string[] = [];
  const stats = { forwarded: 0 } as Stats;
  const file = { name: 'holiday.zip', sharer: {} as SimNode, bytes: content };
  const check = createForwardingChecker({
    ...{ said: new Set(['meet me at noon']), chosen: new Map([[file.name, file]]), stats },
    fail: (reason) => failures.push(reason),
  });
  check(by, lane, message);
  return { failures: failures.length, forwarded: stats.forwarded };
}

test('[T6] words, names, bytes of files and whole messages are noticed', () => {
  const noise = bytesOf('noise', 40);
  const open = concat(Uint8Array.of(0), encodeMessage({ t: 'choke' }));
  for (const body of [
    concat(noise, utf8('meet me at noon'), noise),
    concat(utf8('holiday.zip'), noise),
    open,
  ])
    expect(look(piece(body))).toEqual({ failures: 1, forwarded: 1 });
  const bulk = { from: alice.peer, to: carol.peer, link: LINK };
  expect(look(encodeBulkPiece({ ...bulk, body: content }), 'bulk').failures).toBe(1);
});

test('[T6] sealed pieces, one’s own pieces and other messages are fine', () => {
  const word = utf8('meet me at noon');
  expect(look(piece(bytesOf('sealed', 300)))).toEqual({ failures: 0, forwarded: 1 });
  expect(look(piece(word), 'control', alice.peer), 'on its first hop').toEqual({
    failures: 0,
    forwarded: 0,
  });
  expect(look(encodeMessage({ t: 'choke' }))).toEqual({ failures: 0, forwarded: 0 });
});
