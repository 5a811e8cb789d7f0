import type { z } from 'zod';

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
  error.issues.map(({ path, message }) => ({ path: [...under, ...words(path)], text: message }));

/** "questions.3.askWhen (line 41): …", for a terminal or a log. */
export const problemLine = ({ path, text, line }: Problem): string =>
  `${path.join('.') || 'file'}${line === undefined ? '' : ` (line ${line})`}: ${text}`;
