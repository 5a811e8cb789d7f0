import { describe, expect, it } from 'vitest';
import type { CallState } from '#shared/call/call.ts';
import { callView } from '#shared/call/call-view.ts';
import { mayHappen } from '#shared/call/call-machine.ts';
import { foldWaiting, whyNot } from '#shared/call/claims.ts';
import { closeCall, handBack } from '#shared/call/close-call.ts';
import { event, type Colleague } from '#shared/call/command.ts';
import {
  chooseResponse,
  leftUnrecorded,
  openContact,
  recordContact,
  shareContact,
} from '#shared/call/contact.ts';
import { contactType } from '#shared/call/contact-events.ts';
import { contactFor, readableFields } from '#shared/call/contact-readers.ts';
import { foldCall } from '#shared/call/fold.ts';
import { answerHandover, offerHandover, openHandover } from '#shared/call/handover.ts';
import { openObligation } from '#shared/call/obligations.ts';
import { role } from '#shared/contract/words.ts';
import {
  aCall,
  acting,
  after,
  amy,
  aRecord,
  martin,
  recordedContact,
  ruth,
  sian,
} from '#test/support/acting.ts';

const begun = (
  who: Colleague = ruth,
  type: (typeof contactType.options)[number] = 'conversation',
) => after(aCall(), openContact(acting(who), aCall(), type));
const idOf = (call: CallState): string => call.contacts.at(-1)?.id ?? '';
const back = { acceptedBy: 'Hana Yusuf', reference: 'LP-1', reason: 'Not ours' };

/** A call that is owned and owes nothing, in which a contact is then begun. */
function owned(): CallState {
  return after(aCall(), handBack(acting(amy), aCall(), back));
}

