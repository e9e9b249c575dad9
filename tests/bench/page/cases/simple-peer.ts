/** simple-peer's stream, written and read as its README does, with the pieces that suit it best. */
import type { Instance } from 'simple-peer';
import SimplePeer from 'simple-peer/simplepeer.min.js';
import { notThisSide, type Case, type Meeting } from '../case.ts';

const PIECE_BYTES = 64 * 1024;
const READ_BYTES = 4 * 1024 * 1024;

export async function openSimplePeer(meeting: Meeting): Promise<Case> {
  let peer: Instance | undefined;
  let sizeBytes = 0;
  let received = 0;

  async function connect(initiator: boolean): Promise<Instance> {
    const socket = new WebSocket(meeting.meetUrl);
    await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
    const hello = new Promise((resolve) =>
      socket.addEventListener('message', resolve, { once: true }),
    );
    if (initiator) socket.send('{}');
    else await hello;
    if (!initiator) socket.send('{}');
    if (initiator) await hello;
    const config = { iceServers: [] };
    const made = new SimplePeer({ initiator, trickle: true, config }) as unknown as Instance;
    made.on('signal', (signal) => socket.send(JSON.stringify(signal)));
    socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
      if (data !== '{}') made.signal(data);
    });
    made.on('error', () => undefined);
    return made;
  }

  return {
    async offer(file) {
      // The sender answers, so that the receiver's hello is never too early.
      void connect(false).then((made) => made.once('data', () => void serve(made, file)));
      return String(file.size);
    },
    async prepare(ticket) {
      sizeBytes = Number(ticket);
      peer = await connect(true);
      const made = peer;
      await new Promise<void>((resolve) => made.once('connect', () => resolve()));
    },
    take() {
      const made = peer ?? notThisSide();
      const started = performance.now();
      return new Promise((resolve) => {
        made.on('data', (data: Uint8Array) => {
          received += data.length;
          if (received < sizeBytes) return;
          resolve({ ms: performance.now() - started, connectMs: 0, bytes: received });
        });
        made.write('go');
      });
    },
    progress: () => received,
  };
}

async function serve(peer: Instance, file: File): Promise<void> {
  for (let at = 0; at < file.size; at += READ_BYTES) {
    const read = new Uint8Array(await file.slice(at, at + READ_BYTES).arrayBuffer());
    for (let start = 0; start < read.length; start += PIECE_BYTES) {
      if (peer.write(read.subarray(start, start + PIECE_BYTES))) continue;
      await new Promise<void>((resolve) => peer.once('drain', () => resolve()));
    }
  }
}
