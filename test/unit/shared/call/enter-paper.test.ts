import { noWorld } from '#shared/routing/there-now.ts';
import { describe, expect, it } from 'vitest';
import { openObligations, type CallState } from '#shared/call/call.ts';
import { mayHappen } from '#shared/call/call-machine.ts';
import { whatKeepsOpen } from '#shared/call/close-call.ts';
import type { Decided } from '#shared/call/command.ts';
import { enterPaper } from '#shared/call/enter-paper.ts';
import { callEvents } from '#shared/call/events.ts';
import { decidingFacts } from '#shared/call/facts.ts';
import { foldCall } from '#shared/call/fold.ts';
import { nextDueAtMs } from '#shared/call/offers.ts';
import { commandSummary } from '#shared/call/summary.ts';
import { suppliedFacts } from '#shared/call/supplied-facts.ts';
import type { PaperSheet } from '#shared/contract/paper.ts';
import { decide } from '#shared/protocol/decide.ts';
import { aCallId, acting, after, amy, martin, room, ruth } from '#test/support/acting.ts';
import { aSheet, answered, beganAtMs, minuteMs } from '#test/support/paper-sheet.ts';
import { smallPack } from '#test/support/small-pack.ts';

/** Sixteen hours later Concord is back. */
const nowMs = beganAtMs + 16 * 60 * minuteMs;
const at = (minutes: number): number => beganAtMs + minutes * minuteMs;

const supplied = (call: CallState) =>
  suppliedFacts(call, {
    colleagues: room,
    linkedCalls: 0,
    frequentContact: false,
    differentToday: false,
    aboutPerson: {},
    sendable: noWorld,
    nowMs: 0,
  });

const enter = (sheet: PaperSheet, who = amy): Decided =>
  enterPaper(acting(who, nowMs), aCallId, sheet, supplied);

const entered = (sheet: PaperSheet, who = amy): CallState => after(null, enter(sheet, who));

const problems = (change: Partial<PaperSheet>): string => {
  const decided = enter(aSheet(change));
  return decided.ok ? 'entered' : decided.error.text;
};

/** Nothing is wrong, a nurse was asked at 01:00 and Ruth took it at 01:04. */
const acceptedSheet = aSheet({
  answers: answered(2, 2, 1),
  destination: 'nurse',
  routeAtMs: at(8),
  acceptedBy: 'Ruth Adeyemi',
  acceptedAtMs: at(12),
});

