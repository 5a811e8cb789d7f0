import { destinationOrder } from '#shared/protocol/destinations.ts';
import { compareLevels } from '#shared/protocol/level.ts';
import { outcome } from '#shared/protocol/outcome.ts';
import type { Predicate } from '#shared/protocol/predicate.ts';
import type { DestinationId, Facts, Level, Pack, Question } from '#shared/protocol/protocol.ts';
import { factsTold } from '#shared/protocol/revise.ts';
import { headOf } from './destination-words.ts';

/** What one answer leads to by itself, when nothing else is known and every service is there. */
export type Lead = {
  readonly question: number;
  readonly label: string;
  readonly covers: string | null;
  /** Null where the answer by itself asks for nobody. */
  readonly to: { readonly level: Level; readonly head: DestinationId } | null;
};

/** A destination that can head a route, and the questions whose answer settles it. */
export type Pill = {
  readonly id: DestinationId;
  readonly levels: readonly Level[];
  /** Questions of which one answer is enough. */
  readonly alone: readonly number[];
  /** Questions whose answer is the last that a rule waits for. */
  readonly from: readonly number[];
};

const allThere: Facts = { nurse_on_duty: 'yes', street_triage_free: 'yes', s136_space_free: 'yes' };

function routeFor(pack: Pack, facts: Facts): Lead['to'] {
  const { fired, level, destinations } = outcome(pack, { ...allThere, ...facts });
  const asksForSomebody = fired.some((rule) => rule.destinations.length > 0);
  return asksForSomebody || level === 'emergency'
    ? { level, head: headOf(level, destinations) }
    : null;
}

const answersOf = ({ answers }: Question) => [
  ...answers,
  { value: 'unknown', label: 'Not known', covers: undefined },
];

export const leadsOf = (pack: Pack): readonly Lead[] =>
  pack.questions.flatMap((question, index) =>
    answersOf(question).map(({ value, label, covers }) => ({
      question: index,
      label,
      covers: covers ?? null,
      to: routeFor(
        pack,
        factsTold(question, { [question.fact]: question.many === true ? [value] : value }),
      ),
    })),
  );

/** The first facts that meet a condition, or null where none of those tried does. */
function witness(predicate: Predicate, so: Facts = {}): Facts | null {
  if ('fact' in predicate) {
    const there = so[predicate.fact];
    if (typeof there === 'string') return predicate.in.includes(there) ? so : null;
    const [first] = predicate.in;
    return first === undefined ? null : { ...so, [predicate.fact]: first };
  }
  if ('not' in predicate) return so;
  if ('any' in predicate) {
    for (const part of predicate.any) {
      const met = witness(part, so);
      if (met !== null) return met;
    }
    return null;
  }
  return predicate.all.reduce<Facts | null>(
    (met, part) => (met === null ? null : witness(part, met)),
    so,
  );
}

/** The last question of the script that tells one of these facts. */
const settledAt = (pack: Pack, facts: Facts): number =>
  pack.questions.findLastIndex(
    ({ fact, answers }) =>
      fact in facts ||
      answers.some(({ also }) => Object.keys(also ?? {}).some((one) => one in facts)),
  );

/** Every destination that an answer, or the facts of a rule, can put at the head of a route. */
export function pillsOf(pack: Pack, leads: readonly Lead[]): readonly Pill[] {
  const found = new Map<
    DestinationId,
    { levels: Set<Level>; alone: Set<number>; from: Set<number> }
  >();
  const add = (to: Lead['to'], by: 'alone' | 'from', question: number): void => {
    if (to === null) return;
    const pill = found.get(to.head) ?? { levels: new Set(), alone: new Set(), from: new Set() };
    pill.levels.add(to.level);
    if (question >= 0) pill[by].add(question);
    found.set(to.head, pill);
  };
  for (const { question, to } of leads) add(to, 'alone', question);
  for (const { when } of pack.rules) {
    const facts = witness(when);
    if (facts !== null) add(routeFor(pack, facts), 'from', settledAt(pack, facts));
  }
  if (found.size === 0)
    add({ level: 'advice', head: 'no_deployment' }, 'alone', pack.questions.length - 1);
  const rank = (id: DestinationId): number => ['both_emergency', ...destinationOrder].indexOf(id);
  const inOrder = (numbers: ReadonlySet<number>): number[] =>
    [...numbers].toSorted((a, b) => a - b);
  return [...found]
    .map(([id, { levels, alone, from }]) => ({
      id,
      levels: [...levels].toSorted(compareLevels),
      alone: inOrder(alone),
      from: inOrder(from),
    }))
    .toSorted(
      (a, b) =>
        compareLevels(a.levels[0] ?? 'advice', b.levels[0] ?? 'advice') || rank(a.id) - rank(b.id),
    );
}
