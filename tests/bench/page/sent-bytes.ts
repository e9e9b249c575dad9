/** Counts what leaves this page over all connections that it ever makes. */

const POLL_MS = 1_000;
const last = new Map<number, number>();
const open = new Map<number, RTCPeerConnection>();
let made = 0;

/** A closed connection tells nothing any more, so its last word is kept. */
async function poll(): Promise<void> {
  for (const [id, connection] of open) {
    if (connection.connectionState === 'closed') open.delete(id);
    const reports = (await connection.getStats()) as unknown as Map<string, { type: string }>;
    for (const report of reports.values()) {
      if (report.type !== 'transport') continue;
      last.set(id, (report as { bytesSent?: number }).bytesSent ?? 0);
    }
  }
}

/** Watches every connection that is made from now on. */
export function countSentBytes(): void {
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      open.set(made++, this);
      if (made === 1) setInterval(() => void poll(), POLL_MS);
    }
  };
}

export async function sentBytes(): Promise<number> {
  await poll();
  return [...last.values()].reduce((sum, bytes) => sum + bytes, 0);
}
