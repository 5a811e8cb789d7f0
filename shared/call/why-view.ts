import type { WhyView } from '#shared/contract/why-view.ts';
import { factsAtRoute } from '#shared/protocol/at-route.ts';
import { explain } from '#shared/protocol/explain.ts';
import { outcome } from '#shared/protocol/outcome.ts';
import type { Facts, FactValue, Pack, ResponseTable } from '#shared/protocol/protocol.ts';
import type { Vocabulary } from '#shared/protocol/vocabulary.ts';
import type { CallState } from './call.ts';
import { decidingFacts } from './facts.ts';
import { serviceFor } from './service.ts';

const plain = (word: string): string => word.replaceAll('_', ' ');

const answerOf = (value: FactValue): string =>
  (typeof value === 'string' ? [value] : value)
    .map((one) => (one === 'unknown' ? 'Not known' : plain(one)))
    .join(' and ');

const sameValue = (a: FactValue | undefined, b: FactValue): boolean =>
  a !== undefined && String(a) === String(b);

/** The question and answer that told a fact, in the words of the script; the fact's own words otherwise. */
function inWords({ questions }: Pack, fact: string, value: FactValue) {
  const asked = questions.find((question) => question.fact === fact);
  if (asked !== undefined) {
    const labels = (typeof value === 'string' ? [value] : value).map(
      (one) => asked.answers.find((answer) => answer.value === one)?.label,
    );
    const known = labels.filter((label) => label !== undefined);
    const isKnown = known.length === labels.length;
    return { about: asked.short, answer: isKnown ? known.join(' and ') : answerOf(value) };
  }
  for (const { short, answers } of questions) {
    const telling = answers.find(({ also }) => sameValue(also?.[fact], value));
    if (telling !== undefined) return { about: short, answer: telling.label };
  }
  const [first = '', ...rest] = plain(fact);
  return { about: `${first.toUpperCase()}${rest.join('')}:`, answer: answerOf(value) };
}

/** Why the call is decided as it is now: a pure function of the record and the script. */
export function whyView(
  pack: Pack,
  vocabulary: Vocabulary,
  table: ResponseTable,
  call: CallState,
): WhyView {
  // As the route card has it: what was not asked counts as not known.
  const asked = decidingFacts(pack, call);
  const facts = factsAtRoute(pack, asked);
  const { fixedBy, nearest } = explain(pack, vocabulary, facts);
  const { level, destinations } = outcome(pack, facts);
  const said = (some: Facts) =>
    Object.entries(some).map(([fact, value]) => ({
      ...inWords(pack, fact, value),
      ...(asked[fact] === undefined && value === 'unknown' ? { answer: 'Not asked' } : {}),
    }));
  const named = (ids: readonly string[]) => ids.map((id) => serviceFor(table, id).name);
  return {
    level,
    destinations: named(destinations),
    fixedBy: said(fixedBy),
    nearest: nearest.map(({ instead, ...then }) => ({
      instead: said(instead),
      level: then.level,
      destinations: named(then.destinations),
    })),
  };
}
