import { compareLevels } from '../level.ts';
import { coveredBy, destinationOrder, keepsPoliceOpen, neverAlone } from '../destinations.ts';
import { noResources } from '../outcome.ts';
import {
  levels,
  obligationKinds,
  type DestinationId,
  type FactName,
  type Level,
  type ObligationKind,
  type Pack,
  type QuestionId,
} from '../protocol.ts';
import type { Gate, Gates } from './gates.ts';
import { has, isKnown, truthGates, withFact, type World } from './world.ts';

/** `outcome()` over every set of facts at once: each part of a decision as a gate over the facts. */
export type OutcomeGates = {
  /** That the response needed is at least this soon. */
  readonly atLeast: Readonly<Record<Level, Gate>>;
  readonly goesTo: ReadonlyMap<DestinationId, Gate>;
  /** What the rules asked for, before anybody stood in. */
  readonly askedFor: ReadonlyMap<DestinationId, Gate>;
  readonly owes: ReadonlyMap<ObligationKind, Gate>;
  readonly fires: ReadonlyMap<string, Gate>;
  /** By the substitution's id: that it stood in for somebody on this route. */
  readonly standsIn: ReadonlyMap<string, Gate>;
  readonly applies: ReadonlyMap<QuestionId, Gate>;
  /** That a necessary question on this fact applies and was not asked. */
  readonly missing: ReadonlyMap<FactName, Gate>;
};

/** Absent resources mean none, as in outcome(). */
function withResources(gates: Gates, world: World): World {
  return Object.entries(noResources).reduce((before, [fact, none]) => {
    const words = before.get(fact);
    if (words === undefined || typeof none !== 'string') return before;
    const absent = gates.not(isKnown(gates, before, fact));
    return withFact(
      before,
      fact,
      new Map([...words, [none, gates.or([has(before, fact, none), absent])]]),
    );
  }, world);
}

export function outcomeGates(gates: Gates, pack: Pack, given: World): OutcomeGates {
  const { and, or, not } = gates;
  const world = withResources(gates, given);
  const met = (when: Pack['rules'][number]['when']) => truthGates(gates, when, world).met;
  const held = (unless: Pack['rules'][number]['unless']) =>
    unless === undefined ? false : met(unless);

  const fires = new Map(
    pack.rules.map(({ id, when, unless }) => [id, and([met(when), not(held(unless))])]),
  );
  const firing = (which: (rule: Pack['rules'][number]) => boolean): Gate =>
    or(pack.rules.filter(which).map(({ id }) => fires.get(id) ?? false));
  const soonAs = (level: Level): Gate =>
    firing((rule) => rule.level !== undefined && compareLevels(rule.level, level) <= 0);
  const atLeast: Record<Level, Gate> = {
    emergency: soonAs('emergency'),
    urgent: soonAs('urgent'),
    soon: soonAs('soon'),
    routine: soonAs('routine'),
    advice: true,
  };

  const askedFor = new Map(
    destinationOrder.map((id) => [id, firing(({ destinations }) => destinations.includes(id))]),
  );
  const route = new Map<DestinationId, Gate>(askedFor);
  const on = (id: DestinationId): Gate => route.get(id) ?? false;
  const exactly = (level: Level): Gate => {
    const sooner = levels[levels.indexOf(level) - 1];
    return sooner === undefined ? atLeast[level] : and([atLeast[level], not(atLeast[sooner])]);
  };
  const standsIn = new Map<string, Gate>();
  for (const { id, when, unless, atLevels, replace, with: stand } of pack.substitutions) {
    const acts = and([
      or(replace.map(on)),
      met(when),
      not(held(unless)),
      atLevels === undefined ? true : or(atLevels.map(exactly)),
    ]);
    standsIn.set(id, or([standsIn.get(id) ?? false, acts]));
    for (const one of replace) route.set(one, and([on(one), not(acts)]));
    for (const one of stand) route.set(one, or([on(one), acts]));
  }

  const applies = new Map(
    pack.questions.map(({ id, askWhen }) => [id, askWhen === undefined ? true : met(askWhen)]),
  );
  const necessary = new Map<FactName, Gate>();
  for (const { id, fact, necessary: isNecessary } of pack.questions)
    if (isNecessary === true)
      necessary.set(fact, or([necessary.get(fact) ?? false, applies.get(id) ?? false]));
  const missing = new Map(
    [...necessary].map(([fact, asked]) => [fact, and([asked, not(isKnown(gates, world, fact))])]),
  );
  const doubt = or(
    [...necessary].flatMap(([fact, asked]) => [
      missing.get(fact) ?? false,
      and([asked, onlyUnknown(gates, world, fact)]),
    ]),
  );
  const open = (): Gate => or([...keepsPoliceOpen].map(on));
  const unowned = and([doubt, not(open())]);
  atLeast.routine = or([atLeast.routine, doubt]);
  route.set('supervisor_review', or([on('supervisor_review'), unowned]));
  const nobody = not(or(destinationOrder.filter((id) => !neverAlone.has(id)).map(on)));
  route.set('supervisor_review', or([on('supervisor_review'), nobody]));
  route.set('no_deployment', or([on('no_deployment'), not(open())]));

  const goesTo = new Map(
    destinationOrder.map((id) => {
      const above = coveredBy.flatMap(([less, more]) => (less === id ? more : []));
      return [id, and([on(id), not(or(above.map(on)))])];
    }),
  );
  const owes = new Map(
    obligationKinds.map((kind) => [
      kind,
      or([
        firing(({ obligations }) => obligations.includes(kind)),
        ...[...goesTo]
          .filter(([id]) => pack.advice[id]?.owes?.includes(kind) === true)
          .map(([, goes]) => goes),
      ]),
    ]),
  );
  return { atLeast, goesTo, askedFor, owes, fires, standsIn, applies, missing };
}

/** Asked, and nobody knew (isUnknown in fact-value.ts). */
function onlyUnknown(gates: Gates, world: World, fact: FactName): Gate {
  const others = [...(world.get(fact) ?? [])].filter(([word]) => word !== 'unknown');
  return gates.and([
    has(world, fact, 'unknown'),
    gates.not(gates.or(others.map(([, gate]) => gate))),
  ]);
}
