import { Lexer } from 'yaml';
import type { Problem } from '#shared/protocol/problem.ts';

/** Ten times the England script. What is larger is no script, and reading it could hold a desk up. */
export const maxBytes = 1024 * 1024;
/** Deeper than any condition a person can follow, and far below what a parser can take. */
const maxDepth = 60;
const maxLines = 50_000;
const maxParts = 60_000;

const at = (text: string, line?: number): readonly Problem[] => [
  { path: [], text, ...(line === undefined ? {} : { line }) },
];

export const tooLarge = (bytes: number): readonly Problem[] =>
  at(
    `The file has ${Math.ceil(bytes / 2 ** 20)} MB; a script has at most 1 MB. Check that this is the right file.`,
  );

const lineAt = (text: string, place: number): number => {
  let line = 1;
  for (
    let from = text.indexOf('\n');
    from >= 0 && from < place;
    from = text.indexOf('\n', from + 1)
  )
    line += 1;
  return line;
};

/** A line never holds part of a letter of another line, so each can be tried alone. */
function badLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(10, from);
    const to = end < 0 ? bytes.length : end;
    try {
      decoder.decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to + 1;
  }
  return line;
}

const codesNobodyTypes = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** How deep the brackets go, by the lexer, so that a bracket inside a text does not count. */
function depthProblem(text: string): readonly Problem[] {
  let depth = 0;
  let parts = 0;
  let place = 0;
  for (const token of new Lexer().lex(text)) {
    // The lexer's own marks are not part of the text.
    if (!/^[\u0002\u0018\u001f]$/.test(token)) place += token.length;
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth -= 1;
    if (/^[\u001f"']/.test(token)) parts += 1;
    if (depth > maxDepth)
      return at(
        `Brackets stand in brackets more than ${maxDepth} deep. Close some of them.`,
        lineAt(text, place),
      );
    if (parts > maxParts)
      return at(
        'The file has far more entries than a script needs. Check that this is the right file.',
      );
  }
  return [];
}

const indent = /^(?: |[-?:] )*/;

function lineProblems(text: string): readonly Problem[] {
  const lines = text.split('\n');
  if (lines.length > maxLines)
    return at(
      `The file has ${lines.length} lines; a script has at most ${maxLines}. Check that this is the right file.`,
    );
  const deep = lines.findIndex((line) => (indent.exec(line)?.[0].length ?? 0) > 4 * maxDepth);
  return deep < 0 ? [] : at('This line is indented too deep. Give it fewer spaces.', deep + 1);
}

/**
 * Reads the bytes of a script as text, or says why they are none. Everything that could make the YAML
 * parser hang or fall over is refused here, before it is called.
 */
export function checkText(
  bytes: Uint8Array,
): { readonly text: string } | { readonly problems: readonly Problem[] } {
  if (bytes.length > maxBytes) return { problems: tooLarge(bytes.length) };
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { problems: at('The file is saved as UTF-16. Save it as UTF-8.') };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return {
      problems: at(
        'This line holds characters that are not UTF-8. Save the file as UTF-8, or type them anew.',
        badLine(bytes),
      ),
    };
  }
  const untyped = text.search(codesNobodyTypes);
  if (untyped >= 0)
    return {
      problems: at(
        'The file holds a character that nobody types: it may not be a text file. Check that this is the right file, or delete the character.',
        lineAt(text, untyped),
      ),
    };
  if (text.trim() === '')
    return { problems: at('The file is empty. Check that this is the right file.') };
  const lines = lineProblems(text);
  const problems = lines.length > 0 ? lines : depthProblem(text);
  return problems.length > 0 ? { problems } : { text };
}
