/** Limits that somebody chose come back after a reload; what is broken counts as not chosen. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FlowLimits } from '../../../src/core/api/views.ts';
import {
  applyFlowChoices,
  keepFlowChoices,
  readFlowChoices,
} from '../../../src/ui/state/flow-choices.ts';

const none = { uploadMegabytes: undefined, downloadMegabytes: undefined, shareOnMetered: false };
let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('what was chosen is read again', () => {
  expect(readFlowChoices()).toEqual(none);
  const choices = { uploadMegabytes: 0.5, downloadMegabytes: undefined, shareOnMetered: true };
  keepFlowChoices(choices);
  expect(readFlowChoices()).toEqual(choices);
});

test.each(['', '[', 'null', '7', '{"uploadMegabytes":-1,"downloadMegabytes":"2"}', '{"x":1}'])(
  'a record such as %j is none',
  (record) => {
    kept.set('swapmeet:flow', record);
    expect(readFlowChoices()).toEqual(none);
  },
);

test('without storage nothing is kept and nothing fails', () => {
  vi.stubGlobal('localStorage', undefined);
  keepFlowChoices(none);
  expect(readFlowChoices()).toEqual(none);
});

test('a room is told in bytes', () => {
  const told: unknown[] = [];
  const room = {
    limits: (): FlowLimits => ({
      uploadBytesPerSecond: undefined,
      downloadBytesPerSecond: undefined,
    }),
    setLimits: (limits: FlowLimits) => void told.push(limits),
    setMetered: (...args: unknown[]) => void told.push(args),
  };
  applyFlowChoices(room, { ...none, uploadMegabytes: 1.5, shareOnMetered: true }, true);
  expect(told).toEqual([
    { uploadBytesPerSecond: 1_500_000, downloadBytesPerSecond: undefined },
    [true, true],
  ]);
});
