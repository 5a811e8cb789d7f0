import { outcome } from '../outcome.ts';
import type { Facts, FactValue, Level, Pack } from '../protocol.ts';

/** As the screen labels them: always with the time (design section 1, item 14). */
const levelWords: Readonly<Record<Level, string>> = {
  emergency: 'Emergency, now',
  urgent: 'Within the hour',
  soon: 'Within 4 hours',
  routine: 'Agreed time',
  advice: 'Advice only',
};

export const plain = (word: string): string => word.replaceAll('_', ' ');

export const valueWords = (value: FactValue): string =>
  (typeof value === 'string' ? [value] : value).map(plain).join(' and ');

/** "weapon is in hand, children present is yes", or that nothing was asked. */
export const factsWords = (facts: Facts): string =>
  Object.entries(facts)
    .map(([fact, value]) => `${plain(fact)} is ${valueWords(value)}`)
    .join(', ') || 'nothing was asked';

/** "Within the hour: nurse, supervisor review". */
export const outcomeWords = (pack: Pack, facts: Facts): string => {
  const { level, destinations } = outcome(pack, facts);
  return `${levelWords[level]}: ${destinations.map(plain).join(', ')}`;
};

/** The rules and stand-ins behind a decision, by id. */
export const rulesBehind = (pack: Pack, facts: Facts): readonly string[] => {
  const { fired, because } = outcome(pack, facts);
  return [...new Set([...fired.map(({ id }) => id), ...because.map(({ rule }) => rule)])];
};

/** "37", "48,672", "2.0 × 10^57": what was counted, for a person. */
export function countWords(count: number): string {
  if (count < 1e9) return Math.round(count).toLocaleString('en-GB');
  const power = Math.floor(Math.log10(count));
  return `${(count / 10 ** power).toFixed(1)} × 10^${String(power)}`;
}
