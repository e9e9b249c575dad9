/** A file that the page gives to the service worker piece by piece, over a port, as fast as the browser takes it. */
import type { Bytes } from '../../core/base/bytes.ts';

/** From the worker. */
type PipeAsk = 'next' | 'cancel';
/** From the page. */
type PipeAnswer = { readonly bytes: Bytes } | { readonly end: 'done' | 'failed' };

export interface PipeEnd {
  /** Called once, when the stream ends. */
  onEnd(how: 'done' | 'cancelled' | 'failed'): void;
}

/** The page's end: answers each ask with the next of `pieces`. Returns what ends it early. */
export function servePipe(port: MessagePort, pieces: AsyncIterable<Bytes>): () => void {
  const iterator = pieces[Symbol.asyncIterator]();
  let isOpen = true;
  const stop = () => {
    if (!isOpen) return;
    isOpen = false;
    port.close();
    void iterator.return?.(undefined);
  };
  port.onmessage = async ({ data }: MessageEvent<PipeAsk>) => {
    if (data === 'cancel') return stop();
    const answer = await answerTo(iterator);
    if (!isOpen) return;
    // The part of a buffer would be copied with all of it.
    if ('bytes' in answer) port.postMessage(answer, [answer.bytes.buffer]);
    else port.postMessage(answer);
  };
  // Browsers that tell it: the worker has ended.
  port.addEventListener('close', stop);
  return stop;
}

async function answerTo(iterator: AsyncIterator<Bytes>): Promise<PipeAnswer> {
  try {
    const next = await iterator.next();
    return next.done ? { end: 'done' } : { bytes: next.value.slice() };
  } catch {
    return { end: 'failed' };
  }
}

/** The worker's end: a stream that asks for a piece when there is room for one. */
export function pipeStream(port: MessagePort, { onEnd }: PipeEnd): ReadableStream<Bytes> {
  const ask = (it: PipeAsk) => port.postMessage(it);
  const next = () =>
    new Promise<PipeAnswer>((resolve) => {
      port.onmessage = ({ data }: MessageEvent<PipeAnswer>) => resolve(data);
      ask('next');
    });
  return new ReadableStream<Bytes>({
    async pull(controller) {
      const answer = await next();
      if ('bytes' in answer) return controller.enqueue(answer.bytes);
      if (answer.end === 'done') controller.close();
      else controller.error(new Error('The file stopped coming.'));
      onEnd(answer.end);
    },
    cancel() {
      ask('cancel');
      onEnd('cancelled');
    },
  });
}
