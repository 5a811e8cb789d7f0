import { ok } from '#shared/kit/result.ts';
import type { CallState } from '#shared/call/call.ts';
import { event, refuse, type Acting, type Decided } from '#shared/call/command.ts';

export type RecordForm = 'fhir' | 'pdf';

/**
 * The nurse's record leaves Concord: who took it, in which form. Refused where there is none yet, and to everybody but a nurse:
 * it is their half, whole (design section 5). Also after the call was closed.
 */
export function exportRecord(acting: Acting, call: CallState, form: RecordForm): Decided {
  if (acting.by.role !== 'nurse')
    return refuse('nurse-only', 'Only a nurse takes the nurse’s record out of Concord.');
  if (!call.contacts.some(({ record }) => record !== null))
    return refuse('nothing-recorded', 'No contact on this call has its record yet.');
  return ok([event(acting, call.callId, 'record-exported', { form, byName: acting.by.name })]);
}
