/** A file that is never stored: the page gives it to the worker chunk by chunk, as the download takes it. */
import type { Bytes } from '../../core/base/bytes.ts';
import type { SaveStreamEnd } from './save-stream.ts';

/** From the worker. */
type PipeAsk = 'next' | 'cancel';
/** From the page. */
type PipeAnswer = { readonly bytes: Bytes } | { readonly end: 'done' | 'failed' };

/** The page's end: answers each ask with the next of `chunks`. Returns what ends it early. */
export function servePipe(port: MessagePort, chunks: AsyncIterable<Bytes>): () => void {
  const iterator = chunks[Symbol.asyncIterator]();
  const answer = (it: PipeAnswer) => port.postMessage(it);
  const stop = () => {
    port.close();
    void iterator.return?.(undefined);
  };
  port.onmessage = async ({ data }: MessageEvent<PipeAsk>) => {
    if (data === 'cancel') return stop();
    try {
      const next = await iterator.next();
      answer(next.done ? { end: 'done' } : { bytes: next.value });
    } catch {
      answer({ end: 'failed' });
    }
  };
  return stop;
}

/** The worker's end: a stream that asks for a chunk when there is room for one. */
export function pipeStream(port: MessagePort, { onEnd }: SaveStreamEnd): ReadableStream<Bytes> {
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
