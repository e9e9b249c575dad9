/** PeerJS with its default serialization, over its own server. */
import { Peer, type DataConnection } from 'peerjs';
import { notThisSide, type Case, type Meeting } from '../case.ts';

const PIECE_BYTES = 256 * 1024;
const READ_BYTES = 4 * 1024 * 1024;

export function openPeerJs(meeting: Meeting): Case {
  let connection: DataConnection | undefined;
  let sizeBytes = 0;
  let received = 0;

  async function enter(id: string): Promise<Peer> {
    const { host, port } = meeting.peerServer;
    const peer = new Peer(id, { host, port, path: '/', config: { iceServers: [] }, debug: 0 });
    await new Promise((resolve, reject) => {
      peer.on('open', resolve);
      peer.on('error', reject);
    });
    return peer;
  }

  return {
    async offer(file) {
      const peer = await enter(meeting.id);
      peer.on('connection', (it) => it.on('data', () => void serve(it, file)));
      return String(file.size);
    },
    async prepare(ticket) {
      sizeBytes = Number(ticket);
      const peer = await enter(`${meeting.id}-receiver`);
      const made = peer.connect(meeting.id, { reliable: true });
      await new Promise<void>((resolve) => made.on('open', () => resolve()));
      connection = made;
    },
    take() {
      const from = connection ?? notThisSide();
      const started = performance.now();
      return new Promise((resolve) => {
        from.on('data', (data) => {
          received += (data as ArrayBuffer).byteLength;
          if (received < sizeBytes) return;
          resolve({ ms: performance.now() - started, connectMs: 0, bytes: received });
        });
        void from.send('go');
      });
    },
    progress: () => received,
  };
}

/** It cuts pieces itself and queues what the channel does not take; we wait while its queue is not empty. */
async function serve(connection: DataConnection, file: File): Promise<void> {
  const channel = connection.dataChannel;
  for (let at = 0; at < file.size; at += READ_BYTES) {
    const read = await file.slice(at, at + READ_BYTES).arrayBuffer();
    for (let start = 0; start < read.byteLength; start += PIECE_BYTES) {
      await connection.send(read.slice(start, start + PIECE_BYTES));
      while (channel.bufferedAmount > 4 * PIECE_BYTES) await lower(channel);
    }
  }
}

function lower(channel: RTCDataChannel): Promise<void> {
  channel.bufferedAmountLowThreshold = PIECE_BYTES;
  return new Promise((resolve) => {
    channel.addEventListener('bufferedamountlow', () => resolve(), { once: true });
  });
}
