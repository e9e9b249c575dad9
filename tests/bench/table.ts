/** Tables as text, which is also Markdown. */

export interface Table {
  readonly title: string;
  /** What one must know to read it. */
  readonly note?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function formatTable({ title, note, head, rows }: Table): string {
  const widths = head.map((cell, at) =>
    Math.max(3, cell.length, ...rows.map((row) => (row[at] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const table = [line(head), rule, ...rows.map(line)].join('\n');
  return `### ${title}\n\n${note ? `${note}\n\n` : ''}${table}\n`;
}

export const digits = (value: number | undefined, count: number): string =>
  value === undefined || Number.isNaN(value) ? '–' : value.toFixed(count);
