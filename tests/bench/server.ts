/** Everything that the pages need on this machine: files, the relay, a bare relay, a tracker, a PeerServer. */
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import sirv from 'sirv';
import { WebSocketServer, type WebSocket } from 'ws';
import { Relay } from '../../signaling/relay.ts';
import { loadPeerServer, loadTracker } from './packages.ts';
import type { Meeting } from './page/case.ts';

export interface BenchServer {
  /** A page of a person of that name: an origin of its own, so that nobody finds another's storage, and safe without TLS. */
  pageUrl(person: string, page?: string): string;
  meeting(id: string): Meeting;
  close(): Promise<void>;
}

export interface ServerSettings {
  /** The address to listen on; browsers elsewhere have to be told that it is every name under localhost. */
  readonly host?: string;
  /** The built pages; the folder goes when the server is closed. */
  readonly pageDir: string;
  /** The compared packages' servers too. */
  readonly others: boolean;
}

export async function startServer(settings: ServerSettings): Promise<BenchServer> {
  const host = settings.host ?? 'localhost';
  const files = sirv(settings.pageDir, { etag: true });
  const server = createServer((request, response) => {
    files(request, response, () => void response.writeHead(404).end());
  });
  // The runs come one after the other from one address, which no limit of the relay has in mind.
  const relay = new Relay();
  const meetings = createMeetings();
  server.on('upgrade', (request, socket, head) => {
    if (!relay.upgrade(request, socket, head)) meetings.upgrade(request, socket, head);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  const tracker = settings.others ? await startTracker() : undefined;
  const peers = settings.others ? await startPeerServer() : undefined;
  return {
    pageUrl: (person, page = '') => `http://${person}.localhost:${port}/${page}`,
    meeting: (id) => ({
      id,
      relayUrl: `ws://${host}:${port}/relay`,
      meetUrl: `ws://${host}:${port}/meet/${id}`,
      trackerUrl: `ws://localhost:${tracker?.port ?? 0}`,
      peerServer: { host: 'localhost', port: peers?.port ?? 0 },
    }),
    async close() {
      await relay.close();
      meetings.close();
      tracker?.close();
      peers?.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(settings.pageDir, { recursive: true, force: true });
    },
  };
}

/** What one socket of a path says, the others of that path hear. */
function createMeetings() {
  const sockets = new WebSocketServer({ noServer: true });
  const rooms = new Map<string, Set<WebSocket>>();
  sockets.on('connection', (socket, { url = '' }) => {
    const room = rooms.get(url) ?? new Set();
    rooms.set(url, room.add(socket));
    socket.on('message', (data) => {
      for (const other of room) if (other !== socket) other.send(data.toString());
    });
    socket.on('close', () => {
      room.delete(socket);
      if (room.size === 0) rooms.delete(url);
    });
  });
  return {
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      sockets.handleUpgrade(request, socket, head, (it) => sockets.emit('connection', it, request));
    },
    close: () => sockets.close(),
  };
}

async function startTracker() {
  const { default: Tracker } = await loadTracker();
  const tracker = new Tracker({ http: false, udp: false, ws: true, stats: false });
  tracker.on('error', () => undefined);
  tracker.on('warning', () => undefined);
  await new Promise<void>((resolve) => tracker.listen(0, 'localhost', resolve));
  const { port } = tracker.http.address() as AddressInfo;
  return { port, close: () => tracker.close(() => undefined) };
}

async function startPeerServer() {
  const { PeerServer } = loadPeerServer();
  const http = await new Promise<Server>((resolve) => {
    PeerServer({ port: 0, host: 'localhost', path: '/' }, resolve);
  });
  const close = () => {
    http.closeAllConnections();
    http.close();
  };
  return { port: (http.address() as AddressInfo).port, close };
}
