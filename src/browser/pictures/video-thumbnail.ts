/** A small picture of how a video begins, which travels with its offer. */
import type { Bytes } from '../../core/base/bytes.ts';
import { THUMB_SIDE_PX } from '../../core/limits/pictures.ts';
import { writeSmall } from './make-thumbnail.ts';

/** The offer waits for it. A browser that takes longer is reading all of a long video. */
const TIMEOUT_MS = 2_500;
/** Many videos begin black. */
const FROM_S = 1;

/** Undefined: this browser cannot play it, or not in time. */
export async function makeVideoThumbnail(file: Blob): Promise<Bytes | undefined> {
  if (typeof OffscreenCanvas === 'undefined') return undefined;
  const url = URL.createObjectURL(file);
  const video = document.createElement('video');
  try {
    video.muted = true;
    video.preload = 'auto';
    video.src = url;
    if (!(await happens(video, 'loadeddata'))) return undefined;
    const { duration, videoWidth, videoHeight } = video;
    if (videoWidth === 0) return undefined; // only its sound can be played
    const seeks = Number.isFinite(duration) && duration > 0;
    if (seeks) {
      video.currentTime = Math.min(FROM_S, duration / 10);
      if (!(await happens(video, 'seeked'))) return undefined;
    }
    const scale = Math.min(1, THUMB_SIDE_PX / Math.max(videoWidth, videoHeight));
    const resizeWidth = Math.max(1, Math.round(videoWidth * scale));
    const bitmap = await createImageBitmap(video, { resizeWidth, resizeQuality: 'medium' });
    const small = await writeSmall(bitmap);
    bitmap.close();
    return small;
  } catch {
    return undefined; // it is shared without one
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  }
}

/** False: it failed, or takes too long. */
function happens(video: HTMLVideoElement, name: 'loadeddata' | 'seeked'): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), TIMEOUT_MS);
    const end = (worked: boolean) => () => {
      clearTimeout(timer);
      resolve(worked);
    };
    video.addEventListener(name, end(true), { once: true });
    video.addEventListener('error', end(false), { once: true });
  });
}
