/** A QR code as an SVG path. */

/** An SVG path of all dark modules, one unit each, a piece for each run in a row. */
export function qrPath(rows: readonly (readonly boolean[])[]): string {
  const runsOf = (row: readonly boolean[], y: number) =>
    [
      ...row
        .map((dark) => (dark ? '#' : ' '))
        .join('')
        .matchAll(/#+/g),
    ]
      .map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`)
      .join('');
  return rows.map(runsOf).join('');
}
