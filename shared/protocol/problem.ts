import type { z } from 'zod';
import { plainProblem } from './plain-problem.ts';

/** Something wrong in a protocol file, for the person who wrote it. */
export type Problem = {
  readonly path: readonly (string | number)[];
  readonly text: string;
  /** From 1, where the file's lines are known. */
  readonly line?: number | undefined;
};

const words = (path: readonly PropertyKey[]): (string | number)[] =>
  path.map((part) => (typeof part === 'number' ? part : String(part)));

export const problemsOf = (
  error: z.ZodError,
  under: readonly (string | number)[] = [],
): readonly Problem[] =>
  error.issues.map((issue) => ({
    path: [...under, ...words(issue.path)],
    text: plainProblem(issue),
  }));

/** A word of a file may be a whole book: of a long text the beginning is enough to find it. */
const textAtMost = 400;
const cut = (text: string): string =>
  text.length > textAtMost ? `${text.slice(0, textAtMost)}…` : text;

/** "questions.3.askWhen (line 41): …", for a terminal or a log. */
export const problemLine = ({ path, text, line }: Problem): string =>
  `${cut(path.join('.')) || 'file'}${line === undefined ? '' : ` (line ${line})`}: ${cut(text)}`;
