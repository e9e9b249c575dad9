/** The ByteSource contract over Files; what has vanished from the disk is tested with real files. */
import { createFileSource } from '../../../../src/browser/chunking/file-source.ts';
import { byteSourceContract } from '../../../contract/byte-source.ts';

export default () =>
  byteSourceContract(async () => ({
    open: async (content) => createFileSource(new File([content], 'picked.bin')),
  }));
