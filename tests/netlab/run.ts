/** `npm run netlab`: every case of the network lab, a line for each, and the table. */
import { resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { build } from '../../scripts/checks.mjs';
import { fillMarkdown } from '../bench/markdown.ts';
import { ROOT } from '../bench/places.ts';
import { formatTable } from '../bench/table.ts';
import { CASES } from './cases.ts';
import { caseTable } from './case-table.ts';
import { runCase, type CaseResult } from './run-case.ts';
import { whyNoNetlab } from './why-no-netlab.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      /** Those whose name has this in it. */
      only: { type: 'string', default: '' },
      /** Does not build the app first. */
      built: { type: 'boolean', default: false },
      /** A file between whose markers the table goes. */
      markdown: { type: 'string' },
    },
  });
  const why = whyNoNetlab();
  if (why !== undefined) return console.log(`Skipped: ${why}.`);
  const built = values.built ? undefined : await build();
  if (built && built.code !== 0) throw new Error(built.output);
  const results: CaseResult[] = [];
  for (const kase of CASES.filter(({ name }) => name.includes(values.only))) {
    const result = await runCase(kase);
    results.push(result);
    console.log(`${result.problem === undefined ? 'ok    ' : 'FAILED'} ${JSON.stringify(result)}`);
  }
  const failed = results.filter(({ problem }) => problem !== undefined).length;
  const table = formatTable(caseTable(results));
  console.log(`\n${table}\n${results.length - failed} passed, ${failed} failed`);
  if (values.markdown !== undefined) {
    await fillMarkdown(resolve(ROOT, values.markdown), 'netlab', table);
  }
  process.exitCode = failed > 0 ? 1 : 0;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
