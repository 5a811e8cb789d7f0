import type { RecordHalf } from '#shared/call/retention-events.ts';

export const halfInWords = (half: RecordHalf): string =>
  half === 'police' ? 'The police half of a record' : 'The nurse’s half of a record';

/** What becomes of the other half when this one goes. */
export const whatGoes: Readonly<Record<RecordHalf, string>> = {
  police:
    'The police half of this call goes from every desk of the room and does not come back: who rang, what was said and decided, who came. A nurse’s half stays, with its own years.',
  nurse:
    'The nurse’s half of this call goes from every desk of the room and does not come back, with all that the police half showed of it.',
};
