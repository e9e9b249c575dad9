/** [K1] [M3] Ids as points of Kademlia's space. */
import { expect, test } from 'vitest';
import { idBytes, peerId, type PeerId } from '../../../src/core/base/ids.ts';
import { commonBits, compareCloseness } from '../../../src/core/base/xor.ts';
import { bytesOf } from '../../fakes/people.ts';

const people = Array.from({ length: 200 }, (_, i) => peerId(bytesOf(`person ${i}`, 16)));
const xor = (a: PeerId, b: PeerId): bigint =>
  idBytes(a).reduce((sum, byte, i) => sum * 256n + BigInt(byte ^ (idBytes(b)[i] ?? 0)), 0n);

test('[K1] ids are as close as their XOR is small', () => {
  const [target, ...others] = people as [PeerId, ...PeerId[]];
  const byNumber = others.toSorted((a, b) => (xor(target, a) < xor(target, b) ? -1 : 1));
  expect(others.toSorted((a, b) => compareCloseness(target, a, b))).toEqual(byNumber);
  for (const it of others)
    expect(commonBits(target, it)).toBe(128 - xor(target, it).toString(2).length);
});

test('[M3] a k-bucket is the number of leading bits that two ids share', () => {
  const id = (...bytes: number[]) =>
    peerId(Uint8Array.from({ length: 16 }, (_, i) => bytes[i] ?? 0));
  expect(commonBits(id(0), id(0x80))).toBe(0);
  expect(commonBits(id(0), id(1))).toBe(7);
  expect(commonBits(id(5, 0x0f), id(5, 0x1f))).toBe(11);
  expect(commonBits(id(), id(...Array(15).fill(0), 1))).toBe(127);
  expect(commonBits(id(3), id(3))).toBeGreaterThanOrEqual(128);
});
