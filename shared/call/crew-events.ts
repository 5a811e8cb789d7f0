import { z } from 'zod';
import { id, line, prose } from '#shared/contract/words.ts';

export const tripId = id<'TripId'>();

/** How it ended at the scene, as the crew said it. */
export const sceneOutcome = z.enum([
  'stays-with-plan',
  'to-another-service',
  'to-hospital',
  's136-used',
  'not-found',
  'did-not-want-help',
  'other',
]);
export type SceneOutcome = z.infer<typeof sceneOutcome>;

/** One onward referral: nobody is handed on without a name that accepted. */
export const onward = z.strictObject({
  service: line,
  acceptedBy: line,
  reference: line.nullable(),
});

/** Most onward referrals from one scene (design section 5). */
export const mostOnward = 3;

/** From the start until a crew is asked how they are, in minutes. */
export const welfareMinutes = z.number().int().min(5).max(60);

/** A street-triage crew on one call: sent, arrived, asked how they are, clear. */
export const crewEvents = {
  'crew-sent': z.strictObject({
    tripId,
    /** Call sign or name of the unit. */
    unit: line,
    crew: line.nullable(),
    everyMinutes: welfareMinutes,
    /** What was read to them, as it was shown. */
    told: prose,
    byName: line,
  }),
  'crew-arrived': z.strictObject({ tripId, byName: line }),
  'crew-answered': z.strictObject({ tripId, how: line, byName: line }),
  /** A welfare check came due and nobody wrote an answer: `step` 0 asks whoever sent them, 1 a supervisor. */
  'crew-overdue': z.strictObject({
    tripId,
    /** How many answers there were before: the check that is due. */
    check: z.number().int().min(0).max(1000),
    step: z.number().int().min(0).max(1),
    late: z.boolean(),
  }),
  'crew-clear': z.strictObject({
    tripId,
    outcome: sceneOutcome,
    text: prose,
    onward: z.array(onward).max(mostOnward),
    byName: line,
  }),
} as const;
