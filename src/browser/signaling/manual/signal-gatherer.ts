/** Collects the boxes for one address until no more come, so that they fit into one text. */
import type { Bytes } from '../../../core/base/bytes.ts';
import {
  PAIRING_ANSWER_MS,
  PAIRING_BOXES_MAX,
  PAIRING_BYTES_MAX,
  PAIRING_GATHER_MS,
  PAIRING_QUIET_MS,
} from '../../../core/limits/signaling.ts';
import type { Clock, Off } from '../../../core/ports.ts';

export interface SignalGatherer {
  /** False when it is not taken: the text is already written, or full. */
  add(box: Bytes): boolean;
  /** All boxes; none if none came within PAIRING_ANSWER_MS, or after `stop`. */
  readonly boxes: Promise<readonly Bytes[]>;
  stop(): void;
}

/** The rest of a text, around the boxes. */
const FRAME_BYTES = 256;

export function createSignalGatherer(clock: Clock): SignalGatherer {
  const gathered: Bytes[] = [];
  let bytes = FRAME_BYTES;
  let isOver = false;
  let tell: (boxes: readonly Bytes[]) => void = () => undefined;
  const boxes = new Promise<readonly Bytes[]>((resolve) => (tell = resolve));
  let quiet: Off | undefined;
  let bound = clock.after(PAIRING_ANSWER_MS, () => finish(gathered));

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
      const fits = gathered.length < PAIRING_BOXES_MAX && bytes + box.length <= PAIRING_BYTES_MAX;
      if (isOver || !fits) return false;
      if (gathered.length === 0) {
        bound();
        bound = clock.after(PAIRING_GATHER_MS, () => finish(gathered));
      }
      gathered.push(box);
      bytes += box.length;
      quiet?.();
      quiet = clock.after(PAIRING_QUIET_MS, () => finish(gathered));
      return true;
    },
    stop: () => finish([]),
  };
}
