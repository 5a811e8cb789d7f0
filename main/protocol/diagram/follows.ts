import { factsOf, truth } from '#shared/protocol/predicate.ts';
import type { Facts, Pack, Question, QuestionId } from '#shared/protocol/protocol.ts';
import { factsTold, withAnswer } from '#shared/protocol/revise.ts';

export type Follow = readonly [from: QuestionId, to: QuestionId];

/** What the script can know when it comes to a question, and which question was asked last. */
type State = { readonly facts: Facts; readonly last: ReadonlySet<QuestionId> };

/** Past this many, what was answered is forgotten: more is then drawn as possible, never less. */
const statesAtMost = 4000;

const keep = (facts: Facts, wanted: ReadonlySet<string>): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([fact]) => wanted.has(fact)));

const keyOf = (facts: Facts): string => JSON.stringify(Object.entries(facts).toSorted());

function add(states: Map<string, State>, facts: Facts, last: ReadonlySet<QuestionId>): void {
  const key = keyOf(facts);
  const there = states.get(key);
  states.set(key, { facts, last: there === undefined ? last : new Set([...there.last, ...last]) });
}

function toldBy(question: Question, before: Facts): Facts[] {
  const values = [...question.answers.map(({ value }) => value), 'unknown'];
  return values.map((value) =>
    withAnswer(
      before,
      factsTold(question, { [question.fact]: question.many === true ? [value] : value }),
    ),
  );
}

/** Every pair of questions of which the second can come directly after the first. */
function directly(pack: Pack): Follow[] {
  const follows = new Map<string, Follow>();
  let states = new Map<string, State>();
  add(states, {}, new Set());
  let forgotten = false;
  for (const [index, question] of pack.questions.entries()) {
    const later = pack.questions.slice(index + 1);
    const wanted = new Set(later.flatMap(({ askWhen }) => (askWhen ? factsOf(askWhen) : [])));
    const next = new Map<string, State>();
    for (const { facts, last } of states.values()) {
      const asked = question.askWhen === undefined ? true : truth(question.askWhen, facts);
      if (asked === true || (forgotten && asked === undefined)) {
        for (const from of last) follows.set(`${from} ${question.id}`, [from, question.id]);
        for (const told of toldBy(question, facts))
          add(next, forgotten ? {} : keep(told, wanted), new Set([question.id]));
      }
      if (asked !== true) add(next, keep(facts, wanted), last);
    }
    states = next;
    if (states.size > statesAtMost) {
      forgotten = true;
      const last = new Set([...states.values()].flatMap((state) => [...state.last]));
      states = new Map();
      add(states, {}, last);
    }
  }
  return [...follows.values()];
}

/**
 * The questions that can come after each, walked over every answer of the script, and reduced: a step
 * that other steps already lead to (a question left out) is not drawn a second time.
 */
export function followsOf(pack: Pack): readonly Follow[] {
  const all = directly(pack);
  const after = new Map<QuestionId, QuestionId[]>();
  for (const [from, to] of all) after.set(from, [...(after.get(from) ?? []), to]);
  const reach = new Map<QuestionId, ReadonlySet<QuestionId>>();
  for (const { id } of pack.questions.toReversed()) {
    const next = after.get(id) ?? [];
    reach.set(id, new Set(next.flatMap((one) => [one, ...(reach.get(one) ?? [])])));
  }
  return all.filter(
    ([from, to]) =>
      !(after.get(from) ?? []).some((one) => one !== to && reach.get(one)?.has(to) === true),
  );
}
