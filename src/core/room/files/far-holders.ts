/**
 * Who has a file, of people without a link to us: those who are linked say it themselves. It is asked when a person looks at that, of
 * the members who keep it, for one file after another.
 */
import type { NamedPeer } from '../../api/views.ts';
import { BoundedMap } from '../../base/bounded-map.ts';
import type { FileId, PeerId } from '../../base/ids.ts';
import { steadyClock } from '../../base/steady-clock.ts';
import { FAR_HOLDERS_FILES_MAX, FAR_HOLDERS_MS } from '../../limits/providers.ts';
import type { Providers } from '../../peers.ts';
import type { Offered } from '../../swarm/offer-book.ts';

export interface FarHoldersOptions {
  readonly clock: { now(): number };
  readonly providers: Pick<Providers, 'find' | 'isFar'>;
  offered(file: FileId): Offered | undefined;
  nameOf(peer: PeerId): string;
}

interface Found {
  /** When it was over; Infinity while it is not. */
  atMs: number;
  readonly peers: Promise<readonly PeerId[]>;
}

export class FarHolders {
  readonly #options: FarHoldersOptions;
  /** Of each file, what came of its last lookup. */
  readonly #found = new BoundedMap<FileId, Found>(FAR_HOLDERS_FILES_MAX);
  /** Ends with the last lookup that waits. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: FarHoldersOptions) {
    this.#options = { ...options, clock: steadyClock(options.clock) };
  }

  /** See `RoomFiles.farHolders`. */
  async of(file: FileId): Promise<readonly NamedPeer[]> {
    const { providers, offered, nameOf } = this.#options;
    const it = offered(file);
    if (!it || it.withdrawn || it.offer.recipients || it.offer.unlisted) return [];
    const peers = await this.#lookUp(file, !it.offer.own);
    return peers
      .filter((peer) => peer !== it.offer.sharer && providers.isFar(peer))
      .map((peer) => ({ peer, name: nameOf(peer) }));
  }

  /** @param isThorough all keepers are asked; of our own file most know of nobody but us, and that is enough */
  #lookUp(file: FileId, isThorough: boolean): Promise<readonly PeerId[]> {
    const { clock, providers } = this.#options;
    const known = this.#found.get(file);
    if (known && clock.now() - known.atMs < FAR_HOLDERS_MS) return known.peers;
    const peers = this.#last.then(() => providers.find(file, isThorough)).catch(() => []);
    const found: Found = { atMs: Infinity, peers };
    this.#last = peers.then(() => void (found.atMs = clock.now()));
    this.#found.set(file, found);
    return peers;
  }
}
