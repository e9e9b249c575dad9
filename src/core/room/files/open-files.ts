/** The part of a room that exchanges files. Its code is most of a room's, and the first messages do not wait for it. */
import { createChunker } from '../../chunking/chunker.ts';
import type { Chunker } from '../../ports.ts';
import { Files, type FilesOptions } from '../../swarm/files.ts';
import { FileOffers, type FileOffersOptions } from './file-offers.ts';

export interface FilesPart {
  readonly files: Files;
  readonly offers: FileOffers;
}

export interface FilesPartOptions {
  readonly files: Omit<FilesOptions, 'chunker'> & { readonly chunker: Chunker | undefined };
  readonly offers: Omit<FileOffersOptions, 'files'>;
}

export type OpenFiles = (options: FilesPartOptions) => FilesPart;

export const openFiles: OpenFiles = (options) => {
  const chunker = options.files.chunker ?? createChunker(options.files.crypto);
  const files = new Files({ ...options.files, chunker });
  return { files, offers: new FileOffers({ ...options.offers, files }) };
};
