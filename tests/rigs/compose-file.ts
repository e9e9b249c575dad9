/** What docker-compose.yml says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const composeText = readFileSync(
  join(import.meta.dirname, '../../docker-compose.yml'),
  'utf8',
);

/** The flags of coturn, with these values of a filled-in .env. */
export function coturnFlags(env: Readonly<Record<string, string>>): string[] {
  const block =
    /\n {2}coturn:\n(?:.*\n)*? {4}command:\n((?: {6}.*\n)+)/.exec(composeText)?.[1] ?? '';
  const lines = block.split('\n').flatMap((line) => /^ {6}- (--.*)$/.exec(line)?.[1] ?? []);
  return lines.map((line) => filled(line, env));
}

/** `${NAME}`, `${NAME:?why}` and `${NAME:-other}`, which may hold others. */
function filled(text: string, env: Readonly<Record<string, string>>): string {
  const innermost = /\$\{([A-Z_]+)(?::([-?])([^${}]*))?\}/;
  for (let match = innermost.exec(text); match; match = innermost.exec(text)) {
    const [all, name = '', kind, other = ''] = match;
    text = text.replace(all, env[name] ?? (kind === '-' ? other : ''));
  }
  return text;
}
