/** The kind of a file: up to four letters to spell in tiles, and words for a sentence. */

export interface Kind {
  readonly letters: string;
  /** With its article: "a Zip archive". */
  readonly words: string;
}

/** The first entry that lists an ending wins. */
const WORDS: readonly (readonly [words: string, endings: string])[] = [
  ['a Zip archive', 'zip'],
  ['an archive', '7z rar tar gz tgz bz2 xz zst lz4'],
  ['a picture', 'jpg jpeg png gif webp avif heic heif bmp tif tiff svg ico raw cr2 nef dng'],
  ['a video', 'mp4 m4v mov mkv webm avi mpg mpeg ogv 3gp'],
  ['a sound file', 'mp3 m4a wav flac ogg oga opus aac aiff aif mid'],
  ['a PDF', 'pdf'],
  ['a document', 'doc docx odt rtf pages epub tex'],
  ['a spreadsheet', 'xls xlsx ods csv tsv numbers'],
  ['slides', 'ppt pptx odp key'],
  ['a text file', 'txt md log'],
  ['source code', 'js ts css html htm json xml yml yaml py rs go c h cpp java sh sql'],
  ['a disk image', 'iso img dmg vhd qcow2'],
  ['a program', 'exe msi apk deb rpm app jar'],
  ['a font', 'ttf otf woff woff2'],
];

const BY_TYPE: readonly (readonly [prefix: string, kind: Kind])[] = [
  ['image/', { letters: 'PIC', words: 'a picture' }],
  ['video/', { letters: 'VID', words: 'a video' }],
  ['audio/', { letters: 'SND', words: 'a sound file' }],
  ['text/', { letters: 'TXT', words: 'a text file' }],
  ['application/pdf', { letters: 'PDF', words: 'a PDF' }],
  ['application/zip', { letters: 'ZIP', words: 'a Zip archive' }],
];

const byEnding = new Map(
  WORDS.flatMap(([words, endings]) => endings.split(' ').map((ending) => [ending, words] as const)),
);

export function fileKind(name: string, mime: string): Kind {
  const ending = /[^.]\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
  const words = ending && byEnding.get(ending);
  if (ending && words) return { letters: ending.toUpperCase().slice(0, 4), words };
  const typed = BY_TYPE.find(([prefix]) => mime.startsWith(prefix))?.[1];
  if (typed) return typed;
  if (ending && ending.length <= 4) return { letters: ending.toUpperCase(), words: 'a file' };
  return { letters: 'FILE', words: 'a file' };
}
