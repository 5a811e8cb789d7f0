import type { Noted } from '#shared/people/fhir/draft.ts';
import { nothingStated, readMapText, type Stated } from '../../csv/map.ts';
import { tableOf } from '../../csv/table.ts';
import type { Author, Journal } from '../../journal/journal.ts';
import { tableKinds, tables, type TableKind } from '../tables.ts';
import {
  importFhirFiles,
  type ImportSummary,
  type OnRow,
  type TextFile,
} from '../../people/import-files.ts';

/**
 * Takes in what was chosen together in the window: FHIR files and tables, told apart by what is in them, and at most one mapping
 * file for the tables. A file with a fault is refused whole and named; the others land.
 */
export function importChosen(
  journal: Journal,
  files: readonly TextFile[],
  by: Author,
  nowMs: number,
  onRow: OnRow,
): ImportSummary {
  const rejected: Noted[] = [];
  const refuse = (file: string, reason: string): void => {
    rejected.push({ file, place: 'the whole file', reason });
  };
  const maps: TextFile[] = [];
  const fhir: TextFile[] = [];
  const rest: TextFile[] = [];
  for (const file of files) {
    if (file.text.includes('\uFFFD'))
      refuse(
        file.name,
        'The file is not valid UTF-8. Use "concord import" with --encoding for it, with the window closed.',
      );
    else if (/\.ya?ml$/i.test(file.name)) maps.push(file);
    else if (/^\uFEFF?\s*(?:[{[<]|$)/.test(file.text) || /\.(?:json|xml)$/i.test(file.name))
      fhir.push(file);
    else rest.push(file);
  }
  const [map, second] = maps;
  if (second !== undefined)
    refuse(second.name, 'Choose one mapping file with its tables, not two.');
  const done = fhir.length > 0 ? [importFhirFiles(journal, fhir, by, nowMs, onRow)] : [];
  if (map !== undefined && rest.length === 0)
    refuse(map.name, 'A mapping file says how a table is read: choose the table together with it.');
  for (const kind of tableKinds) {
    const mine = rest.filter((file) => kindOf(map ?? file, map !== undefined) === kind);
    const stated = mine.length === 0 ? nothingStated : statedBy(map, kind);
    if (typeof stated === 'string') refuse(map?.name ?? '', stated);
    else if (mine.length > 0) done.push(tables[kind].take(journal, mine, by, nowMs, stated, onRow));
  }
  return summed(files.length, done, rejected);
}

/** By the columns that only one kind has; of a mapping file by the fields it names. */
function kindOf({ text }: TextFile, isMap: boolean): TableKind {
  const table = isMap ? null : tableOf(text, null, () => undefined);
  const names =
    table !== null && 'header' in table
      ? table.header.map((name) => name.toLowerCase())
      : [...text.matchAll(/^\s+(\w+)\s*:/gm)].map(([, name = '']) => name);
  if (names.includes('from_person')) return 'relations';
  if (names.includes('text')) return 'flags';
  return names.includes('when') ? 'contacts' : 'people';
}

function statedBy(map: TextFile | undefined, kind: TableKind): Stated | string {
  if (map === undefined) return nothingStated;
  const { fields, needed } = tables[kind];
  const read = readMapText(map.name, Buffer.from(map.text), fields, needed);
  return read.ok ? read.value : read.error;
}

function summed(
  files: number,
  done: readonly ImportSummary[],
  rejected: readonly Noted[],
): ImportSummary {
  const total = (of: (one: ImportSummary) => number): number =>
    done.reduce((sum, one) => sum + of(one), 0);
  return {
    files,
    read: total(({ read }) => read),
    new: total((one) => one.new),
    changed: total(({ changed }) => changed),
    unchanged: total(({ unchanged }) => unchanged),
    notUsed: Object.fromEntries(done.flatMap(({ notUsed }) => Object.entries(notUsed))),
    warned: done.flatMap(({ warned }) => warned),
    rejected: [...rejected, ...done.flatMap((one) => one.rejected)],
  };
}
