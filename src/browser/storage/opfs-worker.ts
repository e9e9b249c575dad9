/** The dedicated worker that owns a tab's packs: writing and flushing block it instead of the page. */
import type { Bytes } from '../../core/base/bytes.ts';
import { errorCode } from '../../core/base/errors.ts';
import { IdbDatabase } from './idb.ts';
import { openOpfsFolder } from './opfs-folder.ts';
import { newsChannel, type PackNews, type PackReply, type PackRequest } from './pack-messages.ts';
import type { PackLocation } from './pack-record.ts';
import { PackSet } from './pack-set.ts';

const worker = self as unknown as DedicatedWorkerGlobalScope;
let packs: PackSet | undefined;

async function open(location: PackLocation): Promise<PackSet> {
  const news = new BroadcastChannel(newsChannel(location));
  const opened = await PackSet.open({
    folder: await openOpfsFolder(location.folder),
    index: new IdbDatabase(location.database, 'relaxed'),
    sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
    newName: () => crypto.randomUUID(),
    tellDeleted: (hashes) => news.postMessage({ deleted: hashes } satisfies PackNews),
  });
  news.onmessage = ({ data }) => void opened.deleted((data as PackNews).deleted);
  return opened;
}

async function carryOut(request: PackRequest): Promise<Bytes | undefined> {
  if (request.type === 'open') {
    packs = await open(request.location);
    return undefined;
  }
  if (!packs) throw new Error('the packs are not open');
  if (request.type === 'get') return packs.get(request.hash);
  if (request.type === 'delete') {
    await packs.delete(request.hashes);
    return undefined;
  }
  await packs.put(chunksOf(request));
  return request.bytes;
}

function chunksOf({ hashes, lengths, bytes }: Extract<PackRequest, { type: 'put' }>) {
  let end = 0;
  return hashes.map((hash, at) => {
    const start = end;
    end += lengths[at] ?? 0;
    return { hash, bytes: bytes.subarray(start, end) };
  });
}

worker.onmessage = async ({ data }) => {
  const request = data as PackRequest;
  const { id } = request;
  const answer = (reply: PackReply, transfer: Transferable[] = []) =>
    worker.postMessage(reply, transfer);
  try {
    const bytes = await carryOut(request);
    const gapBytes = packs?.gapBytes() ?? 0;
    answer({ id, ok: true, bytes, gapBytes }, bytes ? [bytes.buffer] : []);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    answer({ id, ok: false, code: errorCode(error) ?? 'storage-failed', message });
  }
};
