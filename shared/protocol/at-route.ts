import { decide } from './decide.ts';
import { applies } from './next-question.ts';
import type { Decision, Facts, Pack } from './protocol.ts';

/**
 * The facts a route is taken upon: a necessary question nobody asked counts as asked and not known, so
 * that leaving it out is never better than asking it (vocabulary.yaml, rule 1).
 */
export const factsAtRoute = (pack: Pack, facts: Facts): Facts =>
  pack.questions.reduce<Facts>(
    (known, question) =>
      question.necessary === true && known[question.fact] === undefined && applies(question, known)
        ? { ...known, [question.fact]: question.many === true ? ['unknown'] : 'unknown' }
        : known,
    facts,
  );

/** The decision at the moment a route is taken; what was not asked is still named as missing. */
export function decideAtRoute(pack: Pack, facts: Facts): Decision {
  const counted = factsAtRoute(pack, facts);
  const missing = Object.keys(counted).filter((fact) => facts[fact] === undefined);
  return { ...decide(pack, counted), missing, complete: missing.length === 0 };
}
