/** The sealed boxes that members of a simulated room forward: each holds a number, and a table what it stands for. */
import type { Bytes } from '../../src/core/base/bytes.ts';

export interface SimMail {
  seal(arrive: () => void): Bytes;
  /** Runs what is in the box, if it is one. */
  open(box: Bytes): void;
}

export function createSimMail(): SimMail {
  const boxes: (() => void)[] = [];
  return {
    seal(arrive) {
      const box = new Uint8Array(8);
      new DataView(box.buffer).setUint32(4, boxes.push(arrive) - 1);
      return box;
    },
    open(box) {
      if (box.length === 8) boxes[new DataView(box.buffer, box.byteOffset).getUint32(4)]?.();
    },
  };
}