describe('a contact', () => {
  it.each(contactType.options)('of type %s keeps the call open until it has its record', (type) => {
    const call = after(owned(), openContact(acting(ruth), owned(), type));
    expect(closeCall(acting(amy), call, null)).toMatchObject({
      ok: false,
      error: { text: expect.stringContaining('has no record yet') as string },
    });
    const given = { ...aRecord, contactId: idOf(call), consent: 'Link to her phone; she agreed' };
    const recorded = after(call, recordContact(acting(ruth), call, given));
    expect(closeCall(acting(amy), recorded, null).ok).toBe(true);
  });

  it('says that an assessment by telephone or video was remote', () => {
    for (const type of ['assessment-telephone', 'assessment-video'] as const)
      expect(begun(ruth, type).notes[0]?.text).toContain('(remote)');
  });

  it('cannot be handed back to the command system without its record', () => {
    const call = begun();
    expect(handBack(acting(amy), call, back)).toMatchObject({
      ok: false,
      error: { reason: 'contact-unrecorded' },
    });
    const crafted = event(acting(amy), call.callId, 'call-handed-back', back);
    expect(mayHappen(call, crafted)).toBe(false);
  });

  it('sets aside a close and a hand-back that another desk sent', () => {
    const call = after(owned(), openContact(acting(ruth), owned(), 'information'));
    for (const sent of [
      event(acting(amy), call.callId, 'call-closed', { reason: 'done' }),
      event(acting(amy), call.callId, 'call-handed-back', back),
    ]) {
      const next = foldCall(call, sent);
      expect(next?.closedAtMs).toBeNull();
      expect(next?.handedBack).toEqual(call.handedBack);
      expect(next?.notes[0]?.text).toContain('did not count');
    }
  });

  it('opens the call again where it had begun while another desk closed', () => {
    const call = owned();
    const begin = openContact(acting(ruth, 5), call, 'conversation');
    const closed = after(call, closeCall(acting(amy, 6), call, 'done'));
    const both = after(closed, begin);
    expect(both.closedAtMs).toBeNull();
    expect(both.notes[0]?.text).toContain('Open again');
    // The same event again changes nothing.
    expect(after(both, begin).contacts).toEqual(both.contacts);
  });

  it('is whole when its record comes before its beginning', () => {
    const call = begun();
    const record = recordContact(acting(ruth), call, { ...aRecord, contactId: idOf(call) });
    const opening = openContact(acting(ruth), aCall(), 'conversation');
    if (!record.ok || !opening.ok) throw new Error('refused');
    const first = record.value.reduce<CallState | null>(foldCall, aCall());
    expect(first?.contacts).toMatchObject([
      { type: 'conversation', record: { next: aRecord.next } },
    ]);
  });

  it('takes events of contacts only from a nurse or a supervisor', () => {
    const call = begun();
    const record = recordContact(acting(ruth), call, { ...aRecord, contactId: idOf(call) });
    if (!record.ok) throw new Error('refused');
    const sent = record.value.map((one) => ({ ...one, typeVersion: 1 }));
    expect(whyNot(sent)).toBeNull();
    const asHandler = sent.map((one) => ({ ...one, by: { user: amy.id, role: 'handler' } }));
    expect(whyNot(asHandler)).toContain('only a nurse');
    const first = sent[0];
    for (const part of ['seen', 'said', 'toWhom', 'basis', 'next'])
      expect(
        whyNot([{ ...first!, content: { ...first!.content, [part]: '   ' } }]),
        part,
      ).toContain('is not one');
  });

  it('does not count a record of somebody else’s contact that a nurse’s desk sent', () => {
    const call = begun();
    const sent = recordContact(acting(ruth), call, { ...aRecord, contactId: idOf(call) });
    if (!sent.ok) throw new Error('refused');
    const forged = { ...sent.value[0]!, by: { user: sian.id, role: 'nurse' } };
    expect(foldCall(call, forged)?.contacts[0]?.record).toBeNull();
    expect(foldWaiting(call, forged, 'pending')).toBe(call);
  });

  it('is recorded by whoever began it, or a supervisor in their place', () => {
    const call = begun();
    const given = { ...aRecord, contactId: idOf(call) };
    expect(recordContact(acting(sian), call, given).ok).toBe(false);
    expect(recordContact(acting(amy), call, given).ok).toBe(false);
    const taken = after(call, recordContact(acting(martin), call, given));
    expect(taken.contacts[0]).toMatchObject({ byName: ruth.name, record: { byName: martin.name } });
    expect(taken.obligations.every(({ closed }) => closed !== null)).toBe(true);
  });

  it('is refused about another person than the one it was written about', () => {
    const call = begun();
    const chosen = foldCall(
      call,
      event(acting(amy), call.callId, 'person-chosen', {
        personId: 'p-2',
        name: 'Somebody Else',
        likelihood: 'likely',
        reasons: [],
      }),
    )!;
    expect(
      recordContact(acting(ruth), chosen, { ...aRecord, contactId: idOf(call) }),
    ).toMatchObject({ ok: false, error: { reason: 'other-person' } });
  });

  it('asks for the consent to a video link', () => {
    const call = begun(ruth, 'assessment-video');
    const given = { ...aRecord, contactId: idOf(call) };
    expect(recordContact(acting(ruth), call, given).ok).toBe(false);
    expect(
      recordContact(acting(ruth), call, { ...given, consent: 'Link sent, she agreed' }).ok,
    ).toBe(true);
  });

  it('is not handed to another nurse without its record, nor taken while it has none', () => {
    const call = after(begun(), {
      ok: true,
      value: [openObligation(acting(ruth), begun(), { kind: 'ring_back' })],
    });
    const over = { to: sian.id, why: 'End of my shift' };
    expect(offerHandover(acting(ruth), call, over)).toMatchObject({
      ok: false,
      error: { reason: 'contact-unrecorded' },
    });
    const held = after(aCall(), {
      ok: true,
      value: [openObligation(acting(ruth), aCall(), { kind: 'ring_back' })],
    });
    const offered = after(held, offerHandover(acting(ruth), held, over));
    const raced = after(offered, openContact(acting(ruth), offered, 'information'));
    const taken = after(
      raced,
      answerHandover(acting(sian), raced, { id: openHandover(raced)?.id ?? '', declined: null }),
    );
    expect(taken.obligations.every(({ owner }) => owner === ruth.id)).toBe(true);
    expect(taken.notes[0]?.text).toContain('cannot take over yet');
  });

  it('names what somebody would leave behind', () => {
    expect(leftUnrecorded([begun()], ruth.id)).toHaveLength(1);
    expect(leftUnrecorded([recordedContact(ruth, aCall(), 'information')], ruth.id)).toEqual([]);
  });
});

