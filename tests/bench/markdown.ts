/** Puts the tables of a run between the markers of a Markdown file. */
import { readFile, writeFile } from 'node:fs/promises';

const begin = (name: string) => `<!-- begin ${name}: written by the benchmark -->`;
const end = (name: string) => `<!-- end ${name} -->`;

/** @throws an Error when the file has no such markers */
export async function fillMarkdown(path: string, name: string, text: string): Promise<void> {
  const before = await readFile(path, 'utf8');
  const [from, to] = [before.indexOf(begin(name)), before.indexOf(end(name))];
  if (from < 0 || to < from) {
    throw new Error(`${path} has no lines "${begin(name)}" and "${end(name)}".`);
  }
  const head = before.slice(0, from + begin(name).length);
  await writeFile(path, `${head}\n\n${text.trim()}\n\n${before.slice(to)}`);
}
