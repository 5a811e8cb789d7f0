import { compareLevels } from './level.ts';
import { askedQuestions } from './next-question.ts';
import { outcome, type Outcome } from './outcome.ts';
import { factsBehind, factsOf } from './predicate.ts';
import type { Decision, Facts, Pack, Rule } from './protocol.ts';

/** How many "what would change this" lines are worth a handler's eyes. */
const nearestAtMost = 3;

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

/** Single answers, to questions open or answered "not known", that would change level or first destination. */
function nearestOf(pack: Pack, facts: Facts, now: Outcome): Decision['nearest'] {
  const open = askedQuestions(pack, facts, []).filter(
    ({ fact }) => facts[fact] === undefined || facts[fact] === 'unknown',
  );
  const found: Decision['nearest'][number][] = [];
  for (const { fact, many, answers } of open) {
    for (const { value, also } of answers) {
      const then = outcome(pack, { ...facts, ...also, [fact]: many === true ? [value] : value });
      if (then.level === now.level && then.destinations[0] === now.destinations[0]) continue;
      found.push({ fact, value, level: then.level, destinations: then.destinations });
      break;
    }
    if (found.length === nearestAtMost) break;
  }
  return found;
}

/**
 * Decides a call from its facts: the response needed, where it goes, what is owed, and why. The one
 * function behind screen, journal, command line and replay (design section 1, item 8).
 *
 * Total: any set of facts has a decision. A fact that is absent was not asked and fires nothing; a
 * resource that is absent is not there. Computes no score and predicts nothing (NICE NG225).
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
    nearest: nearestOf(pack, facts, now),
    pack: { id: pack.id, version: pack.version, hash: pack.hash },
  };
}
