/** The benchmark's flags. */
import { parseArgs } from 'node:util';
import { CASES, caseNamed, type CaseKind } from './cases.ts';

export const PARTS: readonly string[] = [
  ...['transfers', 'spread', 'gather', 'chat', 'opening', 'offer', 'memory', 'profile'],
];

export interface Options {
  readonly parts: readonly string[];
  readonly cases: readonly CaseKind[];
  readonly sizesMiB: readonly number[];
  readonly rounds: number;
  /** Rounds of what is large or has its own spread within a run. */
  readonly swarmRounds: number;
  readonly memoryMiB: number;
  /** A Markdown file whose part between the markers is rewritten. */
  readonly markdown: string | undefined;
}

export const USAGE = `npm run bench -- [flags]
  --quick             few rounds, small sizes: a few minutes
  --cases a,b         of ${CASES.map((it) => it.name).join(', ')}
  --sizes 8,32,96     MiB
  --rounds 5
  --parts a,b         of ${PARTS.join(', ')}
  --memory 2048       MiB of the file for the memory part
  --markdown FILE     writes the tables between the markers in that file`;

/** The quick run leaves out what other tools reach; the profile is for when a figure is missed. */
const QUICK_CASES = ['windowed', 'swapmeet-opfs', 'swapmeet-indexeddb', 'webtorrent'];
const DEFAULT_CASES = CASES.map((it) => it.name).filter((name) => name !== 'swapmeet');
const DEFAULT_PARTS = PARTS.filter((part) => part !== 'profile');

/** @throws an Error whose message says what is wrong */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      ...{ cases: { type: 'string' }, sizes: { type: 'string' }, rounds: { type: 'string' } },
      ...{ parts: { type: 'string' }, memory: { type: 'string' }, markdown: { type: 'string' } },
    },
  });
  if (values.help) return 'help';
  const { quick } = values;
  const parts = list(values.parts) ?? DEFAULT_PARTS;
  const unknown = parts.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) throw new Error(`There is no part "${unknown}".\n${USAGE}`);
  const rounds = number(values.rounds, quick ? 2 : 5, '--rounds');
  return {
    parts,
    cases: (list(values.cases) ?? (quick ? QUICK_CASES : DEFAULT_CASES)).map(caseNamed),
    sizesMiB: (list(values.sizes) ?? (quick ? ['8', '96'] : ['8', '32', '96'])).map((size) =>
      number(size, 0, '--sizes'),
    ),
    rounds,
    swarmRounds: Math.min(rounds, quick ? 1 : 3),
    memoryMiB: number(values.memory, quick ? 256 : 2048, '--memory'),
    markdown: values.markdown,
  };
}

const list = (text: string | undefined): string[] | undefined =>
  text?.split(',').filter((it) => it !== '');

function number(text: string | undefined, otherwise: number, flag: string): number {
  const value = text === undefined ? otherwise : Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new Error(`${flag} must be a number above 0.`);
}
