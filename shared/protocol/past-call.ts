import { checkFacts } from './check-facts.ts';
import type { PackInVocabulary } from './pack.ts';
import type { FactName, Facts, FactValue, GivenAnswer } from './protocol.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * A call that was taken, for a replay: either as its answers, what was volunteered and what the
 * application supplied (the journal keeps these), or as the facts alone (the line of `concord decide`).
 */
export type PastCall =
  | { readonly id: string; readonly facts: Facts }
  | {
      readonly id: string;
      readonly answers?: readonly GivenAnswer[] | undefined;
      readonly volunteered?: Facts | undefined;
      readonly supplied?: Facts | undefined;
    };

/** A line or a row that is no call. It is counted and named, never left out in silence. */
export type UnreadCall = { readonly id: string; readonly unread: string };

export type SaidOnCall = {
  readonly answers: readonly GivenAnswer[];
  readonly volunteered: Facts;
  readonly supplied: Facts;
};

/** The answers as they were given; of several to one question the newest stands. */
export function saidOn(call: Exclude<PastCall, { readonly facts: Facts }>): SaidOnCall {
  const newest = new Map((call.answers ?? []).map((answer) => [answer.question, answer]));
  return {
    answers: [...newest.values()],
    volunteered: call.volunteered ?? {},
    supplied: call.supplied ?? {},
  };
}

/** What a vocabulary has words for. Each value is looked up once: a replay asks for the same few again and again. */
export type Ear = {
  readonly strangersIn: (facts: Facts) => readonly FactName[];
  /** The facts without the strangers. */
  readonly knownIn: (facts: Facts) => Facts;
};

export function earOf(vocabulary: Vocabulary): Ear {
  const heard = new Map<FactName, Map<string, boolean>>();
  let size = 0;
  const knows = (fact: FactName, value: FactValue): boolean => {
    const word = typeof value === 'string' ? value : JSON.stringify(value);
    const before = heard.get(fact)?.get(word);
    if (before !== undefined) return before;
    const known = checkFacts(vocabulary, { [fact]: value }).length === 0;
    // A file of nothing but slips of the pen must not fill the memory.
    if (size > 10_000) return known;
    size += 1;
    heard.set(fact, (heard.get(fact) ?? new Map<string, boolean>()).set(word, known));
    return known;
  };
  const strangersIn = (facts: Facts): readonly FactName[] =>
    Object.keys(facts).filter((fact) => !knows(fact, facts[fact] ?? ''));
  return {
    strangersIn,
    knownIn: (facts) => {
      const strange = strangersIn(facts);
      if (strange.length === 0) return facts;
      return Object.fromEntries(Object.entries(facts).filter(([fact]) => !strange.includes(fact)));
    },
  };
}

/** A version of the script, and the words it has. */
export type Hearing = PackInVocabulary & { readonly ear: Ear };

const allFacts = (call: PastCall): readonly Facts[] =>
  'facts' in call
    ? [call.facts]
    : [
        call.volunteered ?? {},
        call.supplied ?? {},
        ...(call.answers ?? []).map(({ values }) => values),
      ];

/**
 * Facts and values of the call that one of the two versions has no word for, named; `nowhere` holds
 * what neither of them has, which is most likely a slip of the pen and stops the replay of that call.
 */
export function unfamiliar(
  call: PastCall,
  from: Hearing,
  to: Hearing,
): { readonly nowhere: readonly string[]; readonly named: readonly string[] } {
  const nowhere = new Set<string>();
  const named = new Set<string>();
  for (const facts of allFacts(call)) {
    const inFrom = from.ear.strangersIn(facts);
    const inTo = to.ear.strangersIn(facts);
    if (inFrom.length === 0 && inTo.length === 0) continue;
    for (const fact of new Set([...inFrom, ...inTo])) {
      const words = [facts[fact] ?? ''].flat().join(', ');
      const both = inFrom.includes(fact) && inTo.includes(fact);
      if (both) nowhere.add(`${fact}: ${words}`);
      else
        named.add(
          `${fact}: ${words} (no word for it in version ${inTo.includes(fact) ? to.pack.version : from.pack.version})`,
        );
    }
  }
  return { nowhere: [...nowhere], named: [...named] };
}
