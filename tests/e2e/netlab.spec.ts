/** Two people behind NATs, with a real TURN server: the short cases of the network lab, where it can run. */
import { CASES } from '../netlab/cases.ts';
import { runCase } from '../netlab/run-case.ts';
import { whyNoNetlab } from '../netlab/why-no-netlab.ts';
import { expect, test } from './harness.ts';

/** Packages may have to be installed first. */
const INSTALL_MS = 300_000;
/** It takes ten seconds on two idle cores, and much longer on busy ones: it runs two browsers and all the servers. */
const CASE_MS = 240_000;
/** More than STUN and its like may come to. */
const FILE_MIB = 4;

test.beforeAll(() => {
  test.setTimeout(INSTALL_MS);
  const why = whyNoNetlab();
  if (why !== undefined) console.log(`The network lab is skipped: ${why}.`);
  test.skip(why !== undefined, why);
});

for (const kase of CASES.filter(({ isShort }) => isShort)) {
  test(
    `people meet, talk and swap a file: ${kase.name}, ${kase.path}`,
    { tag: '@long' },
    async () => {
      test.setTimeout(CASE_MS);
      expect((await runCase(kase, FILE_MIB)).problem).toBeUndefined();
    },
  );
}
