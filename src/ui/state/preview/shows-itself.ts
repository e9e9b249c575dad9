/** Which files show themselves in a room. */
import { mediaType } from '../../../core/api/media-type.ts';
import type { SharedFile } from '../../../core/api/views.ts';
import type { RoomView } from '../room-view.svelte.ts';
import type { PictureChoices } from './picture-choices.svelte.ts';
import { previewKind, type PreviewKind } from './preview-kind.ts';

/** All of it is here. */
export const isHere = ({ state }: SharedFile): boolean =>
  state === 'complete' || state === 'sharing';

/** What the file would show of itself if it were here. */
const kindOf = (file: SharedFile): PreviewKind | undefined =>
  file.sizeBytes > 0 && !file.batch ? previewKind(file.name, file.mime) : undefined;

/** It has a thumbnail, and is a picture or a video as far as its name and type say: a program must not look like one. */
export const hasThumbnail = (file: SharedFile): boolean =>
  file.thumb !== undefined && (kindOf(file)?.kind === 'picture' || isVideo(file));
/** By the ending of its name: only that says with what a device opens it. */
const isVideo = ({ name, batch }: SharedFile): boolean =>
  !batch && mediaType(name, '')?.startsWith('video/') === true;

/** What the file shows of itself now, reading its bytes; undefined: nothing. */
export function shownKind(
  file: SharedFile,
  choices: PictureChoices,
  view: Pick<RoomView, 'blocklist'>,
): PreviewKind | undefined {
  const kind = kindOf(file);
  if (!kind || isHere(file)) return kind;
  return kind.kind === 'picture' && isFetched(file, choices, view) ? kind : undefined;
}

/** So many bytes of the file are fetched unasked, to show a picture. From people whom this device mutes nothing is. */
export const isFetched = (
  file: SharedFile,
  choices: Pick<PictureChoices, 'fetches'>,
  { blocklist }: Pick<RoomView, 'blocklist'>,
  sizeBytes = file.sizeBytes,
): boolean =>
  choices.fetches({ ...file, sizeBytes }) && !blocklist.some(({ peer }) => peer === file.sharer);
