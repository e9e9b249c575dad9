/** The pictures of a batch: which show themselves, and which are fetched for that. */
import type { FileList } from '../../../core/api/batch/file-list.ts';
import type { RoomFiles } from '../../../core/api/room-api.ts';
import type { SharedFile } from '../../../core/api/views.ts';
import { BATCH_PICTURES_SHOWN } from '../../../core/limits/pictures.ts';
import type { PictureType } from '../../../core/preview/picture-head.ts';
import type { RoomView } from '../room-view.svelte.ts';
import type { PictureChoices } from './picture-choices.svelte.ts';
import { previewKind } from './preview-kind.ts';
import { isFetched, isHere } from './shows-itself.ts';

export interface BatchPicture {
  /** Its place in the batch's list. */
  readonly item: number;
  readonly name: string;
  readonly type: PictureType;
  /** Where its bytes begin in the batch. */
  readonly from: number;
  readonly sizeBytes: number;
}
/** A picture among the others of its batch. */
export interface BatchPart {
  readonly picture: BatchPicture;
  readonly of: readonly BatchPicture[];
}

interface Around {
  readonly choices: Pick<PictureChoices, 'fetches' | 'showsContents'>;
  readonly view: Pick<RoomView, 'blocklist'>;
  /** The person wants to see them. */
  readonly asked: boolean;
}

/** In the order of the list, by what their names say. */
export function picturesOf({ files }: FileList): readonly BatchPicture[] {
  return files.flatMap(({ path, from, sizeBytes }, item) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const kind = sizeBytes > 0 ? previewKind(name, '') : undefined;
    return kind?.kind === 'picture' ? [{ item, name, type: kind.type, from, sizeBytes }] : [];
  });
}

/** Its list is read, to see what pictures it holds. */
export const looksInto = (file: SharedFile, { choices, view, asked }: Around): boolean =>
  asked || (choices.showsContents(file) && (isHere(file) || isFetched(file, choices, view, 0)));

/** Those that are drawn now: what is here, and what may be fetched. */
export function drawnPictures(
  file: SharedFile,
  pictures: readonly BatchPicture[],
  files: Pick<RoomFiles, 'savable'>,
  { choices, view, asked }: Around,
): readonly BatchPicture[] {
  // Of a batch that is here in part only the files that were chosen are.
  const here = new Set(file.chosen && isHere(file) ? files.savable(file.id)?.batch?.items : []);
  const has = ({ item }: BatchPicture) => isHere(file) && (!file.chosen || here.has(item));
  const isDrawn = (it: BatchPicture) =>
    asked || has(it) || isFetched(file, choices, view, it.sizeBytes);
  return pictures.filter(isDrawn).slice(0, BATCH_PICTURES_SHOWN);
}
