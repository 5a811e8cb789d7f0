import type { AdviceKind, AdviceTo } from './advice-events.ts';

export const adviceKindWords: Readonly<Record<AdviceKind, string>> = {
  do: 'Do',
  say: 'Say',
  avoid: 'Avoid',
  'call-me-if': 'Call me if',
};

/** Whom a line is for, in words. */
export const adviceToWords = (to: AdviceTo, toName: string | null): string =>
  to === 'handler' ? 'the handler' : (toName ?? 'the officers');
