/** The Chunker contract over the worker; what has vanished from the disk is tested with real files. */
import { createFileSource } from '../../../../src/browser/chunking/file-source.ts';
import { createWebCrypto } from '../../../../src/browser/crypto/web-crypto.ts';
import { WorkerChunker } from '../../../../src/browser/chunking/worker-chunker.ts';
import { chunkerContract } from '../../../contract/chunker.ts';

const chunker = new WorkerChunker(createWebCrypto());

export default () =>
  chunkerContract(async () => ({
    chunker,
    open: async (content) => createFileSource(new File([content], 'picked.bin')),
  }));
