import { z } from 'zod';
import { levels, obligationKinds } from './protocol.ts';
import { factsSchema } from './vocabulary.ts';

/** The written shapes of a pack file. What they say about each other is checked in check-script.ts. */

const id = z
  .string()
  .regex(/^[a-z][a-z0-9_-]*$/, 'Use small letters, digits, - and _ here, and begin with a letter.');
const version = z
  .string()
  .regex(/^\d+\.\d+\.\d+$/, 'A version is three numbers, like 1.0.0. Write it so.');
const words = z.string().trim().min(1);
const values = z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)]));

export const answerShape = z.strictObject({
  value: words,
  label: words,
  covers: words.optional(),
  also: values.optional(),
});

export const questionShape = z.strictObject({
  id,
  stage: id,
  short: words,
  say: words,
  another: words.optional(),
  hint: words.optional(),
  emergencyIf: words.optional(),
  fact: words,
  many: z.boolean().optional(),
  necessary: z.boolean().optional(),
  askWhen: z.unknown().optional(),
  sayNow: words.optional(),
  wordsLabel: words.optional(),
  // Keys 1 to 9 answer; 0 is "not known", offered on every question by itself.
  answers: z.array(answerShape).min(1).max(9),
});
export type WrittenQuestion = z.infer<typeof questionShape>;

export const ruleShape = z.strictObject({
  id,
  when: z.unknown(),
  unless: z.unknown().optional(),
  level: z.enum(levels).optional(),
  destinations: z.array(z.string()).default([]),
  obligations: z.array(z.enum(obligationKinds)).default([]),
  finding: words.optional(),
  until: words.optional(),
  because: words,
  source: words,
});
export type WrittenRule = z.infer<typeof ruleShape>;

export const substitutionShape = z.strictObject({
  id,
  when: z.unknown(),
  unless: z.unknown().optional(),
  atLevels: z.array(z.enum(levels)).min(1).optional(),
  replace: z.array(z.string()).min(1),
  with: z.array(z.string()),
  because: words,
  source: words,
});
export type WrittenSubstitution = z.infer<typeof substitutionShape>;

export const propertyShape = z.strictObject({
  id,
  text: words,
  when: z.unknown(),
  over: z.enum(['any', 'script']).default('any'),
  level: z.enum(levels).optional(),
  atMost: z.enum(levels).optional(),
  require: z.array(z.array(z.string()).min(1)).default([]),
  requireWhenThere: z.array(z.array(z.string()).min(1)).default([]),
  never: z.array(z.string()).default([]),
  owes: z.array(z.enum(obligationKinds)).default([]),
  source: words,
});
export type WrittenProperty = z.infer<typeof propertyShape>;

export const exampleShape = z.strictObject({
  facts: values,
  level: z.enum(levels),
  destinations: z.array(z.string()).min(1),
});
export type WrittenExample = z.infer<typeof exampleShape>;

/** The laws of a script: a file beside the pack, so that who changes the one does not change the other. */
export const lawsShape = z.strictObject({
  id,
  owner: words,
  laws: z.array(z.unknown()).min(1),
  /** The version for which answers and calls were agreed; another version is read by its differences and its replay. */
  agreedFor: version.optional(),
  /** When each question is asked at the least; without `when`, always. */
  asked: z.array(z.strictObject({ question: id, when: z.unknown().optional() })).default([]),
  answers: z
    .array(z.strictObject({ question: id, label: words, value: words, tells: values.default({}) }))
    .default([]),
  calls: z.array(z.unknown()).default([]),
});

export const adviceShape = z.strictObject({
  owes: z.array(z.enum(obligationKinds)).optional(),
  tell: words.optional(),
  sayWhileWaiting: words.optional(),
  watchFor: z.array(words).optional(),
  ifWorse: words.optional(),
  callAgain: words.optional(),
  why: words.optional(),
});

/** Questions and rules stay unread here, so that one bad line does not hide the problems of the rest. */
export const packShape = z.strictObject({
  id,
  version,
  title: words,
  owner: words,
  sources: z.array(words).min(1),
  status: z.enum(['draft', 'in-use', 'retired']),
  stages: z.array(z.strictObject({ id, label: words })).min(1),
  facts: factsSchema.default({}),
  // Far above any script that can be asked: what is larger is refused before it is read.
  questions: z.array(z.unknown()).min(1).max(200),
  rules: z.array(z.unknown()).min(1).max(2000),
  substitutions: z.array(z.unknown()).max(500).default([]),
  advice: z.record(z.string(), adviceShape).default({}),
  properties: z.array(z.unknown()).default([]),
  examples: z.array(z.unknown()).default([]),
});
