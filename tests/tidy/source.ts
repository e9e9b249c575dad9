/** A source file as the tidy rules see it: a path, a text, and the imports in the text. */
import { posix } from 'node:path';
import ts from 'typescript';

export interface SourceFile {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly specifier: string;
  /**
   * `type` leaves nothing in the program, `value` is evaluated before the importer, `lazy` (a dynamic
   * import, a worker's URL) later or elsewhere.
   */
  readonly kind: 'type' | 'value' | 'lazy';
  /** The path of a file of this repository; undefined for a package or a built-in. */
  readonly path: string | undefined;
  /** The package's name; undefined for a file or a built-in. */
  readonly packageName: string | undefined;
}

export const isSvelte = (path: string) => path.endsWith('.svelte');
/** TypeScript or a component, not a stylesheet. */
export const isScript = (path: string) => /\.(ts|svelte)$/.test(path);
export const isAmbient = (path: string) => path.endsWith('.d.ts');

/** The TypeScript of a file: all of it, or the scripts of a component. */
export function scriptOf({ path, text }: SourceFile): string {
  if (!isSvelte(path)) return text;
  const scripts = text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g);
  return [...scripts].map(([, script]) => script).join('\n');
}

/** Many rules look at a file, and parsing is slow. */
const parsed = new WeakMap<SourceFile, ts.SourceFile>();

export function parse(file: SourceFile): ts.SourceFile {
  const { Latest } = ts.ScriptTarget;
  const source =
    parsed.get(file) ??
    ts.createSourceFile(file.path, scriptOf(file), Latest, true, ts.ScriptKind.TS);
  parsed.set(file, source);
  return source;
}

/** Calls `visit` for every node of the file. */
export function walk(file: SourceFile, visit: (node: ts.Node) => void): void {
  const each = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, each);
  };
  each(parse(file));
}

/** Every rule asks for the imports, and finding them is slow. */
const known = new WeakMap<SourceFile, readonly Import[]>();

export function importsOf(file: SourceFile): readonly Import[] {
  const imports = known.get(file) ?? findImports(file);
  known.set(file, imports);
  return imports;
}

function findImports(file: SourceFile): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, kind: Import['kind']) => {
    if (node && ts.isStringLiteralLike(node)) found.push(resolve(file.path, node.text, kind));
  };
  walk(file, (node) => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, isTypeImport(node.importClause) ? 'type' : 'value');
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'value');
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, 'type');
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], 'lazy');
    } else if (ts.isNewExpression(node) && isModuleUrl(node)) {
      add(node.arguments?.[0], 'lazy');
    }
  });
  return found;
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false; // import './side-effect.ts'
  if (clause.isTypeOnly) return true;
  if (clause.name || !clause.namedBindings || !ts.isNamedImports(clause.namedBindings))
    return false;
  const { elements } = clause.namedBindings;
  return elements.length > 0 && elements.every((element) => element.isTypeOnly);
}

/** `new URL('./worker.ts', import.meta.url)` tells a bundler about the file of another program. */
function isModuleUrl(node: ts.NewExpression): boolean {
  const [path, base] = node.arguments ?? [];
  return (
    node.expression.getText() === 'URL' &&
    base?.getText() === 'import.meta.url' &&
    /\.[jt]s['"`]$/.test(path?.getText() ?? '')
  );
}

function resolve(from: string, specifier: string, kind: Import['kind']): Import {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('.')) {
    const path = posix.normalize(posix.join(posix.dirname(from), bare));
    return { specifier, kind, path, packageName: undefined };
  }
  const builtIn = bare.startsWith('node:') || bare.startsWith('virtual:');
  const parts = bare.split('/');
  const packageName = parts.slice(0, bare.startsWith('@') ? 2 : 1).join('/');
  return { specifier, kind, path: undefined, packageName: builtIn ? undefined : packageName };
}
