/** The doctor's question to a relay ends, whatever the relay says. */
import { expect, test } from 'vitest';
import { testRelay } from '../../../../src/browser/signaling/relay/relay-probe.ts';
import { SELF_TEST_MS } from '../../../../src/core/limits/webrtc.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';
import { createFakeSockets } from '../../../fakes/socket.ts';

function probe() {
  const clock = createManualClock();
  const { sockets, connect } = createFakeSockets();
  const answer = testRelay('wss://relay/relay', clock, connect);
  const [socket] = sockets;
  if (!socket) throw new Error('no socket');
  return { clock, socket, answer };
}

test('tells the round trip, and closes', async () => {
  const { clock, socket, answer } = probe();
  socket.welcome();
  expect(socket.sent).toEqual([{ type: 'ping' }]);
  clock.pass(40);
  socket.say({ type: 'pong' });
  expect(await answer).toBe(40);
  expect(socket.isClosed()).toBe(true);
});

test('[S32] a relay that says anything but the answer is no relay after a while', async () => {
  const { clock, socket, answer } = probe();
  socket.welcome();
  for (let passedMs = 0; passedMs < SELF_TEST_MS; passedMs += 500) {
    socket.say({ type: 'ice', iceServers: [] });
    clock.pass(500);
  }
  expect(await answer).toBeUndefined();
  expect(socket.isClosed()).toBe(true);
});

test('a relay that closes, or is no URL, is no relay', async () => {
  const { socket, answer } = probe();
  socket.fail();
  expect(await answer).toBeUndefined();
  const refuse = (): WebSocket => {
    throw new SyntaxError('no URL');
  };
  expect(await testRelay('x', createManualClock(), refuse)).toBeUndefined();
});
