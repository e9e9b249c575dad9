/** The lab's results as a table. */
import { digits, type Table } from '../bench/table.ts';
import type { CaseResult } from './run-case.ts';

export const caseTable = (results: readonly CaseResult[]): Table => ({
  title: 'Networks, and the way that the bytes took',
  head: [
    ...['network', 'told to the sender', 'and the receiver', 'getStats (local / remote)'],
    ...['linked after, s', 'MB/s', 'longest stall, s', 'MB to TURN', 'as it must be'],
  ],
  rows: results.map((result) => [
    result.name,
    result.words?.[0] ?? '–',
    result.words?.[1] ?? '–',
    result.pairs?.join(', ') ?? '–',
    digits(result.linkMs && result.linkMs / 1_000, 1),
    digits(result.rate, 1),
    digits(result.stallMs && result.stallMs / 1_000, 1),
    digits(result.turnMegabytes, 1),
    result.problem === undefined ? 'yes' : 'NO',
  ]),
});
