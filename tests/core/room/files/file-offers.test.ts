/** The list of a room's files, which it may have thousands of and shows several times a second. */
import { expect, test } from 'vitest';
import { BoundedMap } from '../../../../src/core/base/bounded-map.ts';
import { idBytes, type PeerId } from '../../../../src/core/base/ids.ts';
import { FileOffers } from '../../../../src/core/room/files/file-offers.ts';
import type { PrivateMessages } from '../../../../src/core/room/private-messages.ts';
import { bob, carol, crypto, mallory, randomOf } from '../../../fakes/people.ts';
import { createParty, offerOf } from '../../../rigs/files-rig.ts';

test('[N4] an offer is drawn again only when what it shows has changed, however often peers say what they hold', async () => {
  const party = createParty();
  const { files, peers } = await party.join(bob);
  for (const { peer } of [carol, mallory]) peers.link(peer);
  const names = new Map<PeerId, string>();
  const offers = new FileOffers({
    ...{ identity: bob, crypto, files, random: randomOf('offers') },
    privateMessages: {} as PrivateMessages,
    ofEntry: new BoundedMap(8),
    nameOf: (peer) => names.get(peer) ?? 'nobody',
    isBlocked: () => false,
    changed: () => undefined,
  });
  const list = [await offerOf(mallory, 'one', 9_000, bob.peer)];
  list.push(await offerOf(mallory, 'two', 9_000, bob.peer));
  for (const offer of list) await files.offer(offer);
  const holds = (peer: PeerId, bits: number) => {
    for (const { id } of list) {
      peers.deliver(peer, { t: 'bitfield', file: idBytes(id), bits: new Uint8Array([bits]) });
    }
  };
  holds(mallory.peer, 0xf0);
  const [one, two] = offers.list();
  expect(one?.holders).toMatchObject([{ peer: mallory.peer, name: 'nobody' }]);
  holds(mallory.peer, 0x0f);
  expect(offers.list()[0], 'as many as before').toBe(one);
  expect(offers.list()[1]).toBe(two);
  names.set(mallory.peer, 'Mallory');
  expect(offers.list()[0]).toMatchObject({ sharerName: 'Mallory', holders: [{ name: 'Mallory' }] });
  holds(carol.peer, 0x80);
  expect(offers.list()[1]?.holders).toHaveLength(2);
  peers.unlink(carol.peer);
  expect(offers.list()[1]?.holders).toHaveLength(1);
});
