/** Which files have a player here. */
import { mediaType, type MediaType } from '../../../core/api/media-type.ts';
import type { SharedFile } from '../../../core/api/views.ts';

export type PlayerKind = 'video' | 'sound';

/** What browsers play of these, they play by these other names. */
const ASKED_AS: Partial<Record<MediaType, string>> = {
  'video/quicktime': 'video/mp4',
  'video/x-matroska': 'video/webm',
};

type Named = Pick<SharedFile, 'name' | 'mime' | 'batch'>;

/** A folder may be called like a video. */
const typeOf = ({ name, mime, batch }: Named): MediaType | undefined =>
  batch ? undefined : mediaType(name, mime);

/** What plays it; undefined: it is neither a video nor a sound. */
export function playerKind(file: Named): PlayerKind | undefined {
  const type = typeOf(file);
  if (!type) return undefined;
  return type.startsWith('video/') ? 'video' : 'sound';
}

const answers = new Map<MediaType, boolean>();

/** Whether the browser may play such a file. Only trying tells for certain. */
export function mayPlay(file: Named): boolean {
  const type = typeOf(file);
  if (!type) return false;
  const known = answers.get(type);
  if (known !== undefined) return known;
  const player = document.createElement(type.startsWith('video/') ? 'video' : 'audio');
  const may = player.canPlayType(ASKED_AS[type] ?? type) !== '';
  answers.set(type, may);
  return may;
}

/** It can be played now: there is something in it, and this device or somebody else can give it. */
export const canStart = (file: SharedFile): boolean =>
  file.sizeBytes > 0 && !file.batch && file.state !== 'needs-source' && mayPlay(file);
