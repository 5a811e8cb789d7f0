import type { OutcomeKind } from './outcome-events.ts';

type Words = {
  readonly label: string;
  /** What has to be said beside it; null where nothing has. */
  readonly asks: string | null;
};

export const outcomeWords: Readonly<Record<OutcomeKind, Words>> = {
  settled: { label: 'Settled on the call', asks: null },
  'seen-by': { label: 'Seen by somebody', asks: 'Who saw them, and when' },
  conveyed: { label: 'Conveyed', asks: 'Where to, by whom' },
  's136-considered': {
    label: 'Section 136 considered and not used',
    asks: 'What was done instead',
  },
  's136-used': { label: 'Section 136 used', asks: null },
  'not-known': { label: 'Not known', asks: null },
};
