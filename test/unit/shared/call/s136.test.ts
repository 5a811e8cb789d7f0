import { describe, expect, it } from 'vitest';
import { openObligations } from '#shared/call/call.ts';
import { event } from '#shared/call/command.ts';
import { foldCall } from '#shared/call/fold.ts';
import { closeObligation, openObligation } from '#shared/call/obligations.ts';
import { recordArrival, recordConsultation } from '#shared/call/s136.ts';
import { takeRoute } from '#shared/call/take-route.ts';
import type { Consultation } from '#shared/s136/consultation.ts';
import { placeTypes, powers } from '#shared/s136/place.ts';
import { countS136 } from '#shared/s136/home-office.ts';
import { decide } from '#shared/protocol/decide.ts';
import { aCall, acting, after, amy, martin, ruth } from '#test/support/acting.ts';

const minute = 60_000;
const nowMs = 1_000 * minute;

const record: Consultation = {
  askedBy: 'PC 1873 Lowe',
  askedAtMs: nowMs - 60 * minute,
  placeType: 'public-place',
  place: 'Clock Tower',
  ageGroup: 'adult',
  known: 'Man about 50, shouting at traffic',
  consulted: {
    name: 'Ruth Adeyemi',
    profession: 'nurse',
    atMs: nowMs - 55 * minute,
    advice: 'Known to the team; ring them first',
  },
  followed: 'followed',
  followedWhy: null,
  usedAtMs: nowMs - 50 * minute,
  ambulance: { askedAtMs: nowMs - 49 * minute },
  vehicle: 'ambulance',
  vehicleWhy: null,
};
const notPracticable: Consultation = {
  ...record,
  consulted: { notPracticable: 'could-not-wait', why: 'He was on the ledge' },
  followed: 'nothing-advised',
};
const given = (of: Consultation) => ({ ...of, personId: null });
const arrival = {
  kind: 'health-place-of-safety',
  name: 'Bradgate Unit',
  arrivedAtMs: nowMs - 20 * minute,
  authorisedBy: null,
  imminentRisk: null,
  noOtherPlace: null,
} as const;

const owed = foldCall(aCall(), openObligation(acting(amy), aCall(), { kind: 's136_record' }))!;
const owing = () => owed;

describe('the consultation before section 136', () => {
  it('ends what was owed, and asks for the arrival where the power was used', () => {
    const call = after(owing(), recordConsultation(acting(ruth, nowMs), owing(), given(record)));
    expect(openObligations(call).map(({ kind }) => kind)).toEqual(['s136_clock']);
    const arrived = after(call, recordArrival(acting(amy, nowMs), call, arrival));
    expect(openObligations(arrived)).toEqual([]);
    const unused = given({ ...record, usedAtMs: null });
    const none = after(owing(), recordConsultation(acting(ruth, nowMs), owing(), unused));
    expect(openObligations(none)).toEqual([]);
  });

  it('has one clear path for acting without one', () => {
    const call = after(
      owing(),
      recordConsultation(acting(amy, nowMs), owing(), given(notPracticable)),
    );
    expect(call.notes[0]?.text).toContain('not practicable. He was on the ledge');
  });

  it('is not ended by words', () => {
    const open = openObligations(owing())[0]!;
    const closing = { obligationId: open.id, how: 'done', reference: null };
    expect(closeObligation(acting(amy), owing(), closing)).toMatchObject({
      error: { reason: 'obligation-has-own-act' },
    });
  });

  it.each([
    ['a time in the future', { askedAtMs: nowMs + minute }, 'in the future'],
    [
      'a consultation after the power was used',
      { usedAtMs: nowMs - 58 * minute },
      'has to come before',
    ],
    [
      'a consultation before anybody asked',
      { askedAtMs: nowMs - 54 * minute },
      'before the officer asked',
    ],
    ['advice not followed, with no reason', { followed: 'not-followed' }, 'say why'],
    ['a police vehicle with no reason', { vehicle: 'police-car' }, 'Home Office'],
  ] as const)('refuses %s in words, and changes nothing', (_name, change, words) => {
    const refused = recordConsultation(
      acting(ruth, nowMs),
      owing(),
      given({ ...record, ...change }),
    );
    expect(refused).toMatchObject({ ok: false });
    expect(refused.ok ? '' : refused.error.text).toContain(words);
  });

  it('is refused about another person than the form showed', () => {
    const other = { ...record, personId: 'p-9' };
    expect(recordConsultation(acting(ruth, nowMs), owing(), other)).toMatchObject({
      error: { reason: 'other-person' },
    });
  });

  it('keeps the newer of two records when the older comes again', () => {
    const first = recordConsultation(acting(ruth, nowMs), aCall(), given(record));
    const call = after(aCall(), first);
    const corrected = { ...record, place: 'Gallowtree Gate' };
    const newer = after(call, recordConsultation(acting(ruth, nowMs + 1), call, given(corrected)));
    expect(after(newer, first).s136?.records.at(-1)?.place).toBe('Gallowtree Gate');
  });
});

