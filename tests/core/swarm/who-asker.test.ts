/** Asking peers which chunks they hold: in batches, and of no more files than a room has. */
import { expect, test } from 'vitest';
import { fileId } from '../../../src/core/base/ids.ts';
import { FILES_PER_ROOM_MAX } from '../../../src/core/limits/swarm.ts';
import { WhoAsker } from '../../../src/core/swarm/who-asker.ts';
import { bob } from '../../fakes/people.ts';

test('[F8] offers that come and go without end leave no more to ask than a room shows', () => {
  let asked = 0;
  const who = new WhoAsker({
    clock: { now: () => 0 },
    send: (_, message) => void (asked += message.t === 'who' ? message.files.length : 0),
    broadcast: () => undefined,
  });
  who.onLinked(bob.peer, []);
  for (let i = 0; i < 3 * FILES_PER_ROOM_MAX; i++) {
    const bytes = new Uint8Array(16);
    new DataView(bytes.buffer).setUint32(0, i);
    who.ask(fileId(bytes));
  }
  for (let beat = 0; beat < 200; beat++) who.tick();
  expect(asked).toBe(FILES_PER_ROOM_MAX);
});
