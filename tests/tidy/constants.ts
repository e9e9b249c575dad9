/** One meaning, one constant: when a number is written twice, one day somebody changes only one of the two. */
import ts from 'typescript';
import { isSvelte, parse, type SourceFile } from './source.ts';

interface Constant {
  readonly name: string;
  readonly path: string;
  readonly exported: boolean;
  /** Its value, if it is a number that is written out. */
  readonly number: number | undefined;
}

/** Names that both the relay and the app may export, since neither imports the other. Each with its reason. */
export const IN_BOTH_PROGRAMS: Readonly<Record<string, string>> = {
  PROTOCOL_VERSION: 'two protocols: that of the relay, and that of peers',
};

/** `WORDS_LIKE_THIS`: two words or more, so that a file may have its own KEY or PREFIX. */
const NAME = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;
const programOf = (path: string) => path.slice(0, path.indexOf('/'));

function constantsOf(file: SourceFile): Constant[] {
  if (isSvelte(file.path)) return [];
  return parse(file).statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement)) return [];
    const exported =
      statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      NAME.test(name.getText())
        ? [{ name: name.getText(), path: file.path, exported, number: numberOf(initializer) }]
        : [],
    );
  });
}

/** The value of a number, or of a product or sum of numbers: `5`, `1_000`, `5 * 60_000`. */
function numberOf(node: ts.Expression | undefined): number | undefined {
  if (!node) return undefined;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isParenthesizedExpression(node)) return numberOf(node.expression);
  if (!ts.isBinaryExpression(node)) return undefined;
  const [left, right] = [numberOf(node.left), numberOf(node.right)];
  if (left === undefined || right === undefined) return undefined;
  if (node.operatorToken.kind === ts.SyntaxKind.AsteriskToken) return left * right;
  return node.operatorToken.kind === ts.SyntaxKind.PlusToken ? left + right : undefined;
}

/** `KEY_BYTES` and `BOX_KEY_BYTES`: the same words, or the same words after others. */
const sameWords = (a: string, b: string) => a === b || a.endsWith(`_${b}`) || b.endsWith(`_${a}`);

/** Why two constants should be one, or null. */
function why(a: Constant, b: Constant): string | null {
  const oneProgram = programOf(a.path) === programOf(b.path);
  if (a.name === b.name && a.exported && b.exported)
    return oneProgram || !(a.name in IN_BOTH_PROGRAMS) ? 'are exported under one name' : null;
  if (!oneProgram) return null;
  if (a.name === b.name && (isLimit(a) || isLimit(b))) return 'share the name of a limit';
  if (a.number !== b.number || a.number === undefined || !sameWords(a.name, b.name)) return null;
  return a.name === b.name || (a.exported && b.exported) ? `both say ${a.number}` : null;
}

const isLimit = ({ path, exported }: Constant) => exported && path.startsWith('src/core/limits/');

/** Pairs of constants in different files that mean the same, or seem to. */
export function twins(files: readonly SourceFile[]): string[] {
  const all = files.flatMap(constantsOf);
  return all.flatMap((a, index) =>
    all.slice(index + 1).flatMap((b) => {
      const reason = a.path === b.path ? null : why(a, b);
      return reason ? [`${a.path} ${a.name} and ${b.path} ${b.name} ${reason}`] : [];
    }),
  );
}
