import { describe, expect, it } from 'vitest';
import { refusedWording } from '#shared/people/wording-lint.ts';

const refused = [
  'Do not attend',
  'DO NOT ATTEND.',
  "Don't attend",
  'Don’t respond to calls from this person',
  'Police do not attend this address',
  'Officers should not attend',
  'Police will not attend unless directed by the inspector.',
  'No police to attend',
  'No police attendance',
  'No police attendance required',
  'No units to be sent',
  'No ambulance required',
  'No ambulance to be dispatched',
  'No deployment',
  'No further action to be taken: no response',
  'Do not treat',
  'Do not treat or admit',
  'Not to be treated',
  'Not for treatment',
  'Must not be conveyed to hospital',
  'Do not convey',
  'Never dispatch an ambulance',
  'Do not engage with the caller',
  'Do not section',
  'Please do not send an ambulance',
  'Ambulance crews not to attend',
  'Police not required',
  'Hang up on the caller',
  'Terminate the call',
  'Ignore all calls',
  'Ignore threats',
  'Withhold treatment',
  'Refuse admission',
  'Refuse further assessment',
  'Downgrade',
  'Treat as hoax',
  'Known hoax caller',
  'Attention seeker',
  'Nuisance caller',
  'Treat as low priority',
  'Lower the priority of any call',
  'She likes dogs. Do not attend.',
  'Call Priya first.\nDo not deploy.',
  'Do not go to the flat',
  'Avoid attending',
  'Avoid sending police',
  'Crew must never attend this patient',
  'Do not immediately attend',
  'No treatment at home or hospital',
];

const passed = [
  'Prefers no police unless life is at risk',
  'Prefers no police unless life is at risk (his words, 12 Jan)',
  'Would rather police did not attend unless somebody is in danger',
  'Do not attend alone',
  'Do not attend single-crewed',
  'Do not visit without ringing first',
  'Do not go in with sirens',
  'Do not attend in uniform',
  'She did not attend her appointment on 3 May',
  'He has not attended clinic since March',
  'Ring before you visit',
  'Nurse speaks to him. If seen: street triage car, no sirens.',
  'Do not say “calm down”',
  'Do not touch him from behind',
  'Do not stand in the doorway',
  'Sirens at the door. “Calm down”. More than two people in the room.',
  'No sirens',
  'No more than two people in the room',
  'No known allergies',
  'No response to questions for several minutes is usual: wait',
  'Attend with two people',
  'Treat with respect',
  'Send the street triage car first',
  'Police and ambulance attend if he has a weapon',
  'He says he does not want help, and means that he is frightened',
  'Do not leave her alone',
  'Do not give up: keep talking',
  'Ask, then wait: he answers after long silences.',
  'Patient has a severe peanut allergy.',
  'Requires support for receptive communication needs',
];

describe('refusedWording', () => {
  it.each(refused)('refuses: %s', (text) => {
    expect(refusedWording(text)).not.toEqual([]);
  });

  it.each(passed)('lets pass: %s', (text) => {
    expect(refusedWording(text)).toEqual([]);
  });

  it('names the sentence and says why', () => {
    expect(refusedWording('Ask about his dog. Do not attend. Ring Priya.')).toEqual([
      { found: 'Do not attend.', why: 'it tells staff not to go or not to care for the person' },
    ]);
  });
});
