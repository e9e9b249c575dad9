/** The page's side of saving through the service worker. */
import { SwapError } from '../../core/base/errors.ts';
import type { Bytes } from '../../core/base/bytes.ts';
import type { SavableFile } from '../../core/api/views.ts';
import {
  createPipedJob,
  createSaveJob,
  SAVE_PATH,
  SAVES_CHANNEL,
  type PipedJob,
  type SaveAnswer,
  type SaveJob,
  type SaveNews,
  type SaveRequest,
} from './save-job.ts';
import { servePipe } from '../platform/port-pipe.ts';

/** The worker looks up every chunk of the file before it answers. */
const REGISTER_TIMEOUT_MS = 15_000;
/** A browser that has not asked the worker by then never asks workers for downloads. */
const START_TIMEOUT_MS = 10_000;
/** Where nothing else can save it. */
const START_TIMEOUT_MS_STREAMED = 30_000;
/** The worker sends news every 5 s while it streams. Counted in looks, so that sleep does not count as silence. */
const LOOK_EVERY_MS = 10_000;
const SILENT_LOOKS_MAX = 6;
/** Removing the frame at once can end the download in some browsers. */
const FRAME_LINGERS_MS = 30_000;

/**
 * Resolves once all of it is saved or the person has cancelled it; undefined where the worker cannot save it.
 * @param isPiped its bytes come from the page; else the worker reads its chunks
 * @throws SwapError storage-failed
 */
export async function saveByWorker(
  { active: worker, scope }: ServiceWorkerRegistration,
  file: SavableFile,
  isPiped = file.streamed,
): Promise<'done' | 'cancelled' | undefined> {
  if (!worker) return undefined;
  const job = isPiped ? createPipedJob(file) : createSaveJob(file);
  const ended = new AbortController();
  const stop = await hand(worker, job, () => file.read(ended.signal));
  if (!stop) return undefined;
  const news = new BroadcastChannel(SAVES_CHANNEL);
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.src = new URL(SAVE_PATH + job.token, scope).href;
  try {
    const startMs = file.streamed ? START_TIMEOUT_MS_STREAMED : START_TIMEOUT_MS;
    const end = follow(news, job.token, worker, startMs);
    document.body.append(frame);
    const state = await end;
    if (state === 'failed')
      throw new SwapError(
        'storage-failed',
        'Saving broke off before the end. Save the file again.',
      );
    if (state !== 'never-started') return state;
    frame.remove(); // it must not start while the file is saved as a Blob
    return undefined;
  } finally {
    // What is still waited for may never come: nobody saves it any more.
    ended.abort();
    stop();
    news.close();
    setTimeout(() => frame.remove(), FRAME_LINGERS_MS);
  }
}

/** Gives the job to the worker. Returns what ends our part in it, or undefined where the worker does not take it. */
function hand(
  worker: ServiceWorker,
  job: SaveJob | PipedJob,
  read: () => AsyncIterable<Bytes>,
): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const refuse = () => {
      port1.close();
      resolve(undefined);
    };
    const timer = setTimeout(refuse, REGISTER_TIMEOUT_MS);
    port1.onmessage = ({ data }) => {
      clearTimeout(timer);
      if ((data as SaveAnswer) !== 'ready') return refuse();
      resolve('hashes' in job ? () => port1.close() : servePipe(port1, read()));
    };
    const request: SaveRequest =
      'hashes' in job ? { type: 'swapmeet/register', job } : { type: 'swapmeet/pipe', job };
    worker.postMessage(request, [port2]);
  });
}

/** How the download ends. Answers each sign of life, which keeps the worker up. */
function follow(
  news: BroadcastChannel,
  token: string,
  worker: ServiceWorker,
  startMs: number,
): Promise<'done' | 'cancelled' | 'failed' | 'never-started'> {
  return new Promise((resolve) => {
    let silentLooks = 0;
    const settle = (state: 'done' | 'cancelled' | 'failed' | 'never-started') => {
      clearTimeout(start);
      clearInterval(looking);
      resolve(state);
    };
    const start = setTimeout(() => settle('never-started'), startMs);
    const looking = setInterval(() => {
      silentLooks += 1;
      if (silentLooks > SILENT_LOOKS_MAX) settle('failed');
    }, LOOK_EVERY_MS);
    news.onmessage = ({ data }) => {
      const { token: about, state } = data as SaveNews;
      if (about !== token) return;
      clearTimeout(start);
      silentLooks = 0;
      if (state === 'started' || state === 'alive')
        worker.postMessage({ type: 'swapmeet/stay-awake' } satisfies SaveRequest);
      else settle(state);
    };
  });
}
