/** The files of the open room that a search asks for. */
import { FileSearch } from '../../core/api/file-search.ts';
import type { LibraryQuestion } from '../../core/api/library.ts';
import type { SharedFile } from '../../core/api/views.ts';
import { isCalled } from '../../core/folding/fold.ts';
import type { SearchQuery } from '../../core/search/query.ts';

const FILES_MAX = 20;

/** The newest first. */
export function filesAsked(
  files: readonly SharedFile[],
  question: LibraryQuestion | undefined,
  query: SearchQuery | undefined,
): readonly SharedFile[] {
  if (query?.link || (!question && !query?.file)) return [];
  const from = query?.from ?? [];
  const isFrom = (name: string) => from.length === 0 || from.some((words) => isCalled(name, words));
  const all = files.filter(({ sharerName }) => isFrom(sharerName)).toReversed();
  if (!question) return all.slice(0, FILES_MAX);
  const listed = all.map(({ name, sizeBytes }) => ({ path: name, sizeBytes, modifiedMs: 0 }));
  return new FileSearch(listed).find(question, FILES_MAX).flatMap((at) => all[at] ?? []);
}
