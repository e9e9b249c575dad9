/** Counts this page's RTCPeerConnections until they are garbage-collected, as the browser does. */
import { CONNECTIONS_MAX } from '../../core/limits/webrtc.ts';

let uncollected = 0;
const collected = new FinalizationRegistry(() => {
  uncollected--;
});

export const hasConnectionLeft = (): boolean => uncollected < CONNECTIONS_MAX;

export function countConnection(connection: RTCPeerConnection): void {
  uncollected++;
  collected.register(connection, undefined);
}
