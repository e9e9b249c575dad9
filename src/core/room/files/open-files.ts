/** The part of a room that exchanges files, and routes. Its code is most of a room's, and the first messages do not wait for it. */
import { createChunker } from '../../chunking/chunker.ts';
import type { Chunker } from '../../ports.ts';
import { RoomRoutes, type RoomRoutesOptions } from '../../routing/room-routes.ts';
import { Files, type FilesOptions } from '../../swarm/files.ts';
import { FileOffers, type FileOffersOptions } from './file-offers.ts';

export interface FilesPart {
  readonly files: Files;
  readonly offers: FileOffers;
  readonly routes: RoomRoutes;
}

export interface FilesPartOptions {
  readonly files: Omit<FilesOptions, 'chunker'> & { readonly chunker: Chunker | undefined };
  readonly offers: Omit<FileOffersOptions, 'files'>;
  readonly routes: RoomRoutesOptions;
}

export type OpenFiles = (options: FilesPartOptions) => FilesPart;

export const openFiles: OpenFiles = (options) => {
  const chunker = options.files.chunker ?? createChunker(options.files.crypto);
  const files = new Files({ ...options.files, chunker });
  const offers = new FileOffers({ ...options.offers, files });
  return { files, offers, routes: new RoomRoutes(options.routes) };
};
