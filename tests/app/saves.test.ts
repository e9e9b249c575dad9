/** What a person is told while a file is saved, and after that. */
import { describe, expect, test } from 'vitest';
import { saveShared } from '../../src/app/saves.ts';
import type { SavableFile } from '../../src/core/api/views.ts';
import { fileId, type Topic } from '../../src/core/base/ids.ts';
import { utf8 } from '../../src/core/base/bytes.ts';
import type { SaveNews } from '../../src/ui/services.ts';
import { Folder } from '../fakes/folder.ts';
import { bytesOf } from '../fakes/people.ts';

const file = (path: string, sizeBytes: number) => ({
  ...{ path, sharedAs: undefined, sizeBytes, modifiedMs: 1, from: 0 },
});
const list = { files: [file('f/one', 3), file('f/two', 5)], folders: [] };
const batch: SavableFile = {
  ...{ name: 'f', mime: '', sizeBytes: 8, chunks: [], streamed: false },
  batch: { list, items: [0, 1] },
  async *read() {
    yield utf8('012');
    yield utf8('34567');
  },
};

/** What is told of saving it into a folder with this name. */
async function save(savable: SavableFile | undefined, folder: Folder) {
  const news: SaveNews[] = [];
  const handle = Object.assign(folder.handle(), { name: 'Desktop' });
  const saving = saveShared({
    device: { storesOf: async () => ({ kind: 'memory' }) as never, worker: async () => undefined },
    topic: 'topic' as Topic,
    files: { savable: () => savable, isWithdrawn: () => false },
    id: fileId(bytesOf('f', 16)),
    folder: handle,
    tell: (it) => news.push(it),
  });
  const outcome = await saving.catch((error: unknown) => error);
  return { outcome, news };
}

describe('saving into a folder', () => {
  test('is told from its begin to its end', async () => {
    const folder = new Folder();
    const { outcome, news } = await save(batch, folder);
    expect(outcome).toBeUndefined();
    expect(Object.fromEntries(folder.files)).toEqual({ 'f/one': '012', 'f/two': '34567' });
    expect(news).toEqual([
      { kind: 'saving', folder: 'Desktop' },
      { kind: 'saved', folder: 'Desktop', saved: { folder: 'Desktop', renamed: [] } },
    ]);
  });

  test('that fails is not told as going on', async () => {
    const folder = new Folder();
    folder.denied = true;
    for (const it of [batch, undefined]) {
      const { outcome, news } = await save(it, folder);
      expect(outcome).toMatchObject({ code: it ? 'storage-failed' : 'source-gone' });
      expect(news.map(({ kind }) => kind)).toEqual(['saving', 'stopped']);
    }
  });
});
