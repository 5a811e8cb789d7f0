import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallState } from '#shared/call/call.ts';
import { callMachine, mayHappen, workOf } from '#shared/call/call-machine.ts';
import { closeCall, handBack } from '#shared/call/close-call.ts';
import { event, type Decided } from '#shared/call/command.ts';
import { callEvents, type CallEvent } from '#shared/call/events.ts';
import { decidingFacts } from '#shared/call/facts.ts';
import { foldCall } from '#shared/call/fold.ts';
import {
  requestEmergency,
  recordReference,
  recallEmergency,
  standDown,
} from '#shared/call/emergency.ts';
import { acceptReferral, declineReferral, expireOffers } from '#shared/call/offers.ts';
import { closeObligation, tellCaller } from '#shared/call/obligations.ts';
import { openContact, recordContact } from '#shared/call/contact.ts';
import { setLine } from '#shared/call/record.ts';
import { recordAnswer, startScript, undoAnswer } from '#shared/call/script-commands.ts';
import { takeRoute } from '#shared/call/take-route.ts';
import { decide } from '#shared/protocol/decide.ts';
import { aCall, acting, amy, aRecord, martin, ruth, sian } from '#test/support/acting.ts';
import { smallPack } from '#test/support/small-pack.ts';

const people = [amy, ruth, sian, martin];
const questions = smallPack.questions.flatMap((question) =>
  ['unknown', ...question.answers.map(({ value }) => value)].map((value) => ({
    question: question.id,
    values: { [question.fact]: value },
    words: null,
  })),
);

/** Every command a desk has, tried by anybody at any moment. */
const commands: readonly ((call: CallState, who: number, nowMs: number, n: number) => Decided)[] = [
  (call, who, now) => startScript(acting(people[who]!, now), call),
  (call, who, now, n) =>
    recordAnswer(acting(people[who]!, now), call, questions[n % questions.length]!),
  (call, who, now) => undoAnswer(acting(people[who]!, now), call),
  (call, who, now) => {
    const decision = decide(smallPack, { ...decidingFacts(smallPack, call), nurse_on_duty: 'yes' });
    return takeRoute(acting(people[who]!, now), call, decision, {
      destination: decision.destinations[0] ?? '',
      acknowledgedMissing: [...decision.missing],
      reason: null,
    });
  },
  (call, who, now, n) =>
    acceptReferral(
      acting(people[who]!, now),
      call,
      call.referrals[n % Math.max(call.referrals.length, 1)]?.id ?? (call.callId as never),
    ),
  (call, who, now, n) =>
    declineReferral(acting(people[who]!, now), call, {
      referralId:
        call.referrals[n % Math.max(call.referrals.length, 1)]?.id ?? (call.callId as never),
      reason: 'busy',
    }),
  (call, who, now) => ({ ok: true, value: expireOffers(acting(people[who]!, now), call) }),
  (call, who, now) => requestEmergency(acting(people[who]!, now), call, 'Flat 6'),
  (call, who, now, n) =>
    recordReference(acting(people[who]!, now), call, {
      service: n % 2 === 0 ? 'police' : 'ambulance',
      reference: 'LP-1',
      acceptedBy: n % 3 === 0 ? null : 'Hana',
    }),
  (call, who, now) => recallEmergency(acting(people[who]!, now), call),
  (call, who, now) => standDown(acting(people[who]!, now), call, { reason: 'settled' }),
  (call, who, now) =>
    tellCaller(acting(people[who]!, now), call, {
      who: 'a',
      when: 'b',
      ifWorse: 'c',
      callAgain: 'd',
    }),
  (call, who, now) =>
    recordContact(acting(people[who]!, now), call, {
      ...aRecord,
      contactId: call.contacts.find(({ record }) => record === null)?.id ?? '',
    }),
  (call, who, now, n) =>
    setLine(acting(people[who]!, now), call, n % 2 === 0 ? 'dropped' : 'connected'),
  (call, who, now, n) =>
    closeObligation(acting(people[who]!, now), call, {
      obligationId: call.obligations[n % Math.max(call.obligations.length, 1)]?.id ?? '',
      how: 'done',
      reference: null,
    }),
  (call, who, now) => closeCall(acting(people[who]!, now), call, 'done'),
  (call, who, now) => openContact(acting(people[who]!, now), call, 'information'),
  (call, who, now) =>
    handBack(acting(people[who]!, now), call, {
      acceptedBy: 'Hana Yusuf',
      reference: 'LP-1',
      reason: 'Not ours',
    }),
];

/** Accept, reference, stand down, tell, record, close an obligation, close the call, begin a contact. */
const finishing = [4, 8, 10, 11, 12, 12, 14, 14, 14, 15, 16] as const;

describe('the call machine', () => {
  it('admits every event a command makes, and never a close with something open', () => {
    const seed = Number(process.env['SEED'] ?? 20261121);
    const closed = { count: 0 };
    fc.assert(
      fc.property(
        // Anything at first, then mostly the acts that finish a call: random acts alone rarely finish one.
        fc.array(fc.tuple(fc.nat(commands.length - 1), fc.nat(3), fc.nat(40_000), fc.nat(50)), {
          maxLength: 30,
        }),
        fc.array(fc.tuple(fc.constantFrom(...finishing), fc.nat(3), fc.nat(40_000), fc.nat(50)), {
          minLength: 80,
          maxLength: 200,
        }),
        (first, last) => {
          const acts = [...first, ...last];
          let call: CallState = aCall();
          let now = 0;
          for (const [command, who, wait, n] of acts) {
            now += wait;
            const decided = commands[command]!(call, who, now, n);
            if (!decided.ok) continue;
            for (const next of decided.value) {
              expect(mayHappen(call, next), `${next.type} in ${workOf(call)}`).toBe(true);
              call = foldCall(call, next) ?? call;
            }
            if (call.closedAtMs !== null) {
              closed.count += 1;
              expect(call.contacts.every(({ record }) => record !== null)).toBe(true);
              expect(call.obligations.every((one) => one.closed !== null)).toBe(true);
              expect(
                call.owner.user === amy.id &&
                  call.referrals.every(({ acceptedBy }) => acceptedBy === null) &&
                  call.emergency === null,
              ).toBe(false);
            }
          }
        },
      ),
      { seed, numRuns: 300 },
    );
    process.stdout.write(`seed ${String(seed)}: ${String(closed.count)} calls closed\n`);
    expect(closed.count).toBeGreaterThan(0);
  });

  it('refuses a crafted close of a call that nobody accepted', () => {
    expect(
      mayHappen(aCall(), event(acting(amy), aCall().callId, 'call-closed', { reason: null })),
    ).toBe(false);
  });

  it('refuses anything on a closed call but opening it again and what is said of it afterwards', () => {
    const call: CallState = { ...aCall(), closedAtMs: 1 };
    const possible = (Object.keys(callEvents) as CallEvent['type'][]).filter((type) =>
      mayHappen(call, { type, callId: call.callId, atMs: 2, by: null, content: {} } as never),
    );
    expect(possible.toSorted()).toEqual([
      'call-reopened',
      'call-reviewed',
      'half-erased',
      'half-kept',
      'outcome-recorded',
      'record-exported',
    ]);
  });

  it('keeps no timer and starts no actor', () => {
    const text = JSON.stringify(callMachine.config);
    expect(text).not.toMatch(/"(after|invoke|history)"/);
  });
});