describe('the two halves of the record', () => {
  it('shows a nurse everything and everybody else what the nurse released', () => {
    for (const reader of role.options)
      expect(readableFields(reader, ['next'])).toEqual(
        reader === 'nurse' ? ['seen', 'said', 'basis', 'next', 'consent'] : ['next'],
      );
    const call = recordedContact(ruth, aCall(), 'conversation');
    const shared = after(
      call,
      shareContact(acting(ruth, 9), call, { contactId: idOf(call), police: ['next'] }),
    );
    const seen = contactFor({ user: amy.id, role: 'handler' }, shared.contacts[0]!);
    expect(seen.record?.fields).toEqual([
      { field: 'next', label: 'What happens next', text: aRecord.next },
    ]);
    expect(JSON.stringify(seen)).not.toContain(aRecord.said);
    const withdrawn = after(
      shared,
      shareContact(acting(ruth, 10), shared, { contactId: idOf(call), police: [] }),
    );
    expect(withdrawn.notes.slice(0, 2).map(({ text }) => text)).toEqual([
      'Ruth Adeyemi set what the police half shows: nothing of it',
      'Ruth Adeyemi set what the police half shows: what happens next',
    ]);
    expect(shareContact(acting(amy), call, { contactId: idOf(call), police: ['said'] }).ok).toBe(
      false,
    );
  });

  it('keeps the nurse’s words out of the whole view of a handler', () => {
    const call = recordedContact(ruth, aCall(), 'conversation');
    const view = callView(call, {
      acting: acting(amy),
      person: null,
      listedContact: false,
      place: null,
      linked: { count: 0, by: [] },
      frequent: [],
      joined: [],
      draft: '',
    });
    for (const part of [aRecord.seen, aRecord.said, aRecord.basis, aRecord.next])
      expect(JSON.stringify(view)).not.toContain(part);
  });

  it('reads the one text that records had before', () => {
    const before = foldCall(
      aCall(),
      event(acting(ruth), aCall().callId, 'nurse-recorded', {
        type: 'assessment',
        text: 'Spoke with him',
        byName: ruth.name,
      }),
    )!;
    expect(before.contacts).toMatchObject([{ record: { said: 'Spoke with him' } }]);
    expect(closeCall(acting(amy), before, null)).toMatchObject({
      error: { text: expect.not.stringContaining('no record') as string },
    });
  });
});

describe('the clinical response', () => {
  it('is a nurse’s choice, and nothing is chosen beforehand', () => {
    expect(aCall().response).toBeNull();
    expect(chooseResponse(acting(amy), aCall(), { response: 'now', owner: null }).ok).toBe(false);
    expect(chooseResponse(acting(martin), aCall(), { response: 'now', owner: null }).ok).toBe(
      false,
    );
    const call = after(
      aCall(),
      chooseResponse(acting(ruth, 7), aCall(), { response: '4-hours', owner: null }),
    );
    expect(call.response).toEqual({
      response: '4-hours',
      owner: null,
      byName: ruth.name,
      atMs: 7,
    });
  });

  it('names the other service and its time', () => {
    const other = { response: 'other-service', owner: null } as const;
    expect(chooseResponse(acting(ruth), aCall(), other).ok).toBe(false);
  });
});
