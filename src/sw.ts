/**
 * The service worker: opens the app without a network, streams files from the chunk cache and to players, and takes what other
 * apps share.
 */
import { AppShell, type ShellFiles } from './browser/platform/app-shell.ts';
import type { UpdateRequest } from './browser/platform/update-request.ts';
import { RECEIVED_DATABASE, ReceivedStore } from './browser/receiving/received-store.ts';
import { isShare, receiveShare } from './browser/receiving/share-target.ts';
import { CHUNKS_DATABASE, createIdbChunkStore } from './browser/storage/idb-chunk-store.ts';
import { IdbDatabase } from './browser/storage/idb.ts';
import { createPackReader } from './browser/storage/pack-reader.ts';
import { PACK_LOCATION } from './browser/storage/pack-record.ts';
import { playTokenOf } from './browser/playing/play-messages.ts';
import { respondToPlayer } from './browser/playing/play-responder.ts';
import { SaveServer } from './browser/saving/save-server.ts';
import {
  SAVES_CHANNEL,
  tokenOf,
  type SaveAnswer,
  type SaveRequest,
} from './browser/saving/save-job.ts';
import { readTiers } from './browser/storage/tiered-chunk-store.ts';

declare const __SHELL_FILES__: ShellFiles;

const worker = self as unknown as ServiceWorkerGlobalScope;
const scope = new URL(worker.registration.scope);
const shell = new AppShell(__SHELL_FILES__, scope);
const pages = new BroadcastChannel(SAVES_CHANNEL);
const saves = new SaveServer({
  chunks: readTiers(
    createIdbChunkStore(new IdbDatabase(CHUNKS_DATABASE, 'relaxed')),
    createPackReader({
      index: new IdbDatabase(PACK_LOCATION.database, 'relaxed'),
      folder: PACK_LOCATION.folder,
    }),
  ),
  jobs: new IdbDatabase('swapmeet-saves', 'relaxed'),
  tell: (news) => pages.postMessage(news),
});

const received = new ReceivedStore(new IdbDatabase(RECEIVED_DATABASE, 'strict'), () => Date.now());

// A new version waits until a page says that nothing moves: the one before may be streaming.
worker.addEventListener('install', (event) => event.waitUntil(shell.install()));

// Claimed at once, so that the first file of the first visit already streams.
worker.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([shell.activate(), worker.clients.claim()]));
});

worker.addEventListener('fetch', (event) => {
  const { request, clientId } = event;
  const url = new URL(request.url);
  const [saved, played] = [tokenOf(url, scope), playTokenOf(url, scope)];
  const respond = () => {
    if (saved) return saves.respond(saved, request);
    if (isShare(request, url, scope))
      return receiveShare(request, scope, received).finally(focusApp);
    if (played) return respondToPlayer(played, request, clientId, (id) => worker.clients.get(id));
    return shell.respond(request);
  };
  const response = respond();
  if (response) event.respondWith(response);
});

/** Goes to the page that told of it: the one that was looked at last. */
worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(focusApp());
});

/** Brings the page to the front that was looked at last. Browsers allow it after a press only. */
function focusApp(): Promise<unknown> {
  const windows = worker.clients.matchAll({ type: 'window' });
  return windows.then(([latest]) => latest?.focus()).catch(() => undefined);
}

worker.addEventListener('message', (event) => {
  const request = event.data as SaveRequest | UpdateRequest | undefined;
  // `swapmeet/stay-awake` asks for nothing: any event keeps the worker up.
  const [port] = event.ports;
  if (request?.type === 'swapmeet/take-over') event.waitUntil(worker.skipWaiting());
  if (request?.type === 'swapmeet/has') port?.postMessage(shell.keeps(request.path));
  if (request?.type === 'swapmeet/pipe' && port) {
    saves.pipe(request.job, port);
    port.postMessage('ready' satisfies SaveAnswer);
  }
  if (request?.type !== 'swapmeet/register') return;
  event.waitUntil(
    saves.register(request.job).then(
      (answer) => port?.postMessage(answer),
      () => port?.postMessage('missing-chunks'),
    ),
  );
});
