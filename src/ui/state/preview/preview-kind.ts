/** How a file may be shown, as far as its name and type say. What its bytes are is checked when it is drawn. */
import type { PictureType } from '../../../core/preview/picture-head.ts';
import { fileKind } from '../../text/file-kind.ts';

export type PreviewKind =
  | { readonly kind: 'picture'; readonly type: PictureType }
  | { readonly kind: 'text' };

const BY_ENDING: Readonly<Record<string, PictureType>> = {
  png: 'image/png',
  apng: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
};
const TYPES: ReadonlySet<string> = new Set(Object.values(BY_ENDING));
const isPicture = (mime: string): mime is PictureType => TYPES.has(mime);

/** Types that say nothing: the ending counts. */
const UNKNOWN = new Set(['', 'application/octet-stream']);
/** Pages and SVG are documents that can do things: only their source is shown. */
const SOURCE = /^(?:image\/svg\+xml|application\/(?:xhtml\+xml|xml|json|javascript|x-sh))$/;

export function previewKind(fileName: string, mime: string): PreviewKind | undefined {
  const type = mime.toLowerCase().replace(/;.*$/s, '').trim();
  const ending = /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (isPicture(type)) return { kind: 'picture', type };
  if (type.startsWith('text/') || SOURCE.test(type)) return { kind: 'text' };
  if (!UNKNOWN.has(type)) return undefined;
  const byEnding = BY_ENDING[ending];
  if (byEnding) return { kind: 'picture', type: byEnding };
  const { name } = fileKind(fileName, '');
  const isText = name === 'text' || name === 'code' || /^(?:svg|csv|tsv)$/.test(ending);
  return isText ? { kind: 'text' } : undefined;
}
