import { compareLevels } from './level.ts';
import { outcome, type Outcome } from './outcome.ts';
import { factsBehind, factsOf } from './predicate.ts';
import type { Decision, Facts, Pack, Rule } from './protocol.ts';

const findingsOf = (fired: readonly Rule[], facts: Facts): Decision['findings'] =>
  fired
    .flatMap(({ finding, level, when }) =>
      finding === undefined || level === undefined
        ? []
        : [
            {
              level,
              text: finding,
              facts: factsBehind(when, facts).filter((fact) => fact in facts),
            },
          ],
    )
    .toSorted((a, b) => compareLevels(a.level, b.level));

/** What the level waits for; nothing where another finding holds it up by itself. */
function untilOf({ fired, level }: Outcome): Decision['until'] {
  const top = fired.filter((rule) => rule.level === level);
  const [first] = top;
  if (first?.until === undefined || top.some(({ until }) => until === undefined)) return null;
  return { fact: factsOf(first.when)[0] ?? '', text: first.until };
}

/**
 * Decides a call from its facts: the response needed, where it goes, what is owed, and why. The one
 * function behind screen, journal, command line and replay (design section 1, item 8).
 *
 * Total: any set of facts has a decision. A fact that is absent was not asked and fires nothing; a
 * resource that is absent is not there. Why this and not that is explain.ts. Computes no score and predicts nothing (NICE NG225).
 */
export function decide(pack: Pack, facts: Facts): Decision {
  const now = outcome(pack, facts);
  const place = new Map(now.fired.map((rule) => [rule.id, rule.level ?? 'advice']));
  return {
    level: now.level,
    destinations: now.destinations,
    obligations: now.obligations,
    complete: now.missing.length === 0,
    missing: now.missing,
    because: now.because.toSorted((a, b) =>
      compareLevels(place.get(a.rule) ?? 'advice', place.get(b.rule) ?? 'advice'),
    ),
    findings: findingsOf(now.fired, facts),
    until: untilOf(now),
    pack: { id: pack.id, version: pack.version, hash: pack.hash },
  };
}
