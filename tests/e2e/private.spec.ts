/** Private messages: a third person keeps and passes them on, but can read them neither on the disk nor on the wire. */
import { openBox } from '../../src/browser/crypto/aes-gcm.ts';
import { deriveRoomKeys } from '../../src/browser/crypto/room-keys.ts';
import { concat, utf8, type Bytes } from '../../src/core/base/bytes.ts';
import { parseFragment } from '../../src/core/api/room-address.ts';
import { hearFrames, readDisk, type Frame, type KeptRecord } from './eavesdropper.ts';
import { expect, test } from './fixtures.ts';
import { found } from './needles.ts';

const OPEN = 'marmalade for everyone';
const SECRET = 'the zeppelin leaves at nine';

/** The contents of a room's records, opened with the room's link. */
async function unsealed(link: string, records: readonly KeptRecord[]): Promise<Buffer> {
  const place = parseFragment(new URL(link).hash);
  if (!place) throw new Error('no link');
  const { storageKey } = await deriveRoomKeys(place.room);
  const opened = await Promise.all(
    records.map(({ key, bytes }) =>
      openBox(
        storageKey,
        new Uint8Array(bytes) as Bytes,
        concat(utf8('swapmeet/2 rest'), utf8(key)),
      ),
    ),
  );
  return Buffer.concat(opened.flatMap((it) => it ?? []));
}

test('[P1] a private message is kept and passed on by a third person, who cannot read it', async ({
  person,
}) => {
  const people = [await person('alice'), await person('bob'), await person('carol')] as const;
  const [alice, bob, carol] = people;
  const frames: Frame[] = [];
  for (const { context } of people) await hearFrames(context, frames);
  const link = await alice.newRoom();
  await Promise.all([bob.join(link), carol.join(link)]);
  await Promise.all(people.map((one) => one.waitConnected(2)));
  await bob.rename('Bob Vance');
  await bob.say('back in a minute');
  await Promise.all([alice, carol].map((one) => one.hears('back in a minute')));
  await bob.goHome();
  await alice.waitConnected(1);

  await alice.page.getByRole('button', { name: 'To: everyone' }).click();
  await alice.page.getByRole('checkbox', { name: 'Bob Vance' }).check();
  await alice.page.getByRole('button', { name: 'Done' }).click();
  await alice.say(SECRET);
  await expect(alice.message(SECRET)).toContainText('private, to Bob Vance');
  await alice.page.getByRole('button', { name: 'Write to everyone again' }).click();
  await alice.say(OPEN);
  await carol.hears(OPEN);
  await alice.goHome();
  await carol.page.reload(); // from here on it has only what is stored
  await carol.hears(OPEN);

  await bob.join(link);
  await bob.waitConnected(1);
  await bob.hears(SECRET, OPEN);
  await expect(bob.message(SECRET), 'came by way of Carol').toContainText('private, to you');
  await expect(carol.messages, 'what Bob and Alice said to all').toHaveCount(2);
  await expect(carol.page.getByText(SECRET)).toHaveCount(0);

  const disk = await readDisk(carol.page);
  const rests = await unsealed(link, disk);
  expect(rests.includes('sealed'), 'it is among the entries that Carol keeps').toBe(true);
  expect(rests.includes(OPEN), 'the search finds what all may read').toBe(true);
  expect(rests.includes(SECRET)).toBe(false);
  const raw = Buffer.concat(disk.map((it) => it.bytes)).toString('latin1');
  expect(found(raw, { SECRET }), 'on the disk as it is').toEqual([]);

  const sentBy = (by: Frame['by']) => frames.filter((it) => it.by === by).map((it) => it.bytes);
  const [sockets, channels] = [sentBy('WebSocket'), sentBy('RTCDataChannel')];
  const wire = Buffer.concat([...sockets, ...channels]).toString('latin1');
  expect(
    sockets.some((it) => it.includes('"join"')),
    'sockets are heard',
  ).toBe(true);
  expect(
    channels.some((it) => it.includes(OPEN)),
    'channels are heard',
  ).toBe(true);
  expect(found(wire, { SECRET }), 'on the wire').toEqual([]);
});
