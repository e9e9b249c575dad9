/** Where an arrow leads in a grid whose rows break as the screen is wide. Pure. */

/**
 * @param tops of each cell, in order
 * @param isLeftward whether rows run from right to left
 * @returns undefined: the key leads nowhere
 */
export function nextCell(
  key: string,
  at: number,
  tops: readonly number[],
  isLeftward: boolean,
): number | undefined {
  const last = tops.length - 1;
  if (last < 0) return undefined;
  const columns = tops.findIndex((top) => top !== tops[0]);
  const width = columns < 0 ? tops.length : columns;
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: at + (isLeftward ? -1 : 1),
    ArrowLeft: at + (isLeftward ? 1 : -1),
    ArrowDown: at + width,
    ArrowUp: at - width,
    Home: 0,
    End: last,
  };
  const to = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return to !== undefined && to >= 0 && to <= last ? to : undefined;
}
