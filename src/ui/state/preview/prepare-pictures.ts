/** Pictures before they are shared: what is written beside them is removed, if the person wants that. It is asked once. */
import { mediaType } from '../../../core/api/media-type.ts';
import type { Bytes } from '../../../core/base/bytes.ts';
import { PICTURE_BYTES_MAX } from '../../../core/limits/pictures.ts';
import type { PictureDataChoice } from '../../picture-services.ts';
import type { Services } from '../../services.ts';
import type { OpenDialog } from '../room-parts.ts';
import { previewKind } from './preview-kind.ts';

/**
 * The files to share, in the same order. None: the person rather shares nothing.
 * @param open opens the dialog that asks
 * @throws when the code for it cannot be loaded: nothing is shared that was to be cleaned
 */
export async function preparePictures(
  services: Services,
  files: readonly File[],
  open: (dialog: OpenDialog) => void,
): Promise<readonly File[]> {
  const { pictureData } = services.preferences;
  const chosen = pictureData.get();
  if (chosen === 'keep' || !files.some(isPicture)) return files;
  const tooLarge = files.filter(isTooLarge).map(({ name }) => name);
  const ask = (onlyLarge: boolean) =>
    new Promise<PictureDataChoice | undefined>((answer) =>
      open({ kind: 'picture-data', tooLarge, onlyLarge, answer }),
    );
  const { fileTells } = await services.pictures();
  if (!chosen && (await someTell(files.filter(isPicture), fileTells))) {
    const choice = await ask(false);
    if (!choice) return [];
    pictureData.set(choice);
    return choice === 'keep' ? files : cleanPictures(services, files);
  }
  if (tooLarge.length > 0 && !(await ask(true))) return [];
  return chosen ? cleanPictures(services, files) : files;
}

/** Without what is written beside the pictures among them; in the same order. */
export async function cleanPictures(
  services: Services,
  files: readonly File[],
): Promise<readonly File[]> {
  const { cleanFile } = await services.pictures();
  const ready: File[] = [];
  // One after the other: each is in memory as a whole for a moment.
  for (const file of files) ready.push(isPicture(file) ? await cleanFile(file) : file);
  return ready;
}

/** A small picture for the offer; undefined: there is none. It is worth no failure. */
export async function thumbnailOf(services: Services, file: File): Promise<Bytes | undefined> {
  const kind = previewKind(file.name, file.type);
  const isVideo = mediaType(file.name, file.type)?.startsWith('video/');
  if (kind?.kind !== 'picture' && !isVideo) return undefined;
  return services.pictures().then(
    (it) =>
      kind?.kind === 'picture' ? it.makeThumbnail(file, kind.type) : it.makeVideoThumbnail(file),
    () => undefined,
  );
}

const isPicture = ({ name, type }: File): boolean => previewKind(name, type)?.kind === 'picture';
/** It is not read, so that nobody knows what it tells, and nothing is removed from it. */
const isTooLarge = (file: File): boolean => file.size > PICTURE_BYTES_MAX && isPicture(file);

async function someTell(
  files: readonly File[],
  tells: (file: File) => Promise<boolean>,
): Promise<boolean> {
  for (const file of files) if (await tells(file)) return true;
  return false;
}
