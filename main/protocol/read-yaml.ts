import { readFileSync, statSync } from 'node:fs';
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
} from 'yaml';
import type { Problem } from '#shared/protocol/problem.ts';
import { checkText, maxBytes, tooLarge } from './check-text.ts';
import { ProtocolFileRefused } from './faults.ts';
import { yamlProblem } from './yaml-words.ts';

export type YamlFile = {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly value: unknown;
  /** Puts the file's line on a problem, that of the nearest part of its path that exists. */
  readonly locate: (problem: Problem) => Problem;
};

/** As many problems as anybody reads at once. */
const problemsAtMost = 100;

export const firstProblems = (problems: readonly Problem[]): readonly Problem[] =>
  problems.length <= problemsAtMost
    ? problems
    : [
        ...problems.slice(0, problemsAtMost),
        {
          path: [],
          text: `There are ${problems.length - problemsAtMost} more problems. Mend these first.`,
        },
      ];

type LineOf = (node: unknown) => number | undefined;

/** What YAML allows and a script does not: each could make it say something else than what is read. */
function notForScripts(document: Document, lineOf: LineOf): readonly Problem[] {
  const problems: Problem[] = [];
  const say = (node: unknown, text: string): void => {
    problems.push({ path: [], text, line: lineOf(node) });
  };
  if (document.directives?.yaml.explicit === true)
    say(null, 'The file begins with a %YAML line. Take it out: a script is always YAML 1.2.');
  visit(document, (_key, node) => {
    if (!isNode(node)) return;
    if (isAlias(node))
      say(node, `A star (*${node.source}) repeats another part. Write the words out here.`);
    else if (node.anchor !== undefined)
      say(node, `A name for repeating (&${node.anchor}) stands here. Take it out.`);
    if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:'))
      say(
        node,
        `An exclamation mark (${node.tag}) begins a text here. Put quotes around the text.`,
      );
    if (!isMap(node)) return;
    const names = new Set<string>();
    for (const { key } of node.items) {
      const name = isScalar(key) ? String(key.value) : null;
      if (name === null) say(key, 'A name before a colon must be one plain word.');
      else if (name === '<<') say(key, '"<<" takes over another part. Write its lines out here.');
      else if (names.has(name)) say(key, `"${name}" stands here twice. Take one of the two out.`);
      if (name !== null) names.add(name);
    }
  });
  return problems;
}

/**
 * Reads YAML 1.2 text, in which yes and no are words; `name` is what the refusal calls it. Throws
 * ProtocolFileRefused with every fault of the writing; never hangs, whatever the bytes are.
 */
export function readYamlText(name: string, bytes: Uint8Array): YamlFile {
  const checked = checkText(bytes);
  if ('problems' in checked) throw new ProtocolFileRefused(name, checked.problems);
  const lines = new LineCounter();
  // Names that stand twice are found below: the parser compares each with every other.
  const document = parseDocument(checked.text, {
    lineCounter: lines,
    version: '1.2',
    uniqueKeys: false,
    // With "silent" a second script in the file would be passed over.
    logLevel: 'error',
    prettyErrors: false,
  });
  const lineOf: LineOf = (node) =>
    isNode(node) && node.range ? lines.linePos(node.range[0]).line : undefined;
  const faults = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    path: [],
    text: yamlProblem(code, message),
    line: lines.linePos(pos[0]).line,
  }));
  const problems = faults.length > 0 ? faults : notForScripts(document, lineOf);
  if (problems.length > 0) throw new ProtocolFileRefused(name, firstProblems(problems));
  const lineOfPath = (path: readonly (string | number)[]): number | undefined => {
    for (let length = path.length; length > 0; length -= 1) {
      const line = lineOf(document.getIn(path.slice(0, length), true));
      if (line !== undefined) return line;
    }
    return undefined;
  };
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  return {
    file: name,
    bytes,
    value,
    locate: (problem) => ({ ...problem, line: lineOfPath(problem.path) }),
  };
}

/** Reads one YAML file, as readYamlText does; also refuses one that is not there or far too large. */
export function readYaml(file: string): YamlFile {
  const refused = (text: string, cause?: unknown): ProtocolFileRefused =>
    new ProtocolFileRefused(file, [{ path: [], text }], { cause });
  let bytes: Uint8Array;
  try {
    const { size } = statSync(file);
    if (size > maxBytes) throw new ProtocolFileRefused(file, tooLarge(size));
    bytes = readFileSync(file);
  } catch (cause) {
    if (cause instanceof ProtocolFileRefused) throw cause;
    throw refused('The file cannot be read. Check its name, and that you may open it.', cause);
  }
  return readYamlText(file, bytes);
}
