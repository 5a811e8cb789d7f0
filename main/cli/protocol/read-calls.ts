import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { PastCall, UnreadCall } from '#shared/protocol/past-call.ts';

const facts = z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)]));
const id = z.union([z.string(), z.number()]).transform(String);
/** Further keys, such as those of a written example call, are passed over. */
const factsCall = z.object({ id, facts });
const answeredCall = z
  .object({
    id,
    answers: z.array(
      z.object({ question: z.string(), values: facts, words: z.string().nullish() }),
    ),
    volunteered: facts.default({}),
    supplied: facts.default({}),
  })
  .partial({ answers: true });

/** A whole file in one piece must fit in memory; lines are read one by one, however many there are. */
const maxArrayBytes = 512 * 1024 * 1024;

export class CallsFileUnreadable extends Error {
  override readonly name = 'CallsFileUnreadable';
}

const named = z.object({ id });

/** Takes one written call. `place` names it where it has no id, and in the words of a refusal. */
export function readCall(value: unknown, place: string): PastCall | UnreadCall {
  const known = named.safeParse(value);
  const name = known.success ? known.data.id : place;
  // zod leaves this key out without a word, and a fact must never vanish.
  if (JSON.stringify({ value }).includes('"__proto__":'))
    return { id: name, unread: `${place}: There is no fact "__proto__".` };
  const shaped = z.object({ facts: z.unknown() }).safeParse(value);
  const hasFacts = shaped.success && shaped.data.facts !== undefined;
  const parsed = hasFacts ? factsCall.safeParse(value) : answeredCall.safeParse(value);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'the call'}: ${message}`,
    );
    return {
      id: name,
      unread: `${place}: ${wrong.join('; ')}. A call is {"id", "facts"} or {"id", "answers", "volunteered", "supplied"}.`,
    };
  }
  if (!hasFacts && !says(parsed.data))
    return {
      id: name,
      unread: `${place}: The call has neither facts nor answers. Give one of them.`,
    };
  return parsed.data;
}

const says = (call: object): boolean =>
  'answers' in call && Array.isArray(call.answers)
    ? true
    : ['volunteered', 'supplied'].some((key) => {
        const given: unknown = Reflect.get(call, key);
        return typeof given === 'object' && given !== null && Object.keys(given).length > 0;
      });

async function startsWithBracket(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer
      .toString('utf8', 0, bytesRead)
      .replace(/^\uFEFF/, '')
      .trimStart()
      .startsWith('[');
  } finally {
    await handle.close();
  }
}

function parsedLine(line: string, place: string): PastCall | UnreadCall {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: place, unread: `${place} is not JSON. Write one call a line.` };
  }
  return readCall(value, place);
}

/**
 * The calls of a file, one at a time: a JSON array of calls, or one call a line. What is no call comes as
 * such, with its line or its place in the array. Throws CallsFileUnreadable when there is no such file,
 * or an array that is not JSON.
 */
export async function* readCalls(file: string): AsyncGenerator<PastCall | UnreadCall> {
  let isArray: boolean;
  try {
    isArray = await startsWithBracket(file);
  } catch (cause) {
    throw new CallsFileUnreadable(`${file} cannot be read. Check the name of the file.`, { cause });
  }
  if (isArray) {
    yield* callsOfArray(file);
    return;
  }
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Infinity,
  })) {
    number += 1;
    const text = number === 1 ? line.replace(/^\uFEFF/, '') : line;
    if (text.trim() !== '') yield parsedLine(text, `Line ${number}`);
  }
}

async function* callsOfArray(file: string): AsyncGenerator<PastCall | UnreadCall> {
  if ((await stat(file)).size > maxArrayBytes)
    throw new CallsFileUnreadable(
      `${file} is larger than 512 MB. Write one call a line instead of one array.`,
    );
  let value: unknown;
  try {
    value = JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CallsFileUnreadable(`${file} is not JSON (${why}). Nothing was replayed.`, { cause });
  }
  const list = z.array(z.unknown()).parse(value);
  for (const [index, one] of list.entries()) yield readCall(one, `Call ${index + 1}`);
}
