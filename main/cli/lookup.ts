import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { takeApart } from '#shared/people/ask.ts';
import { isWorthShowing, likelihoodOf } from '#shared/people/identity/likelihood.ts';
import type { Question } from '#shared/people/identity/question.ts';
import { reasonsFor } from '#shared/people/identity/reasons.ts';
import { soughtByFields, soughtIn } from '#shared/people/identity/sought.ts';
import { JournalFault } from '../journal/faults.ts';
import { textOf, type Journal, type ReadableDb } from '../journal/journal.ts';
import { peopleListed } from '../people/events.ts';
import { createFinder, dayNumber, type Found } from '../people/index/find.ts';
import { nicknames } from '../people/index/nicknames.ts';
import { indexReader } from '../people/index/reader.ts';
import { usualBaseRate } from '../people/look-up.ts';
import { e164 } from '../people/phone.ts';
import { accountName, type OpenForCli } from './import.ts';
import type { Io } from './io.ts';

const usage = `Usage:
  concord lookup --jsonl [--data DIR] [--base-rate R]
      prints {"type":"ready"}, then for each line {"type":"query","qid","limit","fields"} a line
      {"type":"result","qid","results":[{"id","score","p","decision","reasons"}]}; {"type":"end"} ends it.
      --base-rate  the share of callers who are in the cache, above 0 and below 1; ${usualBaseRate} where not given
`;

const query = z.object({
  type: z.literal('query'),
  qid: z.union([z.string(), z.number()]),
  limit: z.number().int().min(1).max(100).default(10),
  fields: z.record(z.string(), z.union([z.string(), z.number()])),
});

const words = { 'very likely': 'match', possible: 'possible', unlikely: 'unlikely' } as const;

/** `concord lookup`: people by machine, one JSON line each way. Exit 0 done, 1 a line was refused, 2 wrong usage. */
export async function lookupCommand(
  argv: readonly string[],
  io: Io,
  open: OpenForCli,
): Promise<number> {
  const read = argumentsOf(argv);
  if (typeof read === 'string') {
    io.stderr.write(`concord lookup: ${read}\n\n${usage}`);
    return 2;
  }
  const started = performance.now();
  let journal: Journal;
  try {
    journal = await open(read.data);
  } catch (error) {
    if (!(error instanceof JournalFault)) throw error;
    io.stderr.write(`concord lookup: ${error.message}\n`);
    return 1;
  }
  try {
    return await answer(journal, read.baseRate, started, io);
  } finally {
    journal.close();
  }
}

async function answer(
  journal: Journal,
  baseRate: number,
  started: number,
  io: Io,
): Promise<number> {
  const { db } = journal;
  const finder = createFinder(indexReader(db), nicknames(), baseRate);
  const print = (line: unknown) => io.stdout.write(`${JSON.stringify(line)}\n`);
  let refused = 0;
  // Who looked at whom is on disk before the first answer leaves (DPA 2018 s62); the number follows at the end.
  journal.append([looked(null)]);
  print({ type: 'ready', open_ms: Math.round(performance.now() - started) });
  let asked = 0;
  for await (const line of createInterface({ input: io.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const at = performance.now();
    const parsed = parse(line);
    if (parsed === null) break;
    if (typeof parsed === 'string') {
      refused += 1;
      print({ type: 'error', error: { reason: 'bad-query', text: parsed } });
      continue;
    }
    asked += 1;
    const nowMs = Date.now();
    const { text, ...fields } = parsed.fields;
    const sought = text === undefined ? soughtByFields(fields, e164) : soughtOfText(text, nowMs);
    const { question, found } = finder.find(sought, dayNumber(nowMs));
    const results = found
      .filter(({ weighed }) => isWorthShowing(weighed))
      .slice(0, parsed.limit)
      .flatMap((one) => resultOf(db, one, question));
    print({
      type: 'result',
      qid: parsed.qid,
      us: Math.round((performance.now() - at) * 1000),
      results,
    });
  }
  if (asked > 0) journal.append([looked(asked)]);
  return refused > 0 ? 1 : 0;
}

function looked(count: number | null) {
  const by = { user: `account ${accountName()}`, role: 'steward' };
  return peopleListed(
    { atMs: Date.now(), by },
    count === null
      ? { count: 0, what: 'look-up by machine begins', why: 'concord lookup --jsonl' }
      : { count, what: 'questions answered by machine', why: 'concord lookup --jsonl' },
  );
}

function soughtOfText(text: string, nowMs: number) {
  const asked = takeApart(text.slice(0, 200), nowMs);
  return soughtIn(
    asked,
    asked.numbers.flatMap((number) => e164(number) ?? []),
  );
}

function resultOf(db: ReadableDb, { pid, weighed, chance }: Found, question: Question) {
  const row = db.get('SELECT person_id FROM person WHERE pid = ?', pid);
  if (!row) return [];
  return [
    {
      id: textOf(row, 'person_id'),
      score: Math.round(weighed.person * 1e6) / 1e6,
      p: chance,
      decision: words[likelihoodOf(weighed, chance)],
      reasons: reasonsFor(weighed, question.clues, null),
    },
  ];
}

interface Query {
  readonly qid: string | number;
  readonly limit: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** The query of a line; null at the end; else what is wrong with it. */
function parse(line: string): Query | null | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'The line is not JSON. Send {"type":"query","qid":"1","fields":{"text":"…"}}.';
  }
  if (z.object({ type: z.literal('end') }).safeParse(value).success) return null;
  const read = query.safeParse(value);
  if (!read.success) return z.prettifyError(read.error);
  const { qid, limit, fields } = read.data;
  const texts = Object.entries(fields).map(([name, field]) => [name, String(field)] as const);
  return { qid, limit, fields: Object.fromEntries(texts) };
}

function argumentsOf(
  argv: readonly string[],
): { readonly data: string | undefined; readonly baseRate: number } | string {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string' },
        jsonl: { type: 'boolean', default: false },
        'base-rate': { type: 'string' },
      },
    });
    if (!values.jsonl) return 'say --jsonl: there is no other way to ask yet.';
    const baseRate = Number(values['base-rate'] ?? usualBaseRate);
    if (!(baseRate > 0 && baseRate < 1)) return '--base-rate is a number above 0 and below 1.';
    return { data: values.data, baseRate };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
