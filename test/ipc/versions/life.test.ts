import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskView } from '#shared/contract/view.ts';
import { protocolDetail } from '#shared/contract/protocol.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { pin, signInAs } from '#test/support/desk.ts';
import { smallScript } from '#test/support/small-script.ts';
import { granted, reasonOf, VersionDesk } from './support.ts';

/** The life of one version, in order: each test stands on the one before. */
describe('a version, from draft to in use', () => {
  let desk: VersionDesk;
  let first: string;
  let draft: string;
  let oldCall: CallId;
  const draftText = smallScript({ version: '2.0.0', upset: 'crisis_team', title: 'The second' });

  beforeAll(async () => {
    desk = new VersionDesk();
    await desk.setUp();
    first = desk.application.view().protocol.inUse.hash;
    oldCall = await desk.call();
    draft = await desk.receive(draftText);
  });
  afterAll(() => desk.close());

  const putInUse = async () =>
    reasonOf(await desk.as('Martin Doyle')['protocol.putInUse']({ hash: draft }));
  /** Approving goes with the PIN, so these people really sign in. */
  const approve = async (name: 'Ruth Adeyemi' | 'Siân Prosser' | 'Martin Doyle', typed = pin) => {
    await signInAs(desk.application, name);
    const { handlers } = desk.application;
    return handlers['protocol.approve']({ hash: draft, post: 'Lead', pin: typed });
  };

  it('is a draft, and the delivered one stays in use', () => {
    expect(desk.line(draft)).toMatchObject({ state: 'draft', says: 'Not checked yet' });
    expect(desk.line(first)).toMatchObject({
      state: 'in-use',
      says: 'In use on this desk since 3 Nov 2025, as delivered',
    });
    expect(desk.check).toMatchObject({
      state: 'warn',
      title: 'Script version 1.0.0, delivered with Concord',
      detail: 'Not approved by two people of this force yet',
    });
    expect(deskView.safeParse(desk.application.view()).error).toBeUndefined();
  });

  it('changes nothing when the same bytes come again', async () => {
    const before = desk.room.journal.lastSeq();
    expect(await desk.receive(draftText)).toBe(draft);
    expect(desk.room.journal.lastSeq()).toBe(before);
  });

  it('cannot be put into use or approved unchecked', async () => {
    expect(await putInUse()).toBe('not-verified');
    const nurse = desk.as('Ruth Adeyemi');
    const approved = await nurse['protocol.approve']({ hash: draft, post: 'Lead', pin });
    expect(reasonOf(approved)).toBe('not-verified');
  });

  it('says everything that is missing, and who can do it', async () => {
    const refused = await desk.as('Martin Doyle')['protocol.putInUse']({ hash: draft });
    expect(refused).toMatchObject({
      ok: false,
      error: {
        text: [
          'Version 2.0.0 cannot be put into use yet.',
          'It has not been checked yet. Martin Doyle, Ruth Adeyemi, Sam Steward or Siân Prosser can do that.',
          'It has not run on past calls yet. Martin Doyle, Ruth Adeyemi, Sam Steward or Siân Prosser can do that.',
          'The clinical owner has not approved it: a nurse does, with their post and PIN. Ruth Adeyemi or Siân Prosser can do that.',
          'The police owner has not approved it: a supervisor does, with their post and PIN. Martin Doyle can do that.',
        ].join(' '),
      },
    });
  });

  it('cannot be put into use without a replay', async () => {
    granted(await desk.as('Sam Steward')['protocol.verify']({ hash: draft }));
    expect(desk.line(draft).state).toBe('verified');
    expect(await putInUse()).toBe('not-replayed');
  });

  it('cannot be put into use while a lesser contact is not signed for', async () => {
    granted(await desk.as('Sam Steward')['protocol.replay']({ hash: draft }));
    expect(desk.line(draft).says).toBe('1 change to a lesser contact to sign for');
    expect(await putInUse()).toBe('changes-not-signed');
    const nurse = desk.as('Ruth Adeyemi');
    const approved = await nurse['protocol.approve']({ hash: draft, post: 'Lead', pin });
    expect(reasonOf(approved)).toBe('changes-not-signed');
    const sign = {
      hash: draft,
      call: oldCall,
      from: null,
      to: null,
      reason: 'The team rings back',
    };
    granted(await nurse['protocol.sign'](sign));
    expect(reasonOf(await nurse['protocol.sign'](sign))).toBe('already-signed');
    expect(await putInUse()).toBe('clinical-approval-missing');
  });

  it('is approved with the PIN of whoever approves', async () => {
    expect(reasonOf(await approve('Ruth Adeyemi', '9999'))).toBe('pin-wrong');
    expect(desk.events('protocol-approved')).toEqual([]);
    granted(await approve('Ruth Adeyemi'));
    expect(desk.line(draft).says).toBe('Waiting for a police approval');
    expect(await putInUse()).toBe('police-approval-missing');
  });

  it('is never approved twice by one person, or as one owner', async () => {
    expect(reasonOf(await approve('Ruth Adeyemi'))).toBe('same-person-twice');
    expect(reasonOf(await approve('Siân Prosser'))).toBe('already-approved');
    expect(desk.events('protocol-approved')).toHaveLength(1);
  });

  it('is shown whole, with what each person may do', async () => {
    const show = async (name: Parameters<VersionDesk['as']>[0]) => {
      const shown = granted(await desk.as(name)['protocol.show']({ hash: draft }));
      expect(protocolDetail.safeParse(shown).error).toBeUndefined();
      return shown;
    };
    const shown = await show('Martin Doyle');
    expect(shown.may).toMatchObject({ approve: 'police', putInUse: false });
    expect(shown.comparedWith).toEqual({ hash: first, version: '1.0.0' });
    expect(shown.differences.map(({ what }) => what)).toEqual(['title']);
    expect(shown.replay?.changes.map(({ signedBy }) => signedBy)).toEqual(['Ruth Adeyemi']);
    expect(shown.checklist.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'waiting']);
    expect((await show('Ruth Adeyemi')).may).toMatchObject({ approve: null, putInUse: false });
    expect((await show('Ruth Adeyemi')).may.why).toContain('Ruth Adeyemi has approved it already');
    expect((await show('Sam Steward')).may).toMatchObject({ approve: null, sign: false });
  });

  it('comes into use, and the one before is retired', async () => {
    granted(await approve('Martin Doyle'));
    expect(desk.line(draft)).toMatchObject({ state: 'approved', says: 'Ready to be put into use' });
    desk.nowMs = Date.parse('2025-11-18T06:00:00Z');
    expect(await putInUse()).toBeNull();
    expect(await putInUse()).toBe('already-in-use');
    expect(desk.line(draft).says).toBe('In use on this desk since 18 Nov 2025');
    expect(desk.line(first)).toMatchObject({ state: 'retired', says: 'In use until 18 Nov 2025' });
    expect(desk.check).toMatchObject({ state: 'ok', title: 'Script version 2.0.0' });
  });

  it('is for new calls; an old one keeps its own, also after a restart', async () => {
    const newCall = await desk.call();
    const see = () => {
      expect(desk.packOf(oldCall)).toMatchObject({ hash: first, version: '1.0.0' });
      expect(desk.packOf(newCall)).toMatchObject({ hash: draft, version: '2.0.0' });
    };
    see();
    desk.restart();
    see();
    expect(desk.application.view().protocol.inUse).toMatchObject({ hash: draft, state: 'in-use' });
    granted(await desk.as('Amy Kerrigan')['call.undoAnswer']({ callId: oldCall }));
    const packs = (callId: CallId) =>
      new Set([...desk.room.journal.read({ callId })].map(({ packHash }) => packHash));
    expect(packs(oldCall)).toEqual(new Set([first]));
    expect(packs(newCall)).toEqual(new Set([draft]));
  });

  it('is what practice runs on, and practice changes no version', async () => {
    const before = desk.room.journal.lastSeq();
    granted(await desk.application.handlers['access.enterPractice']({}));
    expect(desk.application.view()).toMatchObject({ practice: true, script: { version: '2.0.0' } });
    await signInPractice();
    const { handlers } = desk.application;
    expect(reasonOf(await handlers['protocol.verify']({ hash: first }))).toBe('practice');
    expect(reasonOf(await handlers['protocol.putInUse']({ hash: first }))).toBe('practice');
    expect(reasonOf(await handlers['protocol.receive']({ file: 'a', text: 'a' }))).toBe('practice');
    granted(await handlers['access.leavePractice']({}));
    expect(desk.room.journal.lastSeq()).toBe(before);
  });

  async function signInPractice(): Promise<void> {
    const martin = desk.application.view().users.find(({ role }) => role === 'supervisor');
    if (martin === undefined) throw new Error('nobody supervises practice');
    const signedIn = { userId: martin.id, pin: '0000' };
    granted(await desk.application.handlers['access.signIn'](signedIn));
  }
});
