/** What page and worker tell each other about a file that is played while it comes. */
import { toBase64Url } from '../../core/base/bytes.ts';
import type { MediaType } from '../../core/api/media-type.ts';

/**
 * From the worker to the page in which the player is, with a port: asks for the head of the answer. The worker remembers
 * nothing, so one that the browser has restarted asks in the same way.
 */
export interface PlayAsk {
  readonly type: 'swapmeet/play';
  readonly token: string;
}

/** From the page, over the port: the file that this token stands for. */
export interface PlayHead {
  readonly type: MediaType;
  readonly sizeBytes: number;
}

/** From the worker, over the port: the bytes that it asks for next, [from, to). Then the port is a pipe; see platform/port-pipe.ts. */
export interface PlayRange {
  readonly from: number;
  readonly to: number;
}

/** Where in the worker's scope files are played. */
export const PLAY_PATH = 'play/';

const PLAY_TOKEN_BYTES = 16;
const TOKEN_PATTERN = /^[\w-]{22}$/;

/** Unguessable. */
export const newPlayToken = (): string =>
  toBase64Url(crypto.getRandomValues(new Uint8Array(PLAY_TOKEN_BYTES)));

/** The token in a URL of the worker's scope, or undefined for any other URL. */
export function playTokenOf(url: URL, scope: URL): string | undefined {
  const prefix = scope.pathname + PLAY_PATH;
  const token = url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : '';
  return TOKEN_PATTERN.test(token) ? token : undefined;
}
