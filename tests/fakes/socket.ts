/** WebSockets of a relay that a test plays by hand. */
import type { ClientMessage, RelayMessage } from '../../signaling/protocol.ts';

export interface FakeSocket {
  readonly url: string;
  /** What the client sent and nobody took out yet. */
  readonly sent: ClientMessage[];
  readonly isClosed: () => boolean;
  bufferedAmount: number;
  say(message: RelayMessage | string): void;
  welcome(): void;
  fail(): void;
}

export const SID = 'sid-of-us-------';

/** A `connect` for the client, and every socket that it opened. */
export function createFakeSockets() {
  const sockets: FakeSocket[] = [];
  const connect = (url: string): WebSocket => {
    const sent: ClientMessage[] = [];
    let readyState = 0;
    const native = {
      OPEN: 1,
      bufferedAmount: 0,
      onmessage: null as ((event: { data: unknown }) => void) | null,
      onclose: null as (() => void) | null,
      onerror: null as (() => void) | null,
      get readyState() {
        return readyState;
      },
      send: (text: string) => void sent.push(JSON.parse(text) as ClientMessage),
      close: () => void (readyState = 3),
    };
    const fake: FakeSocket = {
      url,
      sent,
      isClosed: () => readyState === 3,
      set bufferedAmount(bytes: number) {
        native.bufferedAmount = bytes;
      },
      say(message) {
        readyState = 1;
        native.onmessage?.({
          data: typeof message === 'string' ? message : JSON.stringify(message),
        });
      },
      welcome: () =>
        fake.say({ type: 'welcome', v: 1, sid: SID, iceServers: [], heartbeatMs: 20_000 }),
      fail() {
        readyState = 3;
        native.onerror?.();
        native.onclose?.();
      },
    };
    sockets.push(fake);
    return native as unknown as WebSocket;
  };
  return { sockets, connect };
}
