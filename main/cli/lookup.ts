import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import type { Journal } from '../journal/journal.ts';
import { peopleListed } from '../people/events.ts';
import { createFinder } from '../people/index/find.ts';
import { nicknames } from '../people/index/nicknames.ts';
import { indexReader } from '../people/index/reader.ts';
import { usualBaseRate } from '../people/look-up.ts';
import { accountName, type OpenForCli } from './import.ts';
import type { Io } from './io.ts';
import { answerTo, queryOf, type Query } from './lookup-line.ts';
import { warmUp } from './lookup-warm-up.ts';
import { eachLine, printLine } from './pipe-lines.ts';
import { withJournal } from './with-journal.ts';

/** In a set of questions put together to measure, most people asked about are there. */
const usuallyAsked = 0.9;

const usage = `Usage:
  concord lookup --jsonl [--data DIR] [--base-rate R]
      prints {"type":"ready"}, then for each line {"type":"query","qid","limit","fields"} a line
      {"type":"result","qid","results":[{"id","score","p","decision","reasons"}]}; {"type":"end"} ends it.
      --base-rate  the share of those asked about who are in the cache, above 0 and below 1, for "p"; ${usuallyAsked} where
                   not given. "decision" reckons with ${usualBaseRate}, like the screen.
`;

/** `concord lookup`: people by machine, one JSON line each way. Exit 0 done, 1 a line was refused, 2 wrong usage. */
export async function lookupCommand(
  argv: readonly string[],
  io: Io,
  open: OpenForCli,
): Promise<number> {
  keepHeapSmall();
  const read = argumentsOf(argv);
  if (typeof read === 'string') {
    io.stderr.write(`concord lookup: ${read}\n\n${usage}`);
    return 2;
  }
  return withJournal('lookup', read.data, io, open, (journal) => answerAll(journal, read.asked));
}

/** On a machine with much memory V8 would let three hundred megabytes lie; these are read when the heap would grow or is swept. */
function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=70');
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Who looked is on disk before the first answer leaves, and how often at the end (DPA 2018 s62). */
function answerAll(journal: Journal, asked: number): number {
  const { db } = journal;
  const finder = createFinder(indexReader(db), nicknames(), usualBaseRate);
  let [answered, refused] = [0, 0];
  const answer = (query: Query): string =>
    JSON.stringify(answerTo(query, finder, db, asked, Date.now()));
  const answerLine = (line: string): boolean => {
    const query = queryOf(line);
    if (query === null) return false;
    if (typeof query === 'string') {
      refused += 1;
      printLine(JSON.stringify({ type: 'error', error: { reason: 'bad-query', text: query } }));
    } else {
      answered += 1;
      printLine(answer(query));
    }
    return true;
  };
  journal.append([looked(0, 'look-up by machine begins')]);
  warmUp(answer);
  printLine(JSON.stringify({ type: 'ready' }));
  eachLine(answerLine);
  if (answered > 0) journal.append([looked(answered, 'questions answered by machine')]);
  return refused > 0 ? 1 : 0;
}

function looked(count: number, what: string) {
  const by = { user: `account ${accountName()}`, role: 'steward' };
  return peopleListed({ atMs: Date.now(), by }, { count, what, why: 'concord lookup --jsonl' });
}

function argumentsOf(
  argv: readonly string[],
): { readonly data: string | undefined; readonly asked: number } | string {
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
    const asked = Number(values['base-rate'] ?? usuallyAsked);
    if (!(asked > 0 && asked < 1)) return '--base-rate is a number above 0 and below 1.';
    return { data: values.data, asked };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
