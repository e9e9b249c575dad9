/** What one file's swarm goes by before it asks a peer: choking and the download limit. */
import type { PeerId } from '../../base/ids.ts';

export interface FlowRules {
  /** The peer answers no requests just now. */
  choked(peer: PeerId): boolean;
  /** Whether so many bytes more may be asked for; if not, the swarm is refilled when they may. */
  mayAsk(bytes: number): boolean;
  /** Bytes that were asked for and will not come. */
  giveBack(bytes: number): void;
  /** The download limit holds us back. */
  held(): boolean;
}
