/** The kind of a file: up to four letters to spell in tiles, and what to call it. */
import type { SharedFile } from '../../core/api/views.ts';

/** The first kind that lists an ending wins. */
const ENDINGS = {
  zip: ['zip'],
  archive: '7z rar tar gz tgz bz2 xz zst lz4'.split(' '),
  picture: 'jpg jpeg png gif webp avif heic heif bmp tif tiff svg ico raw cr2 nef dng'.split(' '),
  video: 'mp4 m4v mov mkv webm avi mpg mpeg ogv 3gp'.split(' '),
  sound: 'mp3 m4a wav flac ogg oga opus aac aiff aif mid'.split(' '),
  pdf: ['pdf'],
  document: 'doc docx odt rtf pages epub tex'.split(' '),
  spreadsheet: 'xls xlsx ods csv tsv numbers'.split(' '),
  slides: 'ppt pptx odp key'.split(' '),
  text: 'txt md log'.split(' '),
  code: 'js ts css html htm json xml yml yaml py rs go c h cpp java sh sql'.split(' '),
  disk: 'iso img dmg vhd qcow2'.split(' '),
  program: 'exe msi apk deb rpm app jar'.split(' '),
  font: 'ttf otf woff woff2'.split(' '),
};
export type KindName = keyof typeof ENDINGS | 'file' | 'folder' | 'batch';

export interface Kind {
  readonly letters: string;
  readonly name: KindName;
}

const BY_TYPE: readonly (readonly [prefix: string, kind: Kind])[] = [
  ['image/', { letters: 'PIC', name: 'picture' }],
  ['video/', { letters: 'VID', name: 'video' }],
  ['audio/', { letters: 'SND', name: 'sound' }],
  ['text/', { letters: 'TXT', name: 'text' }],
  ['application/pdf', { letters: 'PDF', name: 'pdf' }],
  ['application/zip', { letters: 'ZIP', name: 'zip' }],
];

const byEnding: ReadonlyMap<string, KindName> = new Map(
  Object.entries(ENDINGS).flatMap(([name, endings]) =>
    endings.map((ending) => [ending, name as KindName]),
  ),
);

/** The type of a batch that is one folder. */
export const FOLDER_MIME = 'inode/directory';

/** Of what is shared: a file, a folder, or several files. */
export function sharedKind(file: Pick<SharedFile, 'name' | 'mime' | 'batch'>): Kind {
  if (!file.batch) return fileKind(file.name, file.mime);
  return file.mime === FOLDER_MIME
    ? { letters: 'DIR', name: 'folder' }
    : { letters: 'SET', name: 'batch' };
}

export function fileKind(fileName: string, mime: string): Kind {
  const ending = /[^.]\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase();
  const name = ending && byEnding.get(ending);
  if (ending && name) return { letters: ending.toUpperCase().slice(0, 4), name };
  const typed = BY_TYPE.find(([prefix]) => mime.startsWith(prefix))?.[1];
  if (typed) return typed;
  if (ending && ending.length <= 4) return { letters: ending.toUpperCase(), name: 'file' };
  return { letters: 'FILE', name: 'file' };
}

/** The endings of a kind of files, in small letters. */
export const endingsOf = (kind: keyof typeof ENDINGS): readonly string[] => ENDINGS[kind];
