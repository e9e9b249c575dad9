/** What an offer in the log says of its file. */
import type { BatchFacts } from '../../api/batch/file-list.ts';
import type { FileId } from '../../base/ids.ts';
import type { ReadableEntry } from '../../chat/sealed.ts';
import type { Crypto } from '../../ports.ts';
import { fileIdOf } from '../../swarm/manifest/manifest.ts';

export type OfferBody = Extract<ReadableEntry['body'], { k: 'file' }>;

export const batchOf = ({ list, count }: OfferBody): BatchFacts | undefined =>
  list === undefined || count === undefined ? undefined : { listBytes: list, count };

export function offeredFile(crypto: Crypto, body: OfferBody): Promise<FileId> {
  const { key, nonce, name, mime, size: sizeBytes } = body;
  return fileIdOf(crypto, key, { nonce, name, mime, sizeBytes, batch: batchOf(body) });
}
