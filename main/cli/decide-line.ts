import { z } from 'zod';
import { decideRequest, type DecideRefusal, type DecideReply } from '#shared/contract/cli.ts';
import { checkFacts } from '#shared/protocol/check-facts.ts';
import { decide } from '#shared/protocol/decide.ts';
import type { PackInVocabulary } from '#shared/protocol/pack.ts';

const withId = z.object({ id: decideRequest.shape.id });

const refuse = (
  id: DecideRefusal['id'],
  reason: DecideRefusal['error']['reason'],
  text: string,
): DecideRefusal => ({ id, error: { reason, text } });

/** Answers one line of `concord decide`. `number` is the line's, from 1, for the refusal's words. */
export function decideLine(
  { pack, vocabulary }: PackInVocabulary,
  line: string,
  number: number,
): DecideReply | DecideRefusal {
  let value: unknown;
  const keys = new Set<string>();
  try {
    value = JSON.parse(line, (key, part: unknown) => {
      keys.add(key);
      return part;
    });
  } catch {
    return refuse(
      null,
      'not-json',
      `Line ${number} is not JSON. Write one object a line: {"id":"1","facts":{}}.`,
    );
  }
  // zod leaves this key out without a word, and a fact must never vanish.
  if (keys.has('__proto__'))
    return refuse(null, 'unknown-fact-or-value', `Line ${number}: There is no fact "__proto__".`);
  const named = withId.safeParse(value);
  const id = named.success ? named.data.id : null;
  const request = decideRequest.safeParse(value);
  if (!request.success) {
    const wrong = request.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'the line'}: ${message}`,
    );
    const how = 'Values are text, or lists of text, as in "linked_calls_24h": "2".';
    return refuse(id, 'wrong-shape', `Line ${number}: ${wrong.join('; ')}. ${how}`);
  }
  const { facts } = request.data;
  const problems = checkFacts(vocabulary, facts);
  if (problems.length > 0)
    return refuse(
      id,
      'unknown-fact-or-value',
      `Line ${number}: ${problems.map(({ text }) => text).join(' ')}`,
    );
  const {
    level,
    destinations,
    obligations,
    complete,
    missing,
    because,
    pack: by,
  } = decide(pack, facts);
  return {
    id: request.data.id,
    level,
    destinations: [...destinations],
    obligations: [...obligations],
    complete,
    missing: [...missing],
    because: [...because],
    pack: by,
  };
}
