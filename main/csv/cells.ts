import type { CsvMap } from './map.ts';
import { refuse, type TableRefused } from './table.ts';

/** What a row says of a field: one value, several, or none. */
export type Cells<Field extends string> = (field: Field) => string | readonly string[] | undefined;

interface Source<Field extends string> {
  readonly cells: (fields: readonly string[]) => Cells<Field>;
  readonly notUsed: readonly string[];
}

/** Where each of `fields` stands in a row: as the mapping says, or in the column of its own name. */
export function cellsIn<Field extends string>(
  header: readonly string[],
  fields: readonly Field[],
  needed: readonly Field[],
  map: CsvMap | null,
): Source<Field> | TableRefused {
  if (map === null) return byOwnNames(header, fields, needed);
  const used = new Set<string>();
  const places: (readonly [string, readonly number[]])[] = [];
  for (const [field, columns] of Object.entries(map.columns)) {
    for (const column of columns) {
      if (!header.includes(column))
        return refuse(
          'line 1',
          `${map.name} maps "${field}" from a column "${column}", which the file does not have. It has: ${header.join(', ')}.`,
        );
      used.add(column);
    }
    places.push([field, columns.map((column) => header.indexOf(column))]);
  }
  return {
    notUsed: header.filter((column) => !used.has(column)),
    cells: (row) => {
      const cells = new Map<string, readonly string[]>();
      for (const [field, at] of places)
        cells.set(
          field,
          at.map((one) => {
            const value = row[one]?.trim() ?? '';
            return map.values[field]?.[value] ?? value;
          }),
        );
      return (field) => cells.get(field);
    },
  };
}

function byOwnNames<Field extends string>(
  asWritten: readonly string[],
  fields: readonly Field[],
  needed: readonly Field[],
): Source<Field> | TableRefused {
  const header = asWritten.map((name) => name.toLowerCase());
  const missing = needed.find((field) => !header.includes(field));
  if (missing !== undefined)
    return refuse(
      'line 1',
      `There is no column "${missing}". The columns are: ${fields.join(', ')}. If the file names them otherwise, say so in a mapping file: --map.`,
    );
  const twice = header.find((column, at) => header.indexOf(column) !== at);
  if (twice !== undefined) return refuse('line 1', `The column "${twice}" is there twice.`);
  return {
    notUsed: header.filter((column) => !fields.some((known) => known === column)),
    cells: (row) => {
      const cells: Partial<Record<string, string>> = {};
      for (const [at, column] of header.entries()) cells[column] = row[at]?.trim() ?? '';
      return (field) => cells[field];
    },
  };
}

const none: readonly string[] = [''];
/** Cells are trimmed already; most hold one value or nothing. */
export const several = (cell: string | readonly string[] | undefined): readonly string[] => {
  if (cell === undefined || cell === '') return none;
  if (typeof cell !== 'string') return cell;
  return cell.includes('|') ? cell.split('|').map((part) => part.trim()) : [cell];
};
export const filled = (parts: readonly string[]): readonly string[] =>
  parts.filter((part) => part !== '');
export const first = (cell: string | readonly string[] | undefined): string =>
  typeof cell === 'string' ? cell : (cell?.find((value) => value !== '') ?? '');
