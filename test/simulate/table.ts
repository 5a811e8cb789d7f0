/** Columns side by side: the first to the left, figures to the right, a last column of words as it is. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const isFigure = (column: number): boolean =>
    rows.every((row) => !/[a-zA-Z]{3}/.test(row[column]?.replaceAll(/\s?(µs|MB|GB)/g, '') ?? '')) ||
    (rows.length > 2 && rows.slice(1).every((row) => /^[\d<–-]/.test(row[column] ?? '')));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = column === row.length - 1 && !isFigure(column) ? 0 : (widths[column] ?? 0);
          return isFigure(column) ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `  ${line}`)
    .join('\n');
}
