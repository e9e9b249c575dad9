/** What a browser's player may be given: a type of this list, never the words of the one who shared the file. */

/** By the ending of the name. Those that no browser plays are here so that the app can say it. */
const BY_ENDING = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  ogv: 'video/ogg',
  '3gp': 'video/3gpp',
  avi: 'video/x-msvideo',
  mpg: 'video/mpeg',
  mpeg: 'video/mpeg',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  wav: 'audio/wav',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  weba: 'audio/webm',
  aiff: 'audio/aiff',
  aif: 'audio/aiff',
} as const;

export type MediaType = (typeof BY_ENDING)[keyof typeof BY_ENDING];

const byEnding: ReadonlyMap<string, MediaType> = new Map(Object.entries(BY_ENDING));
const types: ReadonlySet<unknown> = new Set(byEnding.values());

export const isMediaType = (value: unknown): value is MediaType => types.has(value);

/** The ending counts before the type that the sharer's browser named. Undefined: it is no video and no sound. */
export function mediaType(fileName: string, mime: string): MediaType | undefined {
  const ending = /[^.]\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase();
  const known = ending === undefined ? undefined : byEnding.get(ending);
  if (known) return known;
  const named = mime.split(';', 1)[0]?.trim().toLowerCase();
  return isMediaType(named) ? named : undefined;
}
