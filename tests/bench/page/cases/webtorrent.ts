/** WebTorrent with its own pieces, over a tracker on this machine. */
import WebTorrent, { type Torrent } from 'webtorrent/dist/webtorrent.min.js';
import { notThisSide, type Case, type CaseOptions, type Meeting } from '../case.ts';
import MemoryChunkStore from 'memory-chunk-store';

export function openWebTorrent(meeting: Meeting, options: CaseOptions): Case {
  const client = new WebTorrent({
    dht: false,
    lsd: false,
    tracker: { rtcConfig: { iceServers: [] } },
  });
  const announce = [meeting.trackerUrl];
  const settings = options.inMemory ? { announce, store: MemoryChunkStore } : { announce };
  let ticketBytes: Uint8Array | undefined;
  let torrent: Torrent | undefined;

  return {
    async offer(file) {
      // Listening from the start: the announcement may be out before the torrent says that it is ready.
      const seeding = client.seed(file, { ...settings, name: meeting.id });
      const heard = (event: 'seed' | 'trackerAnnounce') =>
        new Promise<void>((resolve) => seeding.once(event, resolve));
      await Promise.all([heard('seed'), heard('trackerAnnounce')]);
      return btoa(Array.from(seeding.torrentFile, (byte) => String.fromCharCode(byte)).join(''));
    },
    prepare(ticket) {
      ticketBytes = Uint8Array.from(atob(ticket), (char) => char.charCodeAt(0));
      return Promise.resolve();
    },
    take() {
      const started = performance.now();
      let wiredAt: number | undefined;
      torrent = client.add(ticketBytes ?? notThisSide(), settings);
      const fetching = torrent;
      fetching.on('wire', () => (wiredAt ??= performance.now()));
      return new Promise((resolve, reject) => {
        client.on('error', reject);
        fetching.on('error', reject);
        fetching.on('done', () => {
          const from = wiredAt ?? started;
          const ms = performance.now() - from;
          resolve({ ms, connectMs: from - started, bytes: fetching.length });
        });
      });
    },
    progress: () => torrent?.downloaded ?? 0,
  };
}
