/** The page's side of playing: gives the worker the bytes that a player asks for, while the file may still be coming. */
import type { MediaType } from '../../core/api/media-type.ts';
import { BoundedMap } from '../../core/base/bounded-map.ts';
import type { Bytes } from '../../core/base/bytes.ts';
import { servePipe } from '../platform/port-pipe.ts';
import {
  newPlayToken,
  PLAY_PATH,
  type PlayAsk,
  type PlayHead,
  type PlayRange,
} from './play-messages.ts';

/** Players that are open at a time: more than a person watches. The oldest gets nothing more. */
const PLAYERS_MAX = 8;
/** Requests of one player at a time. Browsers have two or three; what they have given up is not always told. */
const READERS_MAX = 6;

export interface PlayedFile {
  readonly type: MediaType;
  readonly sizeBytes: number;
  read(range: PlayRange, signal: AbortSignal): AsyncIterable<Bytes>;
}

/** A file that a player has open. */
export interface OpenFile {
  /** For the `src` of a player of this page, until `end`. */
  readonly url: string;
  /** Its bytes could not be read, so what the player says of its format means nothing. */
  hasBroken(): boolean;
  end(): void;
}

interface Reading {
  readonly file: PlayedFile;
  readonly readers: BoundedMap<symbol, () => void>;
  hasBroken: boolean;
}

export class PlayServer {
  readonly #scope: string;
  readonly #workers: EventTarget;
  readonly #played = new BoundedMap<string, Reading>(PLAYERS_MAX, endReaders);

  /** @param workers the page's ServiceWorkerContainer, where the worker asks */
  constructor(scope: string, workers: EventTarget) {
    this.#scope = scope;
    this.#workers = workers;
    workers.addEventListener('message', this.#onAsk);
  }

  open(file: PlayedFile): OpenFile {
    const token = newPlayToken();
    const readers = new BoundedMap<symbol, () => void>(READERS_MAX, (stop) => stop());
    const reading: Reading = { file, readers, hasBroken: false };
    this.#played.set(token, reading);
    return {
      url: new URL(PLAY_PATH + token, this.#scope).href,
      hasBroken: () => reading.hasBroken,
      end: () => {
        this.#played.delete(token);
        endReaders(reading);
      },
    };
  }

  /** Every token means nothing from now on. */
  close(): void {
    this.#workers.removeEventListener('message', this.#onAsk);
    for (const reading of this.#played.values()) endReaders(reading);
    this.#played.clear();
  }

  readonly #onAsk = (event: Event): void => {
    const { data, ports } = event as MessageEvent<PlayAsk | undefined>;
    const [port] = ports;
    if (data?.type !== 'swapmeet/play' || !port) return;
    const reading = this.#played.get(data.token);
    // Not answered: another room of this page may know it.
    if (!reading) return;
    const { type, sizeBytes } = reading.file;
    port.onmessage = ({ data: range }: MessageEvent<PlayRange>) => serve(reading, range, port);
    port.postMessage({ type, sizeBytes } satisfies PlayHead);
  };
}

function serve(reading: Reading, range: PlayRange, port: MessagePort): void {
  const reader = Symbol('reader');
  const { file, readers } = reading;
  const abort = new AbortController();
  const pieces = file.read(range, abort.signal)[Symbol.asyncIterator]();
  const end = () => {
    readers.delete(reader);
    abort.abort();
  };
  const iterator: AsyncIterator<Bytes> = {
    async next() {
      try {
        const next = await pieces.next();
        if (next.done) end();
        return next;
      } catch (error) {
        reading.hasBroken ||= !abort.signal.aborted;
        end();
        throw error;
      }
    },
    async return() {
      end();
      return { done: true, value: undefined };
    },
  };
  readers.set(reader, servePipe(port, { [Symbol.asyncIterator]: () => iterator }));
}

function endReaders({ readers }: Pick<Reading, 'readers'>): void {
  for (const stop of [...readers.values()]) stop();
}
