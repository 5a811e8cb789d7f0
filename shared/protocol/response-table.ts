import { z } from 'zod';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { problemsOf, type Problem } from './problem.ts';
import type { ResponseTable } from './protocol.ts';
import type { Vocabulary } from './vocabulary.ts';

const words = z.string().trim().min(1);

const tableSchema = z.strictObject({
  force: words,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'A version is three numbers, like 1.0.0.'),
  services: z.record(
    z.string(),
    z.strictObject({
      name: words,
      grade: words.nullable().default(null),
      /** From the decision to somebody answering for it. */
      targetMinutes: z.number().int().min(0),
      telephone: words.nullable().default(null),
      hours: words,
      area: words,
      accepts: z.enum(['named-person', 'reference']),
    }),
  ),
});

/**
 * Reads a force's response table: for each destination whom to ring, by when, and how it accepts.
 * Every destination must be there, since the protocol may require any of them.
 */
export function parseResponseTable(
  vocabulary: Vocabulary,
  value: unknown,
): Result<ResponseTable, readonly Problem[]> {
  const parsed = tableSchema.safeParse(value);
  if (!parsed.success) return err(problemsOf(parsed.error));
  const known = Object.keys(vocabulary.destinations);
  const listed = Object.keys(parsed.data.services);
  const problems = [
    ...known
      .filter((id) => !listed.includes(id))
      .map((id) => ({ path: ['services'], text: `There is no entry for "${id}".` })),
    ...listed
      .filter((id) => !known.includes(id))
      .map((id) => ({ path: ['services', id], text: `"${id}" is not a destination.` })),
  ];
  return problems.length > 0 ? err(problems) : ok(parsed.data);
}
