/** People with libraries and without links: routes and a log that lead everywhere, and files as their ids alone. */
import type { FolderFile, LibraryFolder } from '../../src/core/api/library.ts';
import { utf8, type Bytes } from '../../src/core/base/bytes.ts';
import { SwapError } from '../../src/core/base/errors.ts';
import type { FileId, PeerId } from '../../src/core/base/ids.ts';
import { Library, type LibraryOptions } from '../../src/core/library/library.ts';
import type {
  LibraryFiles,
  LibraryOffer,
  SharedLibrary,
} from '../../src/core/library/library-files.ts';
import { createMemoryKeyValueStore } from '../../src/core/storage/memory-stores.ts';
import { fileIdOf } from '../../src/core/swarm/manifest/manifest.ts';
import type { ByteSource, Identity, KeyValueStore } from '../../src/core/ports.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { createFakePeers, type FakePeers } from '../fakes/peers.ts';
import { bytesOf, crypto, randomOf, room } from '../fakes/people.ts';
import { createFakeRoutes } from '../fakes/routes.ts';

/** What one person has of the room's files. */
export interface Shelf {
  readonly offered: Map<FileId, LibraryOffer>;
  readonly served: Map<FileId, Bytes>;
  /** Somebody is taking these. */
  readonly busy: Set<FileId>;
  hashing: readonly FileId[];
}

export interface LibraryMember {
  readonly identity: Identity;
  readonly library: Library;
  readonly shelf: Shelf;
  readonly records: KeyValueStore;
  readonly peers: FakePeers;
}

/** A file of a folder; `text` undefined: it is gone. */
export const folderFile = (path: string, text: string | undefined = path): FolderFile => ({
  path,
  sizeBytes: text?.length ?? 1,
  modifiedMs: 1,
  async open() {
    if (text === undefined) throw new SwapError('source-gone', 'as the test wishes');
    const bytes = utf8(text);
    const source = {
      sizeBytes: bytes.length,
      read: async (a: number, b: number) => bytes.slice(a, b),
    };
    return { source, mime: 'text/plain' };
  },
});
export const folderOf = (...files: FolderFile[]): LibraryFolder => ({ name: 'Folder', files });

const bytesOfSource = (source: ByteSource) => source.read(0, source.sizeBytes);

export function createLibraryRig() {
  const routes = createFakeRoutes();
  const clock = createManualClock();
  /** What the log offers, the same for all. */
  const log = new Map<FileId, SharedLibrary & { readonly bytes: Bytes }>();
  const away = new Set<PeerId>();
  let shared = 0;

  function filesOf(identity: Identity, shelf: Shelf): LibraryFiles {
    const offer = (it: LibraryOffer) => void shelf.offered.set(it.id, it);
    return {
      libraries: () => [...log.values()],
      async *read(id) {
        const bytes = log.get(id)?.bytes ?? new Uint8Array();
        for (let at = 0; at < bytes.length; at += 100) yield bytes.slice(at, at + 100);
      },
      async share(source, name, count) {
        const { publicKey: key, peer: owner } = identity;
        const nonce = bytesOf(`nonce ${++shared}`, 16);
        const { sizeBytes } = source;
        const id = await fileIdOf(crypto, key, { nonce, name, mime: '', sizeBytes });
        log.set(id, { id, owner, key, name, count, sizeBytes, bytes: await bytesOfSource(source) });
        return id;
      },
      withdraw: async (id) => void log.delete(id),
      idOf: (it) => fileIdOf(crypto, it.key, it),
      async give(it, source) {
        offer(it);
        shelf.served.set(it.id, await bytesOfSource(source));
      },
      offer,
      isServed: (id) => shelf.served.has(id),
      async reattach(id, source) {
        shelf.served.set(id, await bytesOfSource(source));
        return true;
      },
      isIdle: (id) => !shelf.busy.has(id),
      end: async (id) => {
        shelf.offered.delete(id);
        shelf.served.delete(id);
      },
      hashing: () => shelf.hashing,
    };
  }

  function join(
    identity: Identity,
    more: Partial<LibraryOptions> & { readonly records?: KeyValueStore } = {},
  ): LibraryMember {
    const shelf: Shelf = { offered: new Map(), served: new Map(), busy: new Set(), hashing: [] };
    const records = more.records ?? createMemoryKeyValueStore();
    const peers = createFakePeers();
    const library = new Library({
      ...{ roomId: room, identity, crypto, clock, random: randomOf(identity.peer), records, peers },
      routes: routes.of(identity.peer),
      files: filesOf(identity, shelf),
      isHere: (peer) => !away.has(peer),
      isKnown: () => true,
      ...more,
    });
    return { identity, library, shelf, records, peers };
  }

  return { routes, clock, log, away, join };
}
