/** The bare data channel: bytes out of memory, counted and dropped at the other end, if nothing more is asked. */
import { notThisSide, type Case, type CaseOptions, type Meeting } from '../case.ts';
import { meet } from '../meet.ts';
import { createKeeper } from './bare-keeper.ts';
import { createFileSource } from '../../../../src/browser/chunking/file-source.ts';

/** The size that gave the highest rate with a window; with its credit it fits any browser's message. */
export const FRAME_BYTES = 128 * 1024;
/** Without a window, only the send queue is bounded. */
const QUEUE_BYTES_MAX = 4 * 1024 * 1024;

export async function openBare(meeting: Meeting, options: CaseOptions): Promise<Case> {
  let channel: RTCDataChannel | undefined;
  let sizeBytes = 0;
  let received = 0;
  const keeper = createKeeper(options);

  return {
    async offer(file) {
      const read = options.fromDisk ? createFileSource(file).read : await inMemory(file);
      const { opened } = await meet(meeting.meetUrl, 'offers');
      void opened.then((it) => serve(it, file.size, read, options));
      return String(file.size * (options.copies ?? 1));
    },
    async prepare(ticket) {
      sizeBytes = Number(ticket);
      const { opened } = await meet(meeting.meetUrl, 'answers');
      channel = await opened;
      await keeper.ready();
    },
    take() {
      const bulk = channel ?? notThisSide();
      const started = performance.now();
      return new Promise((resolve) => {
        bulk.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
          received += data.byteLength;
          if (options.windowBytes !== undefined) bulk.send(String(received));
          const kept = keeper.keep(new Uint8Array(data), received === sizeBytes);
          if (received < sizeBytes) return;
          void Promise.resolve(kept).then(() =>
            resolve({ ms: performance.now() - started, connectMs: 0, bytes: received }),
          );
        };
        bulk.send('0');
      });
    },
    progress: () => received,
  };
}

type Read = (
  start: number,
  end: number,
) => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;

async function inMemory(file: File): Promise<Read> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return (start, end) => bytes.subarray(start, end);
}

/** Sends what the receiver's credit allows, or what the queue takes. A message tells what has arrived. */
function serve(channel: RTCDataChannel, sizeBytes: number, read: Read, options: CaseOptions): void {
  const totalBytes = sizeBytes * (options.copies ?? 1);
  const windowBytes = options.windowBytes ?? Infinity;
  let sent = 0;
  let arrived = 0;
  let reading = false;
  const more = async (): Promise<void> => {
    if (reading) return;
    while (sent < totalBytes && sent - arrived + FRAME_BYTES <= windowBytes) {
      if (channel.bufferedAmount > QUEUE_BYTES_MAX) return;
      const at = sent % sizeBytes;
      let frame = read(at, Math.min(at + FRAME_BYTES, sizeBytes));
      if (frame instanceof Promise) {
        reading = true;
        frame = await frame;
        reading = false;
      }
      channel.send(frame);
      sent += frame.length;
    }
  };
  channel.bufferedAmountLowThreshold = QUEUE_BYTES_MAX / 4;
  channel.onbufferedamountlow = () => void more();
  channel.onmessage = ({ data }: MessageEvent<string>) => {
    arrived = Number(data);
    void more();
  };
}
