/** The list of files: many that were picked together are one item. */
import type { FileId } from '../../core/base/ids.ts';
import type { ChatMessage, SharedFile } from '../../core/api/views.ts';

/** Fewer that were picked together have cards of their own, with all there is to say about each. */
const ONE_CARD_FROM = 6;

/** A room's files as its list shows them, the newest first. An item of several files was picked together. */
export function fileItems(
  files: readonly SharedFile[],
  messages: readonly ChatMessage[],
): readonly (readonly SharedFile[])[] {
  const firstOf = new Map<FileId, FileId>();
  for (const message of messages) {
    const more = message.kind === 'file' ? (message.more ?? []) : [];
    if (message.kind !== 'file' || more.length + 1 < ONE_CARD_FROM) continue;
    for (const { file } of more) firstOf.set(file, message.file);
  }
  const items = new Map<FileId, SharedFile[]>();
  for (const file of files.toReversed()) {
    const first = firstOf.get(file.id) ?? file.id;
    const item = items.get(first);
    if (item) item.unshift(file);
    else items.set(first, [file]);
  }
  return [...items.values()];
}
