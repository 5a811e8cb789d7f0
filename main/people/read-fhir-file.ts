import type { Result } from '#shared/kit/result.ts';
import type { FileRead } from '#shared/people/fhir/draft.ts';
import { openJson, openLines, type FileRefused } from '#shared/people/fhir/open.ts';
import { readFhir } from '#shared/people/fhir/read.ts';
import { openXml } from './fhir-xml.ts';
import type { TextFile } from './import-files.ts';

/** Reads FHIR as JSON, NDJSON or XML: by what the file holds, whatever its name says. */
export function readFhirFile(file: TextFile): Result<FileRead, FileRefused> {
  const text = file.text.replace(/^\uFEFF/, '');
  if (text.trimStart().startsWith('<')) return readFhir({ ...file, text }, openXml);
  return readFhir(file, isLines(text) ? openLines : openJson);
}

/** A whole object on the first line that holds anything, and another below it. */
function isLines(text: string): boolean {
  const [, first = '', rest = ''] = /^\s*(\{[^\n]*\})[ \t\r]*\n([\s\S]*)$/.exec(text) ?? [];
  if (first === '' || !rest.trimStart().startsWith('{')) return false;
  try {
    JSON.parse(first);
    return true;
  } catch {
    return false;
  }
}
