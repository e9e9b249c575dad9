import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Intake } from '../../../signaling/sockets/intake.ts';
import { CLOSE, CONTINUATION, frame, PING, PONG, TEXT } from '../../rigs/raw-bytes.ts';

const never = (burst: number) => ({ perSecond: 0, burst });
const intakeOf = (pieces: number, bytes = 1e9, nowMs = () => 0) =>
  new Intake({ rawBytes: never(bytes), rawPieces: never(pieces), closingBytes: 100 }, nowMs);

const frames = fc.array(
  fc.record({
    opcode: fc.constantFrom(CONTINUATION, TEXT, 2, CLOSE, PING, PONG, 3, 15),
    size: fc.constantFrom(0, 1, 100, 125, 126, 127, 300, 66_000),
    fin: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

/** As frame(), with the longest form of the length where it must be. */
function encode({ opcode, size, fin }: { opcode: number; size: number; fin: boolean }): Buffer {
  if (size < 65_536) return frame(opcode, new Uint8Array(size), fin);
  const head = Buffer.alloc(10);
  head[0] = (fin ? 0x80 : 0) | opcode;
  head[1] = 0xff;
  head.writeBigUInt64BE(BigInt(size), 2);
  return Buffer.concat([head, Buffer.alloc(4), Buffer.alloc(size)]);
}

test('[S15] every frame of a socket counts, of whatever kind and however its bytes are cut', () => {
  fc.assert(
    fc.property(frames, fc.integer({ min: 1, max: 70_000 }), (sent, cut) => {
      const bytes = Buffer.concat(sent.map(encode));
      const chunks = Math.ceil(bytes.length / cut);
      fc.pre(chunks < 2_000);
      const takeAll = (intake: Intake): boolean => {
        for (let i = 0; i < chunks; i++)
          if (!intake.take(bytes.subarray(i * cut, (i + 1) * cut))) return false;
        return true;
      };
      // A read counts like a frame, since it costs as much.
      expect(takeAll(intakeOf(sent.length + chunks))).toBe(true);
      expect(takeAll(intakeOf(sent.length + chunks - 1))).toBe(false);
      expect(takeAll(intakeOf(1e9, bytes.length))).toBe(true);
      expect(takeAll(intakeOf(1e9, bytes.length - 1))).toBe(false);
    }),
    { numRuns: 100 },
  );
});

test('[S15] an incomplete message is dated by its beginning, whatever comes between its parts', () => {
  let now = 5;
  const intake = intakeOf(1e9, 1e9, () => now);
  intake.take(frame(TEXT));
  expect(intake.partialSinceMs).toBeNull();
  const text = frame(TEXT, new Uint8Array(10), false);
  intake.take(text.subarray(0, 1));
  expect(intake.partialSinceMs).toBe(5);
  for (const part of [
    text.subarray(1, 12),
    text.subarray(12),
    frame(PING),
    frame(CONTINUATION, new Uint8Array(), false),
  ]) {
    now++;
    intake.take(part);
    expect(intake.partialSinceMs).toBe(5);
  }
  intake.take(frame(CONTINUATION));
  expect(intake.partialSinceMs).toBeNull();
});

test('[S15] once it is closed a connection may send little more', () => {
  const intake = intakeOf(1e9);
  intake.close();
  expect(intake.take(Buffer.alloc(60))).toBe(true);
  expect(intake.take(Buffer.alloc(40))).toBe(true);
  expect(intake.take(Buffer.alloc(1))).toBe(false);
});
