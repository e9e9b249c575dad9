/** The bare data channel: bytes out of memory, counted and dropped at the other end. */
import { notThisSide, type Case, type CaseOptions, type Meeting } from '../case.ts';
import { meet } from '../meet.ts';

/** The size that gave the highest rate with a window; with its credit it fits any browser's message. */
export const FRAME_BYTES = 128 * 1024;
/** Without a window, only the send queue is bounded. */
const QUEUE_BYTES_MAX = 4 * 1024 * 1024;

export async function openBare(meeting: Meeting, options: CaseOptions): Promise<Case> {
  let channel: RTCDataChannel | undefined;
  let sizeBytes = 0;
  let received = 0;

  return {
    async offer(file) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { opened } = await meet(meeting.meetUrl, 'offers');
      void opened.then((it) => serve(it, bytes, options));
      return String(file.size * (options.copies ?? 1));
    },
    async prepare(ticket) {
      sizeBytes = Number(ticket);
      const { opened } = await meet(meeting.meetUrl, 'answers');
      channel = await opened;
    },
    take() {
      const bulk = channel ?? notThisSide();
      const started = performance.now();
      return new Promise((resolve) => {
        bulk.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
          received += data.byteLength;
          if (options.windowBytes !== undefined) bulk.send(String(received));
          if (received < sizeBytes) return;
          resolve({ ms: performance.now() - started, connectMs: 0, bytes: received });
        };
        bulk.send('0');
      });
    },
    progress: () => received,
  };
}

/** Sends what the receiver's credit allows, or what the queue takes. A message tells what has arrived. */
function serve(
  channel: RTCDataChannel,
  bytes: Uint8Array<ArrayBuffer>,
  options: CaseOptions,
): void {
  const totalBytes = bytes.length * (options.copies ?? 1);
  const windowBytes = options.windowBytes ?? Infinity;
  let sent = 0;
  let arrived = 0;
  const more = (): void => {
    while (sent < totalBytes && sent - arrived + FRAME_BYTES <= windowBytes) {
      if (channel.bufferedAmount > QUEUE_BYTES_MAX) return;
      const at = sent % bytes.length;
      const frame = bytes.subarray(at, Math.min(at + FRAME_BYTES, bytes.length));
      channel.send(frame);
      sent += frame.length;
    }
  };
  channel.bufferedAmountLowThreshold = QUEUE_BYTES_MAX / 4;
  channel.onbufferedamountlow = more;
  channel.onmessage = ({ data }: MessageEvent<string>) => {
    arrived = Number(data);
    more();
  };
}
