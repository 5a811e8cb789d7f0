import { z } from 'zod';
import { takeApart } from '#shared/people/ask.ts';
import { isWorthShowing, likelihoodOf } from '#shared/people/identity/likelihood.ts';
import type { Question, Sought } from '#shared/people/identity/question.ts';
import { reasonsFor } from '#shared/people/identity/reasons.ts';
import { soughtByFields, soughtIn } from '#shared/people/identity/sought.ts';
import { textOf, type ReadableDb } from '../journal/journal.ts';
import { dayNumber, type Finder, type Found } from '../people/index/find.ts';
import { e164 } from '../people/phone.ts';

const query = z.object({
  type: z.literal('query'),
  qid: z.union([z.string(), z.number()]),
  limit: z.number().int().min(1).max(100).default(10),
  fields: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Query = z.infer<typeof query>;

const message = z.discriminatedUnion('type', [query, z.object({ type: z.literal('end') })]);

/** The query of a line; null at the end; else what is wrong with it. */
export function queryOf(line: string): Query | null | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'The line is not JSON. Send {"type":"query","qid":"1","fields":{"text":"…"}}.';
  }
  const read = message.safeParse(value);
  if (!read.success) return z.prettifyError(read.error);
  return read.data.type === 'end' ? null : read.data;
}

const words = { 'very likely': 'match', possible: 'possible', unlikely: 'unlikely' } as const;

/**
 * The answer to a query. `p` is the chance where `asked` of those asked about are in the cache; `decision` is what the
 * screen would say, which reckons with the force's own base rate.
 */
export function answerTo(
  { qid, limit, fields }: Query,
  finder: Finder,
  db: ReadableDb,
  asked: number,
  nowMs: number,
) {
  const at = performance.now();
  const results = db.snapshot(() => {
    const { question, found, chancesAt } = finder.find(soughtOf(fields, nowMs), dayNumber(nowMs));
    const chances = chancesAt(asked);
    return found
      .slice(0, limit)
      .flatMap((one, place) =>
        isWorthShowing(one.weighed) ? resultOf(db, one, chances[place] ?? 0, question) : [],
      );
  });
  return { type: 'result', qid, us: Math.round((performance.now() - at) * 1000), results };
}

function soughtOf(fields: Query['fields'], nowMs: number): Sought {
  const { text, ...labelled } = fields;
  if (text === undefined) {
    const texts = Object.entries(labelled).map(([name, field]) => [name, String(field)] as const);
    return soughtByFields(Object.fromEntries(texts), e164);
  }
  const asked = takeApart(String(text).slice(0, 200), nowMs);
  return soughtIn(
    asked,
    asked.numbers.flatMap((number) => e164(number) ?? []),
  );
}

function resultOf(db: ReadableDb, { pid, weighed, chance }: Found, p: number, question: Question) {
  const row = db.get('SELECT person_id FROM person WHERE pid = ?', pid);
  if (!row) return [];
  return [
    {
      id: textOf(row, 'person_id'),
      score: Math.round(weighed.person * 1e6) / 1e6,
      p,
      decision: words[likelihoodOf(weighed, chance)],
      reasons: reasonsFor(weighed, question.clues, null),
    },
  ];
}
