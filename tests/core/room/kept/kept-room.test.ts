/** A room that is read without being opened: what its timeline shows, and nothing is written. */
import { describe, expect, test } from 'vitest';
import { writeEntry, type Content } from '../../../../src/core/chat/entry.ts';
import { sealContent } from '../../../../src/core/chat/seal-content.ts';
import { DAY_MS } from '../../../../src/core/limits/shared.ts';
import { keptRoom } from '../../../../src/core/room/kept/kept-room.ts';
import type { Clock, Identity, KeyValueStore } from '../../../../src/core/ports.ts';
import {
  alice,
  bob,
  carol,
  crypto,
  mallory,
  randomOf,
  room as roomId,
  settled,
} from '../../../fakes/people.ts';
import { createRoomRig, type RoomRig } from '../../../rigs/room-rig.ts';

const read = (records: KeyValueStore, { clock }: { readonly clock: Clock }, identity = alice) =>
  keptRoom({ roomId, identity, records, crypto, clock, random: randomOf('kept') });

const inYears = ({ clock }: RoomRig) => ({
  clock: { ...clock, now: () => clock.now() + 400 * DAY_MS },
});

/** What there is in a store. */
const contents = (records: KeyValueStore) => records.entries('');

/** A room in which several people said several things. */
async function lively(): Promise<RoomRig> {
  const rig = await createRoomRig();
  const link = await rig.greet(bob, 'Bob');
  let before: Awaited<ReturnType<typeof writeEntry>> | undefined;
  let seq = 0;
  const hear = async (content: Content, to?: readonly Identity[]) => {
    seq += 1;
    const position = { seq, prev: before?.id, clock: seq + 100, time: seq };
    const context = { roomId, crypto, identity: bob, random: randomOf(`seal ${seq}`) };
    const said = to ? await sealContent(context, position, content, to) : content;
    before = await writeEntry(context, position, said);
    link.hear({ t: 'entries', more: false, list: [before.signed] });
    await settled();
  };
  await hear({ k: 'name', name: 'Bob', box: bob.boxKey });
  await hear({ k: 'text', text: 'to everyone' });
  await hear({ k: 'text', text: 'only for Alice' }, [alice]);
  await hear({ k: 'text', text: 'only for Carol' }, [carol]);
  const nonce = new Uint8Array(16);
  await hear({ k: 'file', nonce, name: 'a plan.pdf', mime: 'application/pdf', size: 5 });
  await rig.room.chat.say('mine');
  await rig.room.chat.say('a secret');
  const secret = rig.room.chat.messages().findLast((it) => it.kind === 'text');
  if (secret) await rig.room.chat.delete(secret.id);
  await rig.room.setTitle('The depot');
  await settled();
  return rig;
}

describe('a room that is kept', () => {
  test('shows what its timeline does, private messages for us included, and has its title', async () => {
    const rig = await lively();
    const shown = rig.room.chat.messages();
    expect(shown.some((it) => it.kind === 'text' && it.text === 'only for Alice')).toBe(true);
    expect(shown.some((it) => it.kind === 'file')).toBe(true);
    rig.room.close();
    expect(await read(rig.records, rig)).toEqual({ messages: shown, title: 'The depot' });
  });

  test('is left as it is', async () => {
    const rig = await lively();
    rig.room.close();
    await settled();
    const before = await contents(rig.records);
    await read(rig.records, inYears(rig)); // an open room would drop what is that old
    await settled();
    expect(await contents(rig.records)).toEqual(before);
  });

  test('shows nothing that this device would drop, or hides', async () => {
    const rig = await lively();
    await rig.room.people.setTreatment(bob.peer, 'muted');
    const { messages } = await read(rig.records, rig);
    expect(messages.map(({ author }) => author)).not.toContain(bob.peer);
    const later = await read(rig.records, inYears(rig));
    expect(later.messages.filter(({ kind }) => kind === 'text')).toEqual([]);
  });

  test('shows somebody else nothing that is private', async () => {
    const rig = await lively();
    rig.room.close();
    const { messages } = await read(rig.records, rig, mallory);
    expect(JSON.stringify(messages)).not.toContain('only for');
  });

  test('is empty where there is nothing', async () => {
    const rig = await createRoomRig();
    const records = { ...rig.records, entries: async () => [], get: async () => undefined };
    expect(await read(records, rig)).toEqual({ messages: [], title: '' });
  });
});
