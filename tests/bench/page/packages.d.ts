/** The parts that the benchmark uses of packages that are installed for it alone, on demand. */
declare module 'webtorrent/dist/webtorrent.min.js' {
  interface Wire {
    readonly peerId: string;
  }
  export interface Torrent {
    readonly torrentFile: Uint8Array;
    readonly downloaded: number;
    readonly length: number;
    once(event: 'seed' | 'trackerAnnounce', f: () => void): void;
    on(event: 'wire', f: (wire: Wire) => void): void;
    on(event: 'done', f: () => void): void;
    on(event: 'error', f: (error: Error) => void): void;
  }
  interface TorrentSettings {
    announce: readonly string[];
    name?: string;
    store?: unknown;
  }
  interface ClientSettings {
    dht: boolean;
    lsd: boolean;
    tracker: { rtcConfig: RTCConfiguration };
  }
  export default class WebTorrent {
    constructor(settings: ClientSettings);
    seed(file: File, settings: TorrentSettings): Torrent;
    add(torrentFile: Uint8Array, settings: TorrentSettings): Torrent;
    on(event: 'error', f: (error: Error) => void): void;
  }
}

declare module 'memory-chunk-store' {
  const MemoryChunkStore: unknown;
  export default MemoryChunkStore;
}

declare module 'bittorrent-tracker/server' {
  import type { Server as HttpServer } from 'node:http';
  export default class Server {
    readonly http: HttpServer;
    constructor(settings: { http: boolean; udp: boolean; ws: boolean; stats: boolean });
    listen(port: number, host: string, onListening: () => void): void;
    close(done: () => void): void;
    on(event: 'error' | 'warning', f: (error: Error) => void): void;
  }
}

declare module 'trystero' {
  interface Action {
    send(data: string): Promise<void>;
    onMessage: ((data: unknown) => void) | null;
  }
  interface Room {
    makeAction(name: string): Action;
    getPeers(): Readonly<Record<string, RTCPeerConnection>>;
    onPeerJoin: (() => void) | null;
    onPeerLeave: (() => void) | null;
  }
  interface RoomSettings {
    appId: string;
    relayConfig: { urls: readonly string[] };
    rtcConfig: RTCConfiguration;
  }
  export function joinRoom(settings: RoomSettings, room: string): Room;
}