describe('an arrival', () => {
  it('is refused in the future, before the power was used, and before the first arrival', () => {
    const call = after(aCall(), recordConsultation(acting(ruth, nowMs), aCall(), given(record)));
    const refused = (arrivedAtMs: number, on = call) => {
      const decided = recordArrival(acting(amy, nowMs), on, { ...arrival, arrivedAtMs });
      return decided.ok ? '' : decided.error.text;
    };
    expect(refused(nowMs + minute)).toContain('in the future');
    expect(refused(nowMs - 51 * minute)).toContain('before the power was used');
    const arrived = after(call, recordArrival(acting(amy, nowMs), call, arrival));
    expect(refused(nowMs - 21 * minute, arrived)).toContain('before Bradgate Unit');
  });

  it('at a police station is recorded, and a supervisor looks at what the law says', () => {
    const call = after(
      aCall(),
      recordArrival(acting(amy, nowMs), aCall(), { ...arrival, kind: 'police-station' }),
    );
    expect(call.s136?.stays).toHaveLength(1);
    expect(openObligations(call)[0]).toMatchObject({ kind: 'supervisor_review' });
    expect(openObligations(call)[0]?.label).toContain('inspector');
  });
});

describe('what the power covers', () => {
  it('is said in words with its source for every kind of place', () => {
    for (const place of placeTypes) expect(powers[place].text).toMatch(/s136\(1/);
    expect(powers.dwelling.covers).toBe('no');
    expect(powers.garden.covers).toBe('no');
    expect(powers['shared-hall'].covers).toBe('yes');
    expect(powers['shared-garden'].covers).toBe('yes');
    expect(powers.dwelling.text).toContain('The officer decides');
  });
});

describe('with no nurse on duty', () => {
  it('records the missed consultation with what was declared instead, and counts it', () => {
    const alone = { colleagues: [amy, martin, { ...ruth, onDuty: false }] };
    const call = aCall();
    const decision = decide(acting(amy).pack, { distress_severe: 'yes' });
    const distressed = foldCall(
      call,
      event(acting(amy), call.callId, 'fact-volunteered', { values: { distress_severe: 'yes' } }),
    )!;
    const taken = takeRoute(acting(amy, 0, alone), distressed, decision, {
      destination: decision.destinations[0] ?? '',
      acknowledgedMissing: [...decision.missing],
      reason: null,
    });
    const routed = after(distressed, taken);
    expect(routed.missedConsultations).toMatchObject([{ why: 'no-nurse-on-duty' }]);
    expect(countS136([routed]).missedForWantOfANurse).toBe(1);
    const withNurse = takeRoute(acting(amy, 0), distressed, decision, {
      destination: decision.destinations[0] ?? '',
      acknowledgedMissing: [...decision.missing],
      reason: null,
    });
    expect(after(distressed, withNurse).missedConsultations).toEqual([]);
  });
});

describe('the Home Office return', () => {
  it('counts detentions by what the return asks', () => {
    const used = after(aCall(), recordConsultation(acting(ruth, nowMs), aCall(), given(record)));
    const arrived = after(used, recordArrival(acting(amy, nowMs), used, arrival));
    const without = after(
      aCall(),
      recordConsultation(acting(amy, nowMs), aCall(), given(notPracticable)),
    );
    const advice = after(
      aCall(),
      recordConsultation(acting(ruth, nowMs), aCall(), given({ ...record, usedAtMs: null })),
    );
    expect(countS136([arrived, without, advice, aCall()])).toMatchObject({
      recorded: 3,
      detained: 2,
      consulted: {
        yes: 1,
        notPracticable: 1,
        byProfession: { nurse: 1 },
        why: { 'could-not-wait': 1 },
      },
      firstPlaceOfSafety: { 'health-place-of-safety': 1, notRecorded: 1 },
      vehicle: { ambulance: 2 },
      ageGroup: { adult: 2 },
      notUsedAfterConsultation: 1,
      extended: 0,
    });
  });
});
