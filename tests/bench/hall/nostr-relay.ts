/** As much of a Nostr relay (NIP-01) as Trystero needs: passes each event to those who asked for its topic. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

interface NostrEvent {
  readonly id: string;
  readonly kind: number;
  readonly tags: readonly (readonly string[])[];
}
type Filter = Readonly<Record<'#x', readonly string[]>>;
type ClientWords =
  | ['REQ', id: string, filter: Filter]
  | ['EVENT', event: NostrEvent]
  | ['CLOSE', id: string];

export async function startNostrRelay() {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  /** Topics by subscription, by socket. */
  const wishes = new Map<WebSocket, Map<string, ReadonlySet<string>>>();
  const pass = (event: NostrEvent) => {
    const topics = event.tags.flatMap(([name, topic]) => (name === 'x' && topic ? [topic] : []));
    for (const [socket, subscriptions] of wishes) {
      for (const [id, wanted] of subscriptions) {
        if (topics.some((it) => wanted.has(it))) socket.send(JSON.stringify(['EVENT', id, event]));
      }
    }
  };
  sockets.on('connection', (socket) => {
    const subscriptions = new Map<string, ReadonlySet<string>>();
    wishes.set(socket, subscriptions);
    socket.on('close', () => wishes.delete(socket));
    socket.on('message', (data) => {
      const said = JSON.parse(data.toString()) as ClientWords;
      if (said[0] === 'CLOSE') subscriptions.delete(said[1]);
      if (said[0] === 'REQ') subscriptions.set(said[1], new Set(said[2]['#x']));
      if (said[0] !== 'EVENT') return;
      pass(said[1]);
      socket.send(JSON.stringify(['OK', said[1].id, true, '']));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
