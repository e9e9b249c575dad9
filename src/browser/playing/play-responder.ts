/** The worker's side of playing: answers a player's requests with bytes that its page gives. */
import { isMediaType } from '../../core/api/media-type.ts';
import { answerRange } from '../platform/byte-range.ts';
import { pipeStream } from '../platform/port-pipe.ts';
import type { PlayAsk, PlayHead, PlayRange } from './play-messages.ts';

/** A page answers within milliseconds. One that does not know the token never does. */
const HEAD_TIMEOUT_MS = 10_000;

/** Finds a page by the id that its requests carry. */
export type FindPage = (
  clientId: string,
) => Promise<{ postMessage(ask: PlayAsk, ports: Transferable[]): void } | undefined>;

/** @param clientId empty for what is not a page's request, such as the address typed into another tab */
export async function respondToPlayer(
  token: string,
  request: Request,
  clientId: string,
  findPage: FindPage,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return empty(405);
  const page = clientId ? await findPage(clientId) : undefined;
  if (!page) return empty(404);
  const { port1: port, port2 } = new MessageChannel();
  const answer = nextMessage(port);
  page.postMessage({ type: 'swapmeet/play', token }, [port2]);
  const head = asHead(await answer);
  const response = head ? respond(head, token, request, port) : empty(404);
  if (!response.body) port.close();
  return response;
}

function respond(head: PlayHead, token: string, request: Request, port: MessagePort): Response {
  const headers = playHeaders(head, token);
  const { status, start: from, end: to } = answerRange(request, headers, head.sizeBytes);
  if (status === 416 || request.method === 'HEAD') return new Response(null, { status, headers });
  port.postMessage({ from, to } satisfies PlayRange);
  const onEnd = () => port.close();
  return new Response(pipeStream(port, { onEnd }), { status, headers });
}

/** Whatever the bytes are, the browser takes them for sound or moving pictures, and for nothing that runs here. */
const playHeaders = ({ type }: PlayHead, token: string): Headers =>
  new Headers({
    'Content-Type': type,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    'Accept-Ranges': 'bytes',
    ETag: `"${token}"`,
  });

const empty = (status: 404 | 405): Response => new Response(null, { status });

function asHead(message: unknown): PlayHead | undefined {
  const { type, sizeBytes } = (message ?? {}) as Partial<PlayHead>;
  if (!isMediaType(type) || !Number.isSafeInteger(sizeBytes)) return undefined;
  return { type, sizeBytes: sizeBytes as number };
}

/** The first message, or undefined when none comes in time. */
function nextMessage(port: MessagePort): Promise<unknown> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), HEAD_TIMEOUT_MS);
    port.onmessage = ({ data }) => {
      clearTimeout(timer);
      resolve(data);
    };
  });
}
