import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { openObligations, type CallState } from '#shared/call/call.ts';
import { closeCall, handBack } from '#shared/call/close-call.ts';
import {
  crewAnswered,
  crewArrived,
  crewClear,
  nextWelfareAtMs,
  sendCrew,
} from '#shared/call/crew.ts';
import { crewMessage, policeFirst } from '#shared/call/crew-text.ts';
import { crewEvents } from '#shared/call/crew-events.ts';
import { event } from '#shared/call/command.ts';
import { foldCall } from '#shared/call/fold.ts';
import { expireOffers, nextDueAtMs } from '#shared/call/offers.ts';
import { screens } from '#test/fixtures/views/screens.ts';
import { aCall, acting, after, amy } from '#test/support/acting.ts';
import { smallPack } from '#test/support/small-pack.ts';

const minute = 60_000;
const sending = {
  unit: 'Leicester car',
  crew: 'Callum and PC Shah',
  everyMinutes: 20,
  told: 'Flat 6',
};
const sent = (): CallState => after(aCall(), sendCrew(acting(amy, 0), aCall(), sending));
const idOf = (call: CallState): string => call.trips[0]!.id;
const passed = (call: CallState, nowMs: number): CallState =>
  after(call, { ok: true, value: expireOffers(acting(amy, nowMs), call) });
const kinds = (call: CallState) => openObligations(call).map(({ kind }) => kind);
const clear = (call: CallState, change: Partial<Parameters<typeof crewClear>[2]> = {}) =>
  // Ids that follow from a trip's are counted on from it; a new one here is none of those.
  crewClear(
    acting(amy, 60 * minute, { newId: () => '00000000-0000-7000-8000-00000000f00d' }),
    call,
    {
      tripId: idOf(call),
      outcome: 'stays-with-plan',
      text: 'Sister stays the night',
      onward: [],
      ...change,
    },
  );

describe('a street-triage crew', () => {
  it('is sent, arrives and is clear, each at its time, and the call waits for that', () => {
    const back = { acceptedBy: 'Hana', reference: 'LP-1', reason: 'Not ours' };
    const owned = after(aCall(), handBack(acting(amy), aCall(), back));
    let call = after(owned, sendCrew(acting(amy, 0), owned, sending));
    expect(closeCall(acting(amy), call, null).ok).toBe(false);
    expect(clear(call)).toMatchObject({ error: { reason: 'crew-not-arrived' } });
    call = after(call, crewArrived(acting(amy, 12 * minute), call, idOf(call)));
    call = after(call, clear(call));
    expect(call.trips[0]).toMatchObject({
      sentAtMs: 0,
      arrivedAtMs: 12 * minute,
      clear: { atMs: 60 * minute, outcome: 'stays-with-plan' },
    });
    expect(closeCall(acting(amy), call, null).ok).toBe(true);
  });

  it('is asked how it is by the clock, and a supervisor is asked when nobody answers', () => {
    let call = sent();
    expect(nextDueAtMs(call)).toBe(20 * minute);
    expect(expireOffers(acting(amy, 20 * minute - 1), call)).toEqual([]);
    call = passed(call, 20 * minute);
    expect(kinds(call)).toEqual(['crew_clear', 'crew_welfare']);
    call = passed(call, 22 * minute);
    expect(kinds(call)).toEqual(['crew_clear', 'crew_welfare', 'supervisor_review']);
    expect(nextWelfareAtMs(call)).toBeNull();
    const answer = { tripId: idOf(call), how: 'Both fine, still talking' };
    call = after(call, crewAnswered(acting(amy, 23 * minute), call, answer));
    expect(kinds(call)).toEqual(['crew_clear']);
    expect(nextWelfareAtMs(call)).toBe(43 * minute);
  });

  it('counts a check from the arrival, and once for all desks that see it come due', () => {
    const here = sent();
    const arrived = after(here, crewArrived(acting(amy, 15 * minute), here, idOf(here)));
    expect(nextWelfareAtMs(arrived)).toBe(35 * minute);
    const twice = passed(passed(arrived, 35 * minute), 35 * minute);
    const one = expireOffers(acting(amy, 35 * minute), arrived);
    const other = expireOffers(acting(amy, 35 * minute), arrived);
    const both = [...one, ...other].reduce<CallState | null>(foldCall, arrived)!;
    expect(both.obligations).toEqual(twice.obligations);
  });

  it('came due while no desk was there: both steps at once, marked late', () => {
    const call = passed(sent(), 300 * minute);
    expect(kinds(call)).toEqual(['crew_clear', 'crew_welfare', 'supervisor_review']);
    expect(call.notes[0]?.text).toContain('(late)');
  });

  it('hands on to at most three, each accepted by somebody else by name', () => {
    const out = sent();
    const here = after(out, crewArrived(acting(amy, 1), out, idOf(out)));
    const to = { service: 'Crisis team', acceptedBy: 'Priya Raman', reference: null };
    expect(clear(here, { outcome: 'to-another-service' }).ok).toBe(false);
    expect(clear(here, { onward: [{ ...to, acceptedBy: ' amy  kerrigan' }] }).ok).toBe(false);
    expect(clear(here, { outcome: 'to-another-service', onward: [to, to, to] }).ok).toBe(true);
    const four = { tripId: idOf(here), outcome: 'other', text: 'x', byName: 'Amy' };
    expect(crewEvents['crew-clear'].safeParse({ ...four, onward: [to, to, to, to] }).success).toBe(
      false,
    );
  });

  it('that found nobody leaves a supervisor to decide', () => {
    const out = sent();
    const call = after(out, clear(out, { outcome: 'not-found', text: 'No answer at the door' }));
    expect(kinds(call)).toEqual(['supervisor_review']);
  });
});

describe('what a crew is told', () => {
  const person = screens.handler.call?.person ?? null;
  const withFact = (values: Record<string, string>): CallState =>
    foldCall(aCall(), event(acting(amy), aCall().callId, 'fact-volunteered', { values }))!;

  it('is police first where a weapon was mentioned and is not put away, and not known is not no', () => {
    for (const weapon of ['in_hand', 'within_reach', 'carried', 'place_unknown', 'unknown'])
      expect(policeFirst(withFact({ weapon }), smallPack), weapon).toBe(true);
    for (const weapon of ['no', 'put_away'])
      expect(policeFirst(withFact({ weapon }), smallPack), weapon).toBe(false);
  });

  it('fits one text message, whatever the lengths, and never loses police first or where', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 90 }),
        fc.string({ maxLength: 900 }),
        (where, helps) => {
          const call = foldCall(
            withFact({ weapon: 'in_hand' }),
            event(acting(amy), aCall().callId, 'caller-described', {
              name: null,
              relation: null,
              addressSaid: `9 ${where}`,
              addressSaidBy: null,
            }),
          )!;
          const plan = person?.plan ?? null;
          const message = crewMessage(
            call,
            person === null || plan === null
              ? null
              : { ...person, plan: { ...plan, whatHelps: helps } },
            smallPack,
          );
          expect(message.length).toBeLessThanOrEqual(160);
          expect(message.startsWith('POLICE FIRST, WEAPON. 9')).toBe(true);
        },
      ),
    );
  });
});
