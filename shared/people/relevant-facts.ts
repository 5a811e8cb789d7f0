import { isPlanCurrent } from './expiry.ts';
import type { Match } from './match.ts';
import type { CarePlan } from './plan.ts';
import type { PersonRecord } from './record.ts';
import { releasedNow } from './release.ts';

/** Facts that are already known, in the words of vocabulary.yaml. They may raise or add, never lower. */
export interface RelevantFacts {
  readonly flag_match: 'verified' | 'address_only' | 'phone_only' | 'none';
  readonly care_plan: 'in_date' | 'expired' | 'none';
  readonly plan_asks_for?: readonly PlanAsk[];
}
export type PlanAsk = 'nurse' | 'crisis_team' | 'family' | 'prefers_no_police' | 'other';

/**
 * What the person's record supplies to the script. Only a plan the handler may see counts, and only its
 * released fields. `match` is how the person was found; without one they were chosen with nothing to go on.
 */
export function relevantFacts(
  record: PersonRecord,
  match: Match | null,
  nowMs: number,
): RelevantFacts {
  const flagMatch = matchFact(match);
  const plans = record.items.filter((item) => item.kind === 'plan' && item.status === 'active');
  const seen = plans.flatMap((item) => {
    if (item.kind !== 'plan') return [];
    const fields = item.origin === 'nhs' ? releasedNow(item, record, nowMs).fields : null;
    return fields?.size === 0 ? [] : [{ plan: item, fields }];
  });
  const current = seen.find(({ plan }) => isPlanCurrent(plan, nowMs));
  if (!current) {
    return { flag_match: flagMatch, care_plan: seen.length > 0 ? 'expired' : 'none' };
  }
  const asks = asksOf(current.plan, current.fields);
  return {
    flag_match: flagMatch,
    care_plan: 'in_date',
    ...(asks.length === 0 ? {} : { plan_asks_for: asks }),
  };
}

function matchFact(match: Match | null): RelevantFacts['flag_match'] {
  if (!match) return 'none';
  if (match.reasons.includes('phone only')) return 'phone_only';
  if (match.reasons.includes('address only')) return 'address_only';
  return match.likelihood === 'very likely' ? 'verified' : 'none';
}

function asksOf(plan: CarePlan, fields: ReadonlySet<string> | null): readonly PlanAsk[] {
  const text = (field: 'agreedResponse' | 'whoToCall' | 'aboutPolice'): string =>
    (fields?.has(field) ?? true) ? (plan[field] ?? '') : '';
  const wanted = `${text('agreedResponse')} ${text('whoToCall')}`;
  const asks: PlanAsk[] = [];
  if (/\bnurse\b/i.test(wanted)) asks.push('nurse');
  if (/\bcrisis (?:team|line|service)\b|\bhome treatment\b/i.test(wanted)) asks.push('crisis_team');
  if (
    /\b(?:mother|mum|father|dad|sister|brother|wife|husband|partner|son|daughter|family|aunt|uncle|carer)\b/i.test(
      wanted,
    )
  )
    asks.push('family');
  if (/\b(?:no|without|not want|avoid)\s+(?:the\s+)?police\b/i.test(text('aboutPolice')))
    asks.push('prefers_no_police');
  if (asks.length === 0 && text('agreedResponse') !== '') asks.push('other');
  return asks;
}