describe('enterPaper', () => {
  it('keeps the real times on the call and the time of entry in the envelope', () => {
    const decided = enter(acceptedSheet, martin);
    if (!decided.ok) throw new Error(decided.error.text);
    for (const one of decided.value) expect(one.atMs).toBe(nowMs);
    const call = after(null, decided);
    expect(call.openedAtMs).toBe(beganAtMs);
    expect(call.answers.map((one) => one.atMs)).toEqual([beganAtMs, beganAtMs, beganAtMs]);
    expect(call.route?.atMs).toBe(at(8));
    expect(call.referrals[0]).toMatchObject({
      state: 'accepted',
      offeredAtMs: at(8),
      acceptedAtMs: at(12),
    });
    expect(call.lastAtMs).toBe(nowMs);
    expect(call.paper).toEqual({
      code: acceptedSheet.code,
      enteredAtMs: nowMs,
      enteredByName: 'Martin Doyle',
    });
    expect(call.handler.name).toBe('Amy Kerrigan');
  });

  it('stores content that the journal reads back, and one event that says it was paper', () => {
    const decided = enter(acceptedSheet);
    if (!decided.ok) throw new Error(decided.error.text);
    let call: CallState | null = null;
    for (const one of decided.value) {
      expect(callEvents[one.type].safeParse(one.content).success, one.type).toBe(true);
      expect(mayHappen(call, one), one.type).toBe(true);
      call = foldCall(call, one);
    }
    const paper = decided.value.filter(({ type }) => type === 'paper-entered');
    expect(paper.map(({ content }) => content)).toEqual([
      {
        code: acceptedSheet.code,
        startedAtMs: beganAtMs,
        routeAtMs: at(8),
        acceptedAtMs: at(12),
        enteredBy: amy.id,
        enteredByName: 'Amy Kerrigan',
      },
    ]);
    // No state of the fold carries the stored field on: views are strict.
    expect(JSON.stringify(call)).not.toContain('happenedAtMs');
  });

  it('takes the time beside an answer, and the last one above it where there is none', () => {
    const [first, second, third] = answered(2, 2, 1);
    const call = entered(aSheet({ answers: [third!, { ...second!, atMs: at(3) }, first!] }));
    expect(call.answers.map(({ question, atMs }) => [question, atMs])).toEqual([
      ['life', beganAtMs],
      ['weapon', at(3)],
      ['distress', at(3)],
    ]);
  });

  it('starts no ladder for what was accepted, and owes the nurse’s record', () => {
    const call = entered(acceptedSheet);
    expect(nextDueAtMs(call)).toBeNull();
    expect(call.owner.name).toBe('Ruth Adeyemi, Embedded nurse');
    expect(openObligations(call).map(({ kind, owner }) => [kind, owner])).toContainEqual([
      'nurse_record',
      ruth.id,
    ]);
  });

  it('offers now what nobody is known to have accepted, with a ladder from now', () => {
    const { acceptedBy, acceptedAtMs } = aSheet();
    const call = entered({ ...acceptedSheet, acceptedBy, acceptedAtMs }, martin);
    expect(call.route?.atMs).toBe(at(8));
    expect(call.referrals[0]).toMatchObject({ state: 'offered', offeredAtMs: nowMs });
    expect(nextDueAtMs(call)).toBeGreaterThan(nowMs);
    expect(call.owner).toEqual({ user: martin.id, name: 'Martin Doyle' });
    for (const { dueAtMs } of openObligations(call)) expect(dueAtMs).toBeGreaterThan(nowMs);
  });

  it('stays open with what is owed: nothing closes by itself', () => {
    const call = entered(acceptedSheet);
    expect(call.closedAtMs).toBeNull();
    expect(whatKeepsOpen(call)).not.toEqual([]);
  });

  it('ends the promise to the caller only with what the sheet says they were told', () => {
    const told = { who: 'Ruth, a nurse', when: 'by 1:15', ifWorse: '999', callAgain: 'at 2' };
    const kinds = (call: CallState) => openObligations(call).map(({ kind }) => kind);
    expect(kinds(entered(acceptedSheet))).toContain('tell_caller');
    const call = entered({ ...acceptedSheet, told });
    expect(kinds(call)).not.toContain('tell_caller');
    expect(call.told).toEqual({ ...told, atMs: at(12) });
    const early = entered({ ...acceptedSheet, acceptedBy: null, acceptedAtMs: null, told });
    expect(kinds(early)).toContain('tell_caller');
    expect(early.notes.some(({ text }) => text.includes('Ruth, a nurse'))).toBe(true);
  });

  it('asks now for police and ambulance that the facts require and the sheet does not have', () => {
    const call = entered(
      aSheet({
        answers: answered(1, 2),
        services: [{ service: 'ambulance', rungAtMs: at(2), reference: 'A-1', acceptedBy: 'Jo' }],
        destination: 'ambulance_emergency',
        routeAtMs: at(3),
      }),
    );
    expect(call.emergency?.lines.map(({ service, reference }) => [service, reference])).toEqual([
      ['ambulance', 'A-1'],
      ['police', null],
    ]);
    expect(call.emergency?.lines[0]?.rungAtMs).toBe(at(2));
    expect(openObligations(call).map(({ kind }) => kind)).toContain('police_reference');
  });

  it('leaves nothing out that the facts require, even when a supervisor types the sheet', () => {
    const sheet = aSheet({
      answers: answered(0, 2, 1),
      destination: 'crisis_team',
      routeAtMs: at(5),
      acceptedBy: 'Dr Shah',
      acceptedAtMs: at(9),
    });
    const call = entered(sheet, martin);
    expect(call.route?.destinations).toEqual(
      expect.arrayContaining(['crisis_team', 'police_emergency', 'ambulance_emergency', 'nurse']),
    );
    expect(call.route?.reason).toBe('Taken on paper');
  });

  it('names who owns a necessary question that the sheet leaves unasked', () => {
    const call = entered({ ...acceptedSheet, answers: answered(2) });
    expect(call.route).toMatchObject({ missing: ['weapon'] });
    expect(call.route?.doubtOwner).not.toBeNull();
  });

  it('puts before a supervisor a sheet on which nobody was sent against the facts', () => {
    const call = entered(
      aSheet({ answers: answered(1), destination: 'no_deployment', routeAtMs: at(4) }),
    );
    expect(call.route).toBeNull();
    expect(openObligations(call)).toMatchObject([
      { kind: 'supervisor_review', ownerName: 'Martin Doyle' },
    ]);
  });

  it('decides as the same answers taken live, with the line as it was last heard', () => {
    const call = entered(acceptedSheet);
    const { level, destinations } = decide(smallPack, decidingFacts(smallPack, call));
    const live = decide(smallPack, {
      life_at_risk_now: 'no',
      weapon: 'no',
      distress_severe: 'yes',
      ...supplied({ ...call, line: 'connected' }),
    });
    expect([level, destinations]).toEqual([live.level, live.destinations]);
    expect(entered(aSheet()).supplied['line']).toBe('connected');
    const dropped = entered(aSheet({ line: 'dropped' }));
    expect(dropped.supplied['line']).toBe('dropped');
    expect(openObligations(dropped).map(({ kind }) => kind)).toEqual(['ring_back']);
    const silent = entered(aSheet({ line: 'silent' }));
    expect([silent.line, silent.supplied['line']]).toEqual(['ended', 'silent']);
  });
});

