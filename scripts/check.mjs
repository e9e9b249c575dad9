/** `npm run check`: the type checks alone. */
import process from 'node:process';
import { typeChecks } from './checks.mjs';
import { seconds } from './run.mjs';

let failed = 0;
for (const check of typeChecks) {
  const outcome = await check.run();
  const passed = outcome.code === 0;
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${check.title} (${seconds(outcome.ms)})`);
  if (!passed) {
    failed += 1;
    console.log(outcome.output.trimEnd());
  }
}
process.exitCode = failed > 0 ? 1 : 0;
