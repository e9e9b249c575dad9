/** Rules for the import graph as a whole: it has no cycle, and every file is reached. */
import { importsOf, isAmbient, type SourceFile } from './source.ts';

type Graph = ReadonlyMap<string, readonly string[]>;

function graphOf(files: readonly SourceFile[], kinds: readonly string[]): Graph {
  const targets = (file: SourceFile) =>
    importsOf(file).flatMap(({ path, kind }) => (path && kinds.includes(kind) ? [path] : []));
  return new Map(files.map((file) => [file.path, targets(file)]));
}

/** Cycles of evaluated imports. Type imports leave nothing in the program and may be circular. */
export function cycles(files: readonly SourceFile[]): string[] {
  const graph = graphOf(files, ['value']);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      found.push([...trail.slice(start), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}

/** Files that no entry reaches by any kind of import. */
export function unreached(files: readonly SourceFile[], entries: readonly string[]): string[] {
  const graph = graphOf(files, ['value', 'lazy', 'type']);
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    graph.get(path)?.forEach(visit);
  };
  entries.forEach(visit);
  return files
    .map(({ path }) => path)
    .filter((path) => !isAmbient(path) && !reached.has(path))
    .map((path) => `${path} is reached from no entry`);
}

/** Ways from a program that Node runs to code that only Svelte's compiler reads. */
export function compiled(files: readonly SourceFile[], programs: readonly string[]): string[] {
  const graph = graphOf(files, ['value', 'lazy']);
  const seen = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] => {
    if (seen.has(path)) return [];
    seen.add(path);
    const way = [...trail, path];
    if (/\.svelte(\.ts)?$/.test(path)) return [way.join(' → ')];
    return (graph.get(path) ?? []).flatMap((next) => visit(next, way));
  };
  return programs.flatMap((path) => visit(path, []));
}

/** Relative imports that lead to no file. A bundler reports them only when it gets there. */
export function missing(files: readonly SourceFile[]): string[] {
  const known = new Set(files.map(({ path }) => path));
  return [...graphOf(files, ['value', 'lazy', 'type'])].flatMap(([from, targets]) =>
    targets
      .filter((path) => /\.(ts|svelte)$/.test(path) && !known.has(path))
      .map((path) => `${from} imports ${path}, which is not there`),
  );
}
