/** A room where everybody wants one file over narrow uplinks, and some only take: what each of them got. */
import type { Room } from '../../src/core/api/room-api.ts';
import { composeRoom } from '../../src/core/room/compose-room.ts';
import { linkedParts } from '../../src/core/room/linked-parts.ts';
import { roomId, topic, type FileId, type PeerId } from '../../src/core/base/ids.ts';
import { decodeMessage } from '../../src/core/wire/message.ts';
import type { Link, Transport } from '../../src/core/ports.ts';
import { fixedCutting } from '../fakes/fixed-chunking.ts';
import { createChunker } from '../../src/core/chunking/chunker.ts';
import { createPrng } from '../fakes/prng.ts';
import { createHostClock } from '../fakes/host-clock.ts';
import { createKeyring } from '../fakes/keyring.ts';
import { createHost } from '../fakes/host.ts';
import { createSimNetwork } from './sim-network.ts';
import { createRandom } from '../fakes/random.ts';
import { createFakeSource, drawContent } from '../fakes/byte-source.ts';
import { createDisk } from '../fakes/disk.ts';
import { createTimeline } from '../fakes/timeline.ts';
import { fairWeather } from './weather.ts';

export type Role = 'seeder' | 'honest' | 'mute' | 'stingy';

export interface PartyOptions {
  readonly seed: string;
  readonly honest: number;
  /** Free-riders that claim to have nothing. */
  readonly mute: number;
  /** Free-riders that tell what they have and never answer a request. */
  readonly stingy: number;
  readonly fileBytes: number;
  readonly chunkBytes: number;
  readonly uplinkBytesPerSecond: number;
  readonly seederBytesPerSecond: number;
}

export interface Guest {
  readonly name: string;
  readonly role: Role;
  readonly peer: PeerId;
  readonly room: Room;
  /** How often it choked somebody. */
  chokes: number;
  haveBytes(): number;
}

export interface Party {
  readonly guests: readonly Guest[];
  secondsIn(): number;
  /** Runs events until a promise that waits for them is settled. */
  settle<T>(promise: Promise<T>): Promise<T>;
  /** Lets time pass until `done` holds, looked at every second; false when it does not by then. */
  runUntil(done: () => boolean, withinSeconds: number): Promise<boolean>;
  /** Chunk bytes that `taker` got from `giver`. */
  given(giver: Guest, taker: Guest): number;
  close(): Promise<void>;
}

const START_MS = Date.UTC(2026, 0, 1);

export async function throwParty(options: PartyOptions): Promise<Party> {
  const prng = createPrng(`party ${options.seed}`);
  const timeline = createTimeline(START_MS);
  const weather = { ...fairWeather };
  const network = createSimNetwork(timeline, weather, prng.fork('network'));
  const keyring = createKeyring();
  const id = prng.bytes(16);

  async function arrive(name: string, role: Role): Promise<Guest> {
    const own = prng.fork(name);
    const host = createHost(timeline, name);
    const identity = keyring.createIdentity(own);
    const disk = createDisk(own.fork('disk'), () => undefined);
    const counted = { chokes: 0 };
    const transport = watched(network.join(identity.peer, host), role, () => counted.chokes++);
    const crypto = keyring.cryptoOf(host, 0, own.fork('crypto'));
    const opening = composeRoom(
      {
        topic: topic(id),
        roomId: roomId(id),
        identity,
        transport,
        ...disk.open(host, weather.diskMs),
        crypto,
        clock: createHostClock(host, 0),
        random: createRandom(own.fork('random')),
        chunker: createChunker(crypto, fixedCutting(options.chunkBytes)),
        name,
      },
      linkedParts,
    );
    const opened = await settle(opening);
    const uploadBytesPerSecond =
      role === 'seeder' ? options.seederBytesPerSecond : options.uplinkBytesPerSecond;
    opened.files.flow.setLimits({ uploadBytesPerSecond, downloadBytesPerSecond: undefined });
    return Object.assign(counted, {
      name,
      role,
      peer: identity.peer,
      room: opened,
      haveBytes: () => opened.files.list()[0]?.haveBytes ?? 0,
    });
  }

  async function settle<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const done = promise.finally(() => (settled = true));
    while (!settled) await timeline.step(timeline.nowMs() + 1_000);
    return done;
  }

  const run = async (ms: number) => {
    const untilMs = timeline.nowMs() + ms;
    while ((await timeline.step(untilMs)) !== undefined);
  };

  const seeder = await arrive('seeder', 'seeder');
  const guests = [seeder];
  for (let i = 0; i < options.honest; i++) guests.push(await arrive(`honest ${i}`, 'honest'));
  for (let i = 0; i < options.mute; i++) guests.push(await arrive(`mute ${i}`, 'mute'));
  for (let i = 0; i < options.stingy; i++) guests.push(await arrive(`stingy ${i}`, 'stingy'));
  await run(5_000);

  const content = drawContent(prng.fork('content'), options.fileBytes, 0);
  const source = createFakeSource(content, createHost(timeline, 'disk'), 1, prng.fork('source'));
  const sharing = { source, name: 'cake.bin', mime: 'application/octet-stream' };
  const file: FileId = await settle(seeder.room.files.share(sharing));
  await run(5_000);
  const begunAtMs = timeline.nowMs();
  for (const guest of guests.slice(1)) await settle(guest.room.files.download(file));

  return {
    guests,
    settle,
    secondsIn: () => (timeline.nowMs() - begunAtMs) / 1_000,
    async runUntil(done, withinSeconds) {
      for (let second = 0; second < withinSeconds && !done(); second++) await run(1_000);
      return done();
    },
    given: (giver, taker) =>
      taker.room.people.list().find((it) => it.peer === giver.peer)?.gaveBytes ?? 0,
    async close() {
      for (const guest of guests) guest.room.close();
      await run(1_000);
    },
  };
}

/** The transport of a guest: chokes are counted, and free-riders keep to themselves what they have. */
function watched(transport: Transport, role: Role, choked: () => void): Transport {
  const wrap = (link: Link): Link => ({
    ...link,
    send(lane, message) {
      const control = lane === 'control' ? decodeMessage(message) : null;
      if (control?.t === 'choke') choked();
      const tells = control?.t === 'bitfield' || control?.t === 'have';
      const rides = role === 'mute' || role === 'stingy';
      if (rides && (lane === 'bulk' || (role === 'mute' && tells))) return true;
      return link.send(lane, message);
    },
  });
  return { ...transport, onLink: (f) => transport.onLink((link) => f(wrap(link))) };
}
