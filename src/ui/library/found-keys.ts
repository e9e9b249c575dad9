/** The arrow keys in the results of a search: from one to the next, and back to the field. */

const FOUND = '[data-found]';
const CONTROL = 'button:not(:disabled), a[href]';

/**
 * Gives the focus to the result that a key leads to. @returns whether it leads anywhere; `field`: above the first one
 * @param from what has the focus
 */
export function stepFound(
  results: Element | null,
  from: EventTarget | null,
  key: string,
): 'found' | 'field' | 'nowhere' {
  const all = [...(results?.querySelectorAll<HTMLElement>(FOUND) ?? [])];
  const at = all.findIndex((it) => from instanceof Node && it.contains(from));
  const to = goalOf(key, at, all.length);
  if (to === undefined || (at < 0 && key !== 'ArrowDown')) return 'nowhere';
  if (to < 0) return 'field';
  const goal = all[to];
  const control = goal?.querySelector<HTMLElement>(CONTROL);
  control?.focus();
  goal?.scrollIntoView({ block: 'nearest' });
  return control ? 'found' : 'nowhere';
}

function goalOf(key: string, at: number, length: number): number | undefined {
  if (length === 0) return undefined;
  if (key === 'ArrowDown') return Math.min(at + 1, length - 1);
  if (key === 'ArrowUp') return at - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : undefined;
}
