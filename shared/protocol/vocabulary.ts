import { z } from 'zod';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { destinationOrder } from './destinations.ts';
import { problemsOf, type Problem } from './problem.ts';
import { levels, obligationKinds, type DestinationId, type FactName } from './protocol.ts';

export type FactEntry = {
  readonly values: readonly string[];
  /** From least to most serious; values in one step are equal. Absent: the fact has no order. */
  readonly order: readonly (readonly string[])[] | null;
  /** The fact may have several values at once. */
  readonly many: boolean;
  /** Worked out by the application, never asked. */
  readonly supplied: boolean;
  readonly note: string | null;
};

export type Vocabulary = {
  readonly destinations: Readonly<Record<DestinationId, string>>;
  readonly facts: Readonly<Record<FactName, FactEntry>>;
};

const factSchema = z.strictObject({
  values: z.array(z.string().min(1)).min(2),
  order: z.array(z.array(z.string())).optional(),
  many: z.boolean().default(false),
  supplied: z.boolean().default(false),
  note: z.string().optional(),
});
export type WrittenFact = z.infer<typeof factSchema>;

export const factsSchema = z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), factSchema);

const vocabularySchema = z.strictObject({
  levels: z.array(z.string()).refine((written) => written.join() === levels.join(), {
    error: `The levels are ${levels.join(', ')}, highest first.`,
  }),
  destinations: z.record(z.string(), z.string()),
  obligations: z.array(z.enum(obligationKinds)),
  facts: factsSchema,
});

const restOf = 'any other';

/** Spells out "any other", and reports a word of the order that is not a value. */
export function readFact(
  name: FactName,
  written: WrittenFact,
): { readonly entry: FactEntry; readonly problems: readonly Problem[] } {
  const { values, order, many, supplied, note } = written;
  const named = new Set((order ?? []).flat());
  const rest = values.filter((value) => !named.has(value));
  const steps = order?.map((step) => step.flatMap((word) => (word === restOf ? rest : [word])));
  const strangers = (steps ?? []).flat().filter((word) => !values.includes(word));
  return {
    entry: { values, order: steps ?? null, many, supplied, note: note ?? null },
    problems: strangers.map((word) => ({
      path: ['facts', name, 'order'],
      text: `The order of ${name} names "${word}", which is not one of its values.`,
    })),
  };
}

/**
 * Reads the vocabulary from a parsed YAML 1.2 object (yes and no are strings there). Every problem
 * is reported at once. Levels, destinations and obligations are fixed in code; the file must agree.
 */
export function parseVocabulary(value: unknown): Result<Vocabulary, readonly Problem[]> {
  const parsed = vocabularySchema.safeParse(value);
  if (!parsed.success) return err(problemsOf(parsed.error));
  const { destinations, facts } = parsed.data;
  const read = Object.entries(facts).map(([name, written]) => ({
    name,
    ...readFact(name, written),
  }));
  const written = Object.keys(destinations);
  const problems = [
    ...read.flatMap((one) => one.problems),
    ...(written.join() === destinationOrder.join()
      ? []
      : [
          {
            path: ['destinations'],
            text: 'The destinations are not those Concord knows, in its order from most contact to least.',
          },
        ]),
  ];
  if (problems.length > 0) return err(problems);
  return ok({
    destinations,
    facts: Object.fromEntries(read.map(({ name, entry }) => [name, entry])),
  });
}
