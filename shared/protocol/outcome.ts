import { byContact, hasOwner, leavesPoliceOpen, withoutLesserGrades } from './destinations.ts';
import { soonest } from './level.ts';
import { applies } from './next-question.ts';
import { isUnknown } from './fact-value.ts';
import { holds } from './predicate.ts';
import {
  obligationKinds,
  type DestinationId,
  type FactName,
  type Facts,
  type Level,
  type ObligationKind,
  type Pack,
  type Rule,
} from './protocol.ts';

export type Reason = { readonly rule: string; readonly text: string; readonly source: string };

export type Outcome = {
  readonly level: Level;
  readonly destinations: readonly DestinationId[];
  readonly obligations: readonly ObligationKind[];
  readonly missing: readonly FactName[];
  readonly fired: readonly Rule[];
  readonly because: readonly Reason[];
};

/** Absent resources mean none: a desk that has no word of a nurse has no nurse. */
export const noResources: Facts = {
  nurse_on_duty: 'no',
  street_triage_free: 'no',
  s136_space_free: 'no',
};

const ownsTheDoubt: Reason = {
  rule: 'doubt-has-an-owner',
  text: 'A safety question is unasked or unanswered, so a supervisor owns the doubt.',
  source: 'vocabulary.yaml rule 1; IOPC Nottinghamshire, January 2021',
};
const neverNobody: Reason = {
  rule: 'somebody-owns-the-call',
  text: 'No service on the route would own this call, so a supervisor looks now.',
  source: 'PFD Paul Alexander; design section 1, item 4',
};
const nobodyGoes: Reason = {
  rule: 'no-deployment',
  text: 'The safety questions were asked and none needs the police to go.',
  source: 'National Partnership Agreement: Right Care, Right Person, 2024',
};

export const fires = ({ when, unless }: Rule, facts: Facts): boolean =>
  holds(when, facts) && !(unless !== undefined && holds(unless, facts));

/** The rules met by what was asked. */
export const firedRules = (pack: Pack, facts: Facts): readonly Rule[] =>
  pack.rules.filter((rule) => fires(rule, facts));

const necessaryFacts = (pack: Pack, facts: Facts): readonly FactName[] => [
  ...new Set(
    pack.questions
      .filter((question) => question.necessary === true && applies(question, facts))
      .map(({ fact }) => fact),
  ),
];

/**
 * What the rules require, after stand-ins and the laws no pack can switch off: a doubt has an owner,
 * `no_deployment` is there exactly when no police, fire, missing-person or supervisor destination is,
 * and nobody is left with company that owns nothing (vocabulary.yaml).
 *
 * `firing` finds the rules that fire, in the order of the pack. Whoever decides on many sets of facts that
 * differ in little may find the same rules faster; nobody may find others.
 */
export function outcome(
  pack: Pack,
  given: Facts,
  firing: (pack: Pack, facts: Facts) => readonly Rule[] = firedRules,
): Outcome {
  const facts = { ...noResources, ...given };
  const fired = firing(pack, facts);
  const because: Reason[] = fired.map(({ id, because: text, source }) => ({
    rule: id,
    text,
    source,
  }));
  let level = soonest(fired.flatMap((rule) => rule.level ?? []));
  const route = new Set<DestinationId>(fired.flatMap(({ destinations }) => destinations));
  const owed = new Set<ObligationKind>(fired.flatMap(({ obligations }) => obligations));

  for (const swap of pack.substitutions) {
    const meant = swap.replace.filter((one) => route.has(one));
    const held = swap.unless !== undefined && holds(swap.unless, facts);
    const here = swap.atLevels === undefined || swap.atLevels.includes(level);
    if (meant.length === 0 || held || !here || !holds(swap.when, facts)) continue;
    for (const one of meant) route.delete(one);
    for (const one of swap.with) route.add(one);
    because.push({ rule: swap.id, text: swap.because, source: swap.source });
  }

  const necessary = necessaryFacts(pack, facts);
  const missing = necessary.filter((fact) => facts[fact] === undefined);
  const doubt = missing.length > 0 || necessary.some((fact) => isUnknown(facts[fact] ?? 'unknown'));
  // A doubt is never "advice only": somebody looks, and by a time.
  if (doubt) level = soonest([level], 'routine');
  if (doubt && !leavesPoliceOpen(route)) {
    route.add('supervisor_review');
    because.push(ownsTheDoubt);
  }
  if (!hasOwner(route)) {
    route.add('supervisor_review');
    because.push(neverNobody);
  }
  if (!leavesPoliceOpen(route)) {
    route.add('no_deployment');
    because.push(nobodyGoes);
  }
  const asked = withoutLesserGrades(route);
  for (const one of asked) for (const kind of pack.advice[one]?.owes ?? []) owed.add(kind);
  return {
    level,
    destinations: byContact(asked),
    obligations: obligationKinds.filter((kind) => owed.has(kind)),
    missing,
    fired,
    because,
  };
}