describe('the summary of a call from paper', () => {
  it('says when it began and who entered it when', () => {
    const call = entered(acceptedSheet, martin);
    const decision = decide(smallPack, decidingFacts(smallPack, call));
    expect(commandSummary(call, smallPack, decision)).toContain(
      `From paper ${acceptedSheet.code}: began 21 Nov 2025, 00:52, entered 21 Nov 2025, 16:52 by Martin Doyle`,
    );
  });
});

describe('a sheet that does not fit its script', () => {
  it('is refused with every problem at once', () => {
    const text = problems({
      answers: [
        { question: '1', keys: [3], atMs: null },
        { question: '2', keys: [1, 2], atMs: null },
        { question: '2', keys: [0], atMs: null },
        { question: '9', keys: [1], atMs: null },
        { question: 'distress', keys: [0, 1], atMs: null },
      ],
      destination: 'moon',
      acceptedBy: 'Amy  kerrigan',
    });
    for (const part of [
      'Question 1, “Is life at risk?”, has no answer 3',
      'Question 2, “Is there a weapon?”, takes one answer',
      'There is no question 9; this script has 1 to 3',
      'Question 3, “Very upset?”, has 0 beside another key',
      '"moon" is not in this force',
      'A route needs both',
      'An acceptance needs both',
      'Somebody else has to accept',
    ])
      expect(text).toContain(part);
  });

  it('is refused with the same question twice', () => {
    expect(problems({ answers: [...answered(2), ...answered(1)] })).toContain('answered twice');
  });

  it('is refused with a time that cannot be', () => {
    expect(problems({ startedAtMs: nowMs + 1 })).toContain('cannot begin');
    expect(problems({ startedAtMs: nowMs - 8 * 24 * 60 * minuteMs })).toContain('7 days');
    const nurse = { destination: 'nurse', acceptedBy: 'Ruth' } as const;
    expect(problems({ ...nurse, routeAtMs: at(-1), acceptedAtMs: at(2) })).toContain(
      'before the call began',
    );
    expect(problems({ ...nurse, routeAtMs: at(9), acceptedAtMs: at(2) })).toContain(
      'before the route was taken',
    );
    expect(problems({ ...nurse, routeAtMs: at(9), acceptedAtMs: nowMs + 1 })).toContain(
      'has not come yet',
    );
    expect(problems({ startedAtMs: nowMs, answers: [] })).toBe('entered');
  });

  it('is refused when it was taken by nobody here', () => {
    expect(problems({ takenBy: aCallId as never })).toContain('Choose who took it');
  });
});
