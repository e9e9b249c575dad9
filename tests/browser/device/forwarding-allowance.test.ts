/** What this device passes on of others' files: counted over a day and over tabs, and told when it changes. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openForwardingAllowance } from '../../../src/browser/device/forwarding-allowance.ts';
import { FORWARDED_BYTES_PER_DAY } from '../../../src/core/limits/forwarding.ts';

const DAY_MS = 86_400_000;
const MB = 1_000_000;
let kept: Map<string, string>;
let nowMs: number;

beforeEach(() => {
  nowMs = 20_000 * DAY_MS;
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

function open() {
  const allowance = openForwardingAllowance(() => nowMs);
  const told: boolean[] = [];
  allowance.onChange(() => told.push(allowance.files()));
  return { allowance, told };
}

test('[T10] what is used up is used up until the day is over, also after a reload', () => {
  const { allowance, told } = open();
  allowance.choose(3 * MB);
  allowance.used(2.9 * MB);
  expect(allowance.files()).toBe(true);
  allowance.used(0.1 * MB);
  expect([allowance.files(), told]).toEqual([false, [false]]);
  expect(open().allowance.files()).toBe(false);
  nowMs += DAY_MS;
  expect([allowance.files(), open().allowance.files()]).toEqual([true, true]);
});

test('[T10] small things add up, and a reload forgives a megabyte at most', () => {
  const { allowance } = open();
  allowance.choose(5 * MB);
  for (let i = 0; i < 45; i++) allowance.used(MB / 10);
  const { allowance: next } = open();
  next.used(MB);
  expect([allowance.files(), next.files()]).toEqual([true, false]);
});

test('[T10] tabs share one allowance and one choice', () => {
  const [one, two] = [open(), open()];
  one.allowance.choose(4 * MB);
  expect(two.allowance.bytesPerDay).toBe(4 * MB);
  one.allowance.used(2 * MB);
  two.allowance.used(2 * MB);
  expect(two.allowance.files()).toBe(false);
  one.allowance.used(MB);
  expect([one.allowance.files(), one.told]).toEqual([false, [false]]);
});

test('[T10] no files at all, more than is used, and a metered connection', () => {
  const { allowance, told } = open();
  expect(allowance.bytesPerDay).toBe(FORWARDED_BYTES_PER_DAY);
  allowance.choose(0);
  allowance.choose(MB);
  allowance.setMetered(true);
  allowance.setMetered(true);
  allowance.setMetered(false);
  expect(told).toEqual([false, true, false, true]);
});

test('without storage a choice lasts as long as the page', () => {
  vi.stubGlobal('localStorage', undefined);
  const { allowance } = open();
  allowance.choose(2 * MB);
  allowance.used(2 * MB);
  expect([allowance.bytesPerDay, allowance.files()]).toEqual([2 * MB, false]);
});

test.each(['', '[', 'null', '7', '{"bytesPerDay":-1,"day":0,"usedBytes":0}', '{"bytesPerDay":9}'])(
  'a record such as %j is none',
  (record) => {
    kept.set('swapmeet.carry', record);
    expect(open().allowance.bytesPerDay).toBe(FORWARDED_BYTES_PER_DAY);
  },
);
