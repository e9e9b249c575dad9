/** A chunk put together from its frames. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAssembly } from '../../../../src/core/swarm/request/assembly.ts';
import { bytesOf } from '../../../fakes/people.ts';

test('[F10] frames in order make up the chunk, however it was cut', () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(cuts, (sizes) => {
      const whole = bytesOf(
        'chunk',
        sizes.reduce((a, b) => a + b),
      );
      const assembly = createAssembly(whole.length);
      let at = 0;
      for (const [i, size] of sizes.entries()) {
        const last = i === sizes.length - 1;
        expect(assembly.add(at, whole.subarray(at, at + size))).toBe(last ? 'complete' : 'partial');
        at += size;
      }
      expect(assembly.bytes()).toEqual(whole);
    }),
  );
});

test('[F10] a frame at any offset but the next one belongs to an old answer', () => {
  const assembly = createAssembly(100);
  const part = bytesOf('part', 40);
  expect(assembly.add(40, part)).toBe('late');
  expect(assembly.add(0, part)).toBe('partial');
  expect(assembly.add(0, part)).toBe('late');
  expect(assembly.add(80, part.subarray(0, 20))).toBe('late');
  expect(assembly.add(40, part)).toBe('partial');
  expect(assembly.add(80, part.subarray(0, 20))).toBe('complete');
});

test('[F10] a frame with more bytes than the chunk has, or with none, is bad', () => {
  const assembly = createAssembly(100);
  expect(assembly.add(0, new Uint8Array(101))).toBe('bad');
  expect(assembly.add(90, new Uint8Array(11))).toBe('bad');
  expect(assembly.add(100, new Uint8Array(1))).toBe('bad');
  expect(assembly.add(0, new Uint8Array(0))).toBe('bad');
  expect(assembly.add(0, new Uint8Array(100))).toBe('complete');
});

test('[F10] a chunk of several frames gets its own memory, and a chunk of one frame is a view of it', () => {
  const several = createAssembly(10);
  const half = new Uint8Array(5).fill(5);
  several.add(0, half);
  several.add(5, half);
  half.fill(0);
  expect(several.bytes()).toEqual(new Uint8Array(10).fill(5));
  const single = createAssembly(5);
  expect(single.add(0, half)).toBe('complete');
  expect(single.bytes().buffer).toBe(half.buffer);
});
