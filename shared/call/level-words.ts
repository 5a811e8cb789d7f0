import type { Level } from '#shared/protocol/protocol.ts';

/** Levels are always named by their time: the NHS's "urgent" is 24 hours (design section 1, rule 14). */
export const levelWords: Readonly<
  Record<Level, { readonly full: string; readonly short: string; readonly targetMinutes: number }>
> = {
  emergency: { full: 'Emergency · now', short: 'Now', targetMinutes: 5 },
  urgent: { full: 'Within the hour', short: '1 hour', targetMinutes: 5 },
  soon: { full: 'Within 4 hours', short: '4 hours', targetMinutes: 15 },
  routine: { full: 'Agreed time', short: 'Agreed time', targetMinutes: 30 },
  advice: { full: 'Advice only', short: 'Advice', targetMinutes: 60 },
};
