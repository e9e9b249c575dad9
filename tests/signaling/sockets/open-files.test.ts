import { expect, test } from 'vitest';
import { RELAY_LIMITS } from '../../../signaling/limits.ts';
import { openFilesMax, withinOpenFiles } from '../../../signaling/sockets/open-files.ts';

test('[S19] the bounds on sockets fit into the open files that the system allows', () => {
  expect(openFilesMax()).toBeGreaterThan(0);
  for (const openFiles of [64, 1_024, 27_000, Infinity]) {
    const { connections, httpSockets, httpSocketsPerAddress } = withinOpenFiles(
      RELAY_LIMITS,
      openFiles,
    );
    expect(connections + httpSockets).toBeLessThanOrEqual(openFiles * 0.9);
    expect(httpSocketsPerAddress).toBeLessThan(httpSockets);
    expect(connections).toBeGreaterThan(0);
  }
  expect(withinOpenFiles(RELAY_LIMITS, 27_000)).toEqual(RELAY_LIMITS);
  expect(withinOpenFiles(RELAY_LIMITS, Infinity)).toEqual(RELAY_LIMITS);
});
