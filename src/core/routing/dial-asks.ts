/** Asks those who have a file to dial us, as they may have no place for who knocks, and dials those who ask us so. */
import { BoundedSet } from '../base/bounded-map.ts';
import type { Bytes } from '../base/bytes.ts';
import { fileId, idBytes, SHORT_ID_BYTES, type FileId, type PeerId } from '../base/ids.ts';
import { TokenBuckets } from '../base/token-bucket.ts';
import {
  DIALS_ASKED_BURST,
  DIALS_ASKED_PER_SECOND,
  SOURCES_DROPPED_MAX,
} from '../limits/providers.ts';
import type { Clock, Off } from '../ports.ts';
import type { Routes } from './routes.ts';

export interface DialAsksOptions {
  readonly clock: Clock;
  readonly routes: Routes;
  isHere(peer: PeerId): boolean;
  /** Whether we give `to` chunks of the file; undefined: of a private one. */
  gives(file: FileId | undefined, to: PeerId): boolean;
  /** Dials a peer that needs a link with us. False: there is no place. */
  serve(peer: PeerId): boolean;
}

const YES = Uint8Array.of(1);
const NO = Uint8Array.of(0);

export class DialAsks {
  readonly #options: DialAsksOptions;
  /** Somebody answered in their name. */
  readonly #answered = new BoundedSet<PeerId>(SOURCES_DROPPED_MAX);
  /** Of links: how often those behind each may have us dial them. */
  readonly #dials = new TokenBuckets<PeerId>(DIALS_ASKED_PER_SECOND, DIALS_ASKED_BURST);
  readonly close: Off;

  constructor(options: DialAsksOptions) {
    this.#options = options;
    this.close = options.routes.onAsk('dial', (...of) => this.#onAsk(...of));
  }

  /** See `Providers.askToDial`. */
  ask(peer: PeerId, file: FileId | undefined): void {
    const { routes } = this.#options;
    // Asked again, since no link came: who answered then, or was in the way, may lie.
    if (this.#answered.delete(peer)) routes.disbelieve(peer);
    void routes.ask(peer, 'dial', file ? idBytes(file) : new Uint8Array()).then((answer) => {
      if (answer) this.#answered.add(peer);
    });
  }

  /** `from` may be anybody's: they only get a link, if there is a place and they are here. */
  #onAsk(from: PeerId, body: Bytes, by: PeerId): Bytes | undefined {
    const { clock, isHere, gives, serve } = this.#options;
    if (body.length !== 0 && body.length !== SHORT_ID_BYTES) return undefined;
    const file = body.length > 0 ? fileId(body) : undefined;
    if (!isHere(from) || !gives(file, from)) return NO;
    return this.#dials.take(by, clock.now()) && serve(from) ? YES : NO;
  }
}
