import { z } from 'zod';
import { atMs, id, line, prose } from '#shared/contract/words.ts';
import { extensionGrounds, safePlaces } from './clock.ts';
import { consultation } from './consultation.ts';

export const recordId = id<'S136RecordId'>();

/** What is recorded of section 136 on a call. */
export const s136Events = {
  's136-recorded': z.strictObject({ recordId, ...consultation.shape, byName: line }),
  /** An arrival at a place of safety. The first one starts the clock, every later one is a transfer. */
  's136-arrived': z.strictObject({
    recordId,
    kind: z.enum(safePlaces),
    name: line,
    arrivedAtMs: atMs,
    /** Only for a police station: who authorised it and on what grounds; null where nobody said. */
    authorisedBy: line.nullable(),
    imminentRisk: prose.nullable(),
    noOtherPlace: prose.nullable(),
    byName: line,
  }),
  /** A time of arrival was written down wrong. What was written stays on the record; the clock runs from what is so. */
  's136-arrival-corrected': z.strictObject({
    recordId,
    /** The arrival that is corrected. */
    stayId: recordId,
    fromMs: atMs,
    toMs: atMs,
    reason: prose,
    byName: line,
  }),
  's136-extended': z.strictObject({
    recordId,
    hours: z.number().positive().max(12),
    certifiedAtMs: atMs,
    /** The registered medical practitioner responsible for the examination (s136B(1)). */
    practitioner: line,
    ground: z.enum(extensionGrounds),
    clinical: prose,
    byName: line,
  }),
  /** A nurse would have been consulted, and none was on duty: what was declared instead. */
  'consultation-missed': z.strictObject({
    why: z.enum(['no-nurse-on-duty']),
    alternative: line,
    telephone: line.nullable(),
  }),
} as const;
