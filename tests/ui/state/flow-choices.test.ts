/** Stored limits are checked before use, and a room gets them in bytes. */
import { expect, test } from 'vitest';
import type { FlowLimits } from '../../../src/core/api/views.ts';
import {
  applyFlowChoices,
  NO_FLOW_CHOICES as none,
  readFlowChoices,
} from '../../../src/ui/state/flow-choices.ts';

test.each([undefined, null, 7, '7', { uploadMegabytes: -1, downloadMegabytes: '2' }, { x: 1 }, []])(
  'a stored record such as %j counts as no choice',
  (stored) => expect(readFlowChoices(stored)).toEqual(none),
);

test('a room gets its limits in bytes', () => {
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
