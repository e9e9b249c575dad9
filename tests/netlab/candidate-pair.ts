/** Which candidates a page's connection really uses, read from getStats by the lab and not by the app. */
import type { BrowserContext, Page } from '@playwright/test';

/** As getStats has it. */
export interface CandidatePair {
  readonly local: string;
  readonly remote: string;
  /** How the page reaches the TURN server whose address is its local candidate. */
  readonly relayProtocol?: string;
}

declare global {
  interface Window {
    connectionsMade?: RTCPeerConnection[];
  }
}

/** In every page that the context opens from now on. */
export async function watchConnections(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const made: RTCPeerConnection[] = (window.connectionsMade = []);
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
    };
  });
}

/** Of the newest connection that is up. */
export const candidatePair = (page: Page): Promise<CandidatePair | undefined> =>
  page.evaluate(async () => {
    const connections = window.connectionsMade ?? [];
    const connection = connections.findLast((it) => it.connectionState === 'connected');
    const stats = new Map<string, Record<string, string>>();
    (await connection?.getStats())?.forEach((it) => stats.set(it.id, it));
    const transport = [...stats.values()].find((it) => it['type'] === 'transport');
    const pair = stats.get(transport?.['selectedCandidatePairId'] ?? '');
    const local = stats.get(pair?.['localCandidateId'] ?? '');
    const remote = stats.get(pair?.['remoteCandidateId'] ?? '');
    const [ours, theirs] = [local?.['candidateType'], remote?.['candidateType']];
    if (ours === undefined || theirs === undefined) return undefined;
    const protocol = local?.['relayProtocol'];
    return { local: ours, remote: theirs, ...(protocol ? { relayProtocol: protocol } : {}) };
  });

/** What the doctor has to say of such a pair. */
export function wordsFor({ local, remote, relayProtocol }: CandidatePair): string {
  if (local === 'relay') return `TURN over ${(relayProtocol ?? '').toUpperCase()}`;
  if (remote === 'relay') return 'TURN';
  // The lab's devices have private addresses, which are reached from their own network alone.
  const ends = [local, remote];
  const isLan = ends.includes('host') && ends.every((end) => end === 'host' || end === 'prflx');
  return isLan ? 'direct' : 'direct through NAT';
}

export const pairText = ({ local, remote, relayProtocol }: CandidatePair): string =>
  `${local}${relayProtocol ? ` (${relayProtocol})` : ''} / ${remote}`;
