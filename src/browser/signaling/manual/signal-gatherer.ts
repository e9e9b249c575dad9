/** Collects what is signaled to one address until nothing more comes, so that it fits into one text. */
import type { Bytes } from '../../../core/base/bytes.ts';
import {
  HAND_ANSWER_MS,
  HAND_BOXES_MAX,
  HAND_BYTES_MAX,
  HAND_GATHER_MS,
  HAND_QUIET_MS,
} from '../../../core/limits/signaling.ts';
import type { Clock, Off } from '../../../core/ports.ts';

export interface HandGatherer {
  /** False when it is not taken: the text is written already, or full. */
  add(box: Bytes): boolean;
  /** Once: what was gathered; nothing when nothing came within HAND_ANSWER_MS, or it was stopped. */
  readonly boxes: Promise<readonly Bytes[]>;
  stop(): void;
}

/** What is around the boxes in a text. */
const FRAME_BYTES = 256;

export function createHandGatherer(clock: Clock): HandGatherer {
  const gathered: Bytes[] = [];
  let bytes = FRAME_BYTES;
  let isOver = false;
  let tell: (boxes: readonly Bytes[]) => void = () => undefined;
  const boxes = new Promise<readonly Bytes[]>((resolve) => (tell = resolve));
  let quiet: Off | undefined;
  let bound = clock.after(HAND_ANSWER_MS, () => finish(gathered));

  function finish(what: readonly Bytes[]): void {
    if (isOver) return;
    isOver = true;
    quiet?.();
    bound();
    tell(what);
  }

  return {
    boxes,
    add(box) {
      const fits = gathered.length < HAND_BOXES_MAX && bytes + box.length <= HAND_BYTES_MAX;
      if (isOver || !fits) return false;
      if (gathered.length === 0) {
        bound();
        bound = clock.after(HAND_GATHER_MS, () => finish(gathered));
      }
      gathered.push(box);
      bytes += box.length;
      quiet?.();
      quiet = clock.after(HAND_QUIET_MS, () => finish(gathered));
      return true;
    },
    stop: () => finish([]),
  };
}
