/** Reads the repository's files for the tidy rules, and holds the rules for files that are not source. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from './source.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const readText = (path: string): string => readFileSync(root + path, 'utf8');
export const exists = (path: string): boolean => existsSync(root + path);
export const findText = (path: string): string | undefined =>
  exists(path) ? readText(path) : undefined;

/** The files under these folders with one of these endings, in a fixed order. */
export function filesIn(folders: readonly string[], endings: readonly string[]): SourceFile[] {
  const paths = folders.flatMap(
    (folder) =>
      readdirSync(root + folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
        .map((entry) =>
          `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').slice(root.length),
        )
        .filter((path) => !path.includes('/.')), // what a check writes while it runs
  );
  return paths.sort().map((path) => ({ path, text: readText(path) }));
}

/** Packages that the lock file fetches from another place than the public registry. */
export function foreignPackages(lock: string): string[] {
  const { packages = {} } = JSON.parse(lock) as {
    packages?: Record<string, { resolved?: string }>;
  };
  return Object.entries(packages).flatMap(([name, { resolved }]) =>
    resolved === undefined || resolved.startsWith('https://registry.npmjs.org/')
      ? []
      : [`${name} is resolved to ${resolved}`],
  );
}

/** Absolute paths of one machine, which mean nothing to a reader. */
export const machinePaths = ({ path, text }: SourceFile): string[] =>
  text.split('\n').flatMap((line, index) => {
    const found = /(?<![\w.])(?:\/(?:root|home|work|Users)\/[\w.-]+|[A-Z]:\\Users\\)/.exec(line);
    return found ? [`${path}:${index + 1}: ${found[0]} is a path of one machine`] : [];
  });
