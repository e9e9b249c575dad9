/** Alice's whole room over a fake transport: what comes over its links, and what it sends. */
import {
  createMemoryChunkStore,
  createMemoryKeyValueStore,
} from '../../src/core/storage/memory-stores.ts';
import type { Identity, KeyValueStore } from '../../src/core/ports.ts';
import type { Room } from '../../src/core/api/room-api.ts';
import { composeRoom } from '../../src/core/room/compose-room.ts';
import { linkedParts, type LinkedParts } from '../../src/core/room/linked-parts.ts';
import { createManualClock, type ManualClock } from '../fakes/manual-clock.ts';
import { createFakeTransport, type FakeLink, type FakeTransport } from '../fakes/transport.ts';
import {
  alice,
  crypto,
  randomOf,
  room as roomId,
  roomTopic as topic,
  settled,
} from '../fakes/people.ts';

export interface RoomRig {
  readonly room: Room;
  readonly transport: FakeTransport;
  readonly clock: ManualClock;
  /** What the device has stored; a new rig with the same stores is the next visit. */
  readonly records: KeyValueStore;
  readonly fileIndex: KeyValueStore;
  /** A link on which a person has said hello. */
  greet(who: Identity, name: string): Promise<FakeLink>;
}

/**
 * @param laterMs how long after the usual time of a rig the visit is
 * @param parts as `composeRoom` takes it
 */
export async function createRoomRig(
  records = createMemoryKeyValueStore(),
  laterMs = 0,
  fileIndex = createMemoryKeyValueStore(),
  parts: LinkedParts | Promise<LinkedParts> = linkedParts,
): Promise<RoomRig> {
  const transport = createFakeTransport(alice.peer);
  const clock = createManualClock();
  clock.pass(laterMs);
  const room = await composeRoom(
    {
      topic,
      roomId,
      identity: alice,
      transport,
      records,
      fileIndex,
      chunks: createMemoryChunkStore(),
      crypto,
      clock,
      random: randomOf('room'),
      name: 'Alice',
    },
    parts,
  );
  return {
    room,
    transport,
    clock,
    records,
    fileIndex,
    async greet(who, name) {
      const link = transport.link(who.peer);
      link.hear({ t: 'hello', v: 3, name, box: who.boxKey });
      await settled();
      return link;
    },
  };
}
