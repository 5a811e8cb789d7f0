import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { Problem } from '#shared/protocol/problem.ts';
import { ProtocolFileRefused } from './faults.ts';

export type YamlFile = {
  readonly file: string;
  readonly bytes: Buffer;
  readonly value: unknown;
  /** Puts the file's line on a problem, that of the nearest part of its path that exists. */
  readonly locate: (problem: Problem) => Problem;
};

const refused = (file: string, text: string, cause?: unknown): ProtocolFileRefused =>
  new ProtocolFileRefused(file, [{ path: [], text }], { cause });

/** Reads one YAML 1.2 file, in which yes and no are words. Throws with every fault of the writing. */
export function readYaml(file: string): YamlFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw refused(file, 'The file cannot be read.', cause);
  }
  return readYamlBytes(file, bytes);
}

/** As `readYaml`, for bytes that did not come from the disk; `file` is only the name in messages. */
export function readYamlBytes(file: string, bytes: Buffer): YamlFile {
  const text = bytes.toString('utf8');
  if (isNestedWithoutEnd(text))
    throw refused(file, 'The file is nested far too deeply to be a script. Write it out flat.');
  try {
    return parsed(file, text, bytes);
  } catch (cause) {
    // The parser throws this, instead of listing it, when aliases multiply beyond measure.
    if (!(cause instanceof ReferenceError)) throw cause;
    throw refused(file, 'Its aliases (&, *) multiply. Write the parts out.', cause);
  }
}

const deepest = 100;

/** The parser needs seconds to give up on such a file; a script is some ten levels deep. */
function isNestedWithoutEnd(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1));
    if (depth > deepest) return true;
  }
  return /^ {400}|^(?: *[-?:] ){100}/m.test(text);
}

function parsed(file: string, text: string, bytes: Buffer): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2' });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, pos }) => ({
      path: [],
      text: message.split('\n', 1)[0] ?? message,
      line: lines.linePos(pos[0]).line,
    }));
    throw new ProtocolFileRefused(file, problems);
  }
  const lineOf = (path: readonly (string | number)[]): number | undefined => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return undefined;
  };
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  return { file, bytes, value, locate: (problem) => ({ ...problem, line: lineOf(problem.path) }) };
}
