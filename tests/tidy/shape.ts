/** Rules for size, for src and signaling only: lines of a function, files of a folder. */
import ts from 'typescript';
import { parse, type SourceFile } from './source.ts';

export const FUNCTION_LINES_MAX = 70;
export const FOLDER_FILES_MAX = 20;

/** A function (`path name`) or a folder (`path`) that may be larger, and why. */
export interface SizeException {
  readonly where: string;
  readonly reason: string;
}

export const FUNCTION_EXCEPTIONS: readonly SizeException[] = [];
export const FOLDER_EXCEPTIONS: readonly SizeException[] = [];
/** For both lists together, so that the rules stay rules. */
export const EXCEPTIONS_MAX = 5;

/** Lines count from the first word to the closing brace, with comments. Each method of a class counts, not the class. */
export function longFunctions(file: SourceFile): readonly string[] {
  const found: string[] = [];
  const source = parse(file);
  const line = (at: number) => source.getLineAndCharacterOfPosition(at).line;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const lines = line(node.end) - line(node.getStart()) + 1;
      if (lines > FUNCTION_LINES_MAX) found.push(`${file.path} ${nameOf(node)}: ${lines} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The function's own name, or that of the constant or property that holds it. */
function nameOf({ name, parent }: ts.SignatureDeclaration): string {
  if (name) return name.getText();
  const holder = 'name' in parent ? (parent.name as ts.Node | undefined) : undefined;
  return holder?.getText() ?? 'a function without a name';
}

/** Folders with more files than a reader can look through. Files in their subfolders do not count. */
export function crowdedFolders(files: readonly SourceFile[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { path } of files) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].flatMap(([folder, count]) =>
    count > FOLDER_FILES_MAX ? [`${folder}: ${count} files`] : [],
  );
}

/** Findings that no exception covers, and exceptions that cover no finding. */
export function beyond(
  findings: readonly string[],
  exceptions: readonly SizeException[],
): readonly string[] {
  const covers = ({ where }: SizeException, finding: string) => finding.startsWith(`${where}: `);
  const idle = exceptions.filter((it) => !findings.some((finding) => covers(it, finding)));
  return [
    ...findings.filter((finding) => !exceptions.some((it) => covers(it, finding))),
    ...idle.map(({ where }) => `${where} needs no exception any more`),
  ];
}
