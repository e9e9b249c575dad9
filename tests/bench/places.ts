/** Where the benchmark keeps what it builds, installs and measures: all of it outside version control. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const BENCH = fileURLToPath(new URL('./', import.meta.url));
/** The packages to compare with, installed here rather than beside the sources. */
export const PACKAGES = join(ROOT, 'build/bench/packages');
export const RESULTS = join(ROOT, 'bench-results');
