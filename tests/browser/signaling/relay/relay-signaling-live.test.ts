/** The client of the relay against the relay itself. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import { platformClock, platformRandom } from '../../../../src/browser/platform/clock.ts';
import { RelaySignaling } from '../../../../src/browser/signaling/relay/relay-signaling.ts';
import type { MediumAddress, Member } from '../../../../src/browser/signaling/signaling.ts';
import { utf8, type Bytes } from '../../../../src/core/base/bytes.ts';
import { topic } from '../../../../src/core/base/ids.ts';
import { RELAY_PATH } from '../../../../signaling/protocol.ts';
import { startServer } from '../../../rigs/relay-server.ts';

const TOPIC = topic(new Uint8Array(16).fill(3));

function client(port: number, name: string) {
  const signaling = new RelaySignaling({
    urls: [`ws://localhost:${port}${RELAY_PATH}`],
    clock: platformClock,
    random: platformRandom,
    connect: (url) => new NodeWebSocket(url) as unknown as WebSocket,
  });
  const members: Member<MediumAddress>[] = [];
  const boxes: { from: string; box: Bytes }[] = [];
  const gone: string[] = [];
  const statuses: string[] = [];
  signaling.onMembers((sample) => members.push(...sample));
  signaling.onBox((from, box) => boxes.push({ from, box }));
  signaling.onGone((address) => gone.push(address));
  signaling.onStatus((status) => statuses.push(status));
  signaling.start(TOPIC);
  signaling.announce(utf8(name));
  onTestFinished(() => signaling.close());
  return { signaling, members, boxes, gone, statuses };
}

test('two find each other, exchange boxes, and come back after the relay has been away', async () => {
  const server = await startServer();
  const alice = client(server.port, 'alice');
  await vi.waitFor(() => expect(alice.statuses).toEqual(['connecting', 'online']));
  const bob = client(server.port, 'bob');
  await vi.waitFor(() => expect(bob.members.length).toBe(1));
  const [seen] = bob.members;
  expect(seen?.peerRecord).toEqual(utf8('alice'));

  expect(bob.signaling.send(seen?.address ?? '', utf8('hello'))).toBe(true);
  await vi.waitFor(() => expect(alice.boxes.length).toBe(1));
  expect(alice.boxes[0]?.box).toEqual(utf8('hello'));
  alice.signaling.send(alice.boxes[0]?.from ?? '', utf8('hello back'));
  await vi.waitFor(() => expect(bob.boxes[0]?.box).toEqual(utf8('hello back')));

  await server.close();
  await vi.waitFor(() => expect(alice.statuses.at(-1)).not.toBe('online'));
  await startServer({ port: server.port });
  alice.signaling.refresh();
  await vi.waitFor(() => expect(alice.statuses.at(-1)).toBe('online'), 5_000);
  await vi.waitFor(() => expect(bob.statuses.at(-1)).toBe('online'), 5_000);

  alice.signaling.close();
  bob.members.length = 0;
  bob.signaling.send(seen?.address ?? '', utf8('still there?'));
  await vi.waitFor(() => expect(bob.gone).toEqual([seen?.address]));
});
