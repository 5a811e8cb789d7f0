import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { call, referral, user } from '#test/fixtures/views/ids.ts';
import { screens, type ScreenName } from '#test/fixtures/views/screens.ts';
import { openPreview, type Preview, type Shown } from '#test/support/preview-page.ts';
import { askedOf, expectAsked, nothingBroke } from './page/support.ts';

let preview: Preview;
let shown: Shown | null = null;
beforeAll(async () => {
  preview = await openPreview();
});
afterEach(async () => {
  if (shown !== null) nothingBroke(shown);
  await shown?.close();
  shown = null;
});
afterAll(async () => {
  await preview.close();
});

const open = async (name: ScreenName): Promise<Shown> => {
  shown = await preview.show(screens[name]);
  return shown;
};

describe('signing in', () => {
  it('needs a name and a PIN, and keeps neither beforehand', async () => {
    const on = await open('signIn');
    expect(await on.page.locator('[aria-selected="true"]').count()).toBe(0);
    await on.page.getByRole('button', { name: /Sign in/ }).click();
    await on.page.getByRole('alert').getByText('Choose your name first').waitFor();
    await on.page.getByRole('option', { name: /Ruth Adeyemi/ }).click();
    await on.page.getByLabel('PIN').fill('2468');
    await on.page.keyboard.press('Enter');
    await expectAsked(on, 'access.signIn', { userId: user(2), pin: '2468' });
  });

  it('forgets the PIN that was refused', async () => {
    const on = await open('signIn');
    await on.page.getByRole('option', { name: /Ruth Adeyemi/ }).click();
    await on.page.getByLabel('PIN').fill('1111');
    await on.refuseNext('That PIN does not belong to this name. Try again.');
    await on.page.keyboard.press('Enter');
    await on.page.getByRole('alert').getByText('That PIN does not belong').waitFor();
    expect(await on.page.getByLabel('PIN').inputValue()).toBe('');
  });

  it('unlocks with the PIN alone', async () => {
    const on = await open('locked');
    await on.page.keyboard.type('2468');
    await on.page.keyboard.press('Enter');
    await expectAsked(on, 'access.unlock', { pin: '2468' });
  });

  it('sets up a desk by keyboard and leaves empty lines out', async () => {
    const on = await open('setUp');
    await on.page.getByLabel('Name of this desk').fill('Desk 14');
    await on.page.getByLabel('Name of the force').fill('Leicestershire Police');
    await on.page.getByLabel('Name of person 1').fill('Martin Doyle');
    await on.page.getByLabel('PIN of person 1').fill('4401');
    await on.page.keyboard.press('Enter');
    await expectAsked(on, 'access.setUp', {
      deskName: 'Desk 14',
      forceName: 'Leicestershire Police',
      users: [{ name: 'Martin Doyle', role: 'supervisor', pin: '4401' }],
    });
  });
});

describe('practice', () => {
  it('is named on screen for as long as it lasts', async () => {
    const on = await open('practice');
    await on.page.getByRole('complementary', { name: 'Practice' }).waitFor();
    await on.page.getByRole('button', { name: 'Leave practice' }).first().click();
    await expectAsked(on, 'access.leavePractice', {});
  });
});

describe('the nurse’s screen', () => {
  it('shows the next referral with J and accepts the shown one with F8', async () => {
    const on = await open('nurseOffered');
    await on.page.keyboard.press('j');
    await expectAsked(on, 'call.select', { callId: call(5) });
    await on.page.keyboard.press('F8');
    await expectAsked(on, 'nurse.accept', { callId: call(1), referralId: referral(1) });
  });

  it('declines only with a reason', async () => {
    const on = await open('nurseOffered');
    await on.page.getByRole('button', { name: /Decline/ }).click();
    await on.page.getByRole('dialog').waitFor();
    await on.page.getByRole('button', { name: /Decline this referral/ }).click();
    expect(await askedOf(on, 'nurse.decline')).toEqual([]);
    await on.page.getByLabel('Why you cannot take it').fill('I am with another patient');
    await on.page.getByRole('button', { name: /Decline this referral/ }).click();
    await expectAsked(on, 'nurse.decline', {
      callId: call(1),
      referralId: referral(1),
      reason: 'I am with another patient',
    });
  });

  it('begins a contact with two keys, of a type the nurse chose', async () => {
    const on = await open('nurse');
    expect(await on.page.getByRole('radio', { checked: true }).count()).toBe(0);
    await on.page.keyboard.press('o');
    await on.page.getByRole('dialog', { name: 'Begin a contact' }).waitFor();
    expect(await on.page.getByRole('radio', { checked: true }).count()).toBe(0);
    await on.page.keyboard.press('3');
    await expectAsked(on, 'care.openContact', { callId: call(1), type: 'conversation' });
  });

  it('keeps half a record that was refused, and sends the whole of it', async () => {
    const on = await open('nurseOnContact');
    const form = on.page.getByRole('form', { name: 'Record the contact' });
    await form.getByLabel(/What was said/).fill('Spoke with him. Safe tonight.');
    await on.page.keyboard.press('Control+Enter');
    await on.page.getByRole('alert').getByText('Not recorded yet.').waitFor();
    expect(await askedOf(on, 'care.recordContact')).toEqual([]);
    expect(await form.getByLabel(/What was said/).inputValue()).toContain('Safe tonight');
    await form.getByLabel(/What you have seen/).fill('The plan');
    await form.getByLabel('To whom').fill('Danny');
    await form.getByLabel('Basis of disclosure').fill('He agreed');
    await form.getByLabel('What happens next').fill('Crisis team tomorrow');
    await form.getByRole('button', { name: 'What happens next' }).click();
    await on.page.keyboard.press('Control+Tab');
    await on.page.keyboard.press('Control+Shift+Tab');
    await form.getByLabel('To whom').focus();
    await on.page.keyboard.press('Control+Enter');
    await expectAsked(on, 'care.recordContact', {
      callId: call(1),
      contactId: '00000000-0000-7000-8000-000000000901',
      personId: screens.nurse.call?.person?.personId ?? null,
      seen: 'The plan',
      said: 'Spoke with him. Safe tonight.',
      toWhom: 'Danny',
      basis: 'He agreed',
      next: 'Crisis team tomorrow',
      consent: null,
      police: ['next'],
    });
  });

  it('sends a line of advice with F5, its kind by the arrows and for whom by F5 again', async () => {
    const on = await open('nurse');
    await on.page.keyboard.press('F5');
    await on.page.keyboard.press('F5');
    await on.page.keyboard.press('ArrowDown');
    await on.page.keyboard.press('ArrowDown');
    await on.page.keyboard.type('Torch in his face');
    await on.page.keyboard.press('Enter');
    await expectAsked(on, 'care.advise', {
      callId: call(1),
      to: 'officers',
      toName: null,
      kind: 'avoid',
      text: 'Torch in his face',
      answers: null,
    });
  });

  it('begins with F5 the answer to what an officer asked', async () => {
    const view = screens.nurse;
    const asked = {
      id: 'question-1',
      who: 'PC 2291 Shah',
      text: 'May we leave him with his brother?',
      byName: 'Amy Kerrigan',
      atMs: view.nowMs,
      answer: null,
    };
    if (view.call === null) throw new Error('the nurse has a call');
    shown = await preview.show({ ...view, call: { ...view.call, officerQuestions: [asked] } });
    const on = shown;
    await on.page.keyboard.press('F5');
    await on.page.keyboard.type('With his brother, and his key');
    await on.page.keyboard.press('Enter');
    await expectAsked(on, 'care.advise', {
      callId: call(1),
      to: 'officers',
      toName: 'PC 2291 Shah',
      kind: 'do',
      text: 'With his brother, and his key',
      answers: 'question-1',
    });
    expect(await on.axe()).toEqual([]);
  });

  it('shows advice over the script without hiding the question, and F5 acknowledges', async () => {
    const on = await open('handlerAdvised');
    const advice = on.page.getByRole('alert', { name: 'Advice from the nurse' });
    await advice.waitFor();
    await expectAsked(on, 'care.seeAdvice', {
      callId: call(1),
      adviceIds: ['00000000-0000-7000-8000-000000000803'],
    });
    const question = await on.page.locator('.script h1.ask').boundingBox();
    const over = await advice.boundingBox();
    expect(question!.y).toBeGreaterThanOrEqual(over!.y + over!.height);
    await on.page.keyboard.press('F5');
    await expectAsked(on, 'care.acknowledgeAdvice', {
      callId: call(1),
      adviceIds: ['00000000-0000-7000-8000-000000000804'],
      who: null,
    });
  });

  it('sends a crew by / crew, and asks who accepted an onward referral', async () => {
    const on = await open('handler');
    await on.page.keyboard.press('/');
    await on.page.keyboard.type('crew');
    await on.page.keyboard.press('Enter');
    const dialog = on.page.getByRole('dialog', { name: 'Street triage' });
    await dialog.getByText('POLICE FIRST, WEAPON', { exact: true }).waitFor();
    await on.page.keyboard.type('Leicester car');
    await on.page.keyboard.press('Enter');
    await expectAsked(on, 'crew.send', {
      callId: call(1),
      unit: 'Leicester car',
      crew: null,
      everyMinutes: 20,
    });
    const out = await open('nurseOnContact');
    await out.page
      .getByRole('complementary', { name: 'What you can do' })
      .getByText('Next welfare check 01:30')
      .waitFor();
    await out.page.locator('body').click({ position: { x: 5, y: 300 } });
    await out.page.keyboard.press('/');
    await out.page.keyboard.type('crew');
    await out.page.keyboard.press('Enter');
    const form = out.page.getByRole('form', { name: 'Clear' });
    await form.getByLabel(/how it ended/).selectOption('to-another-service');
    await form.getByLabel('What came of it').fill('Agreed to the crisis team');
    await form.getByLabel(/Referred on to/).fill('Crisis team');
    await form.getByRole('button', { name: 'Record that they are clear' }).click();
    await out.page.getByRole('alert').getByText('who accepted it by name').last().waitFor();
    await form.getByLabel('Accepted by').first().fill('Priya Raman');
    await form.getByRole('button', { name: 'Record that they are clear' }).click();
    await expectAsked(out, 'crew.clear', {
      callId: call(1),
      tripId: '00000000-0000-7000-8000-000000000701',
      outcome: 'to-another-service',
      text: 'Agreed to the crisis team',
      onward: [{ service: 'Crisis team', acceptedBy: 'Priya Raman', reference: null }],
    });
  });

  it('chooses the clinical response with R and a digit', async () => {
    const on = await open('nurse');
    await on.page.keyboard.press('r');
    await on.page.keyboard.press('2');
    await expectAsked(on, 'care.respond', { callId: call(1), response: '4-hours', owner: null });
  });

  it('writes nothing where the nurse’s own assessment belongs', async () => {
    const on = await open('nurse');
    await on.page
      .getByRole('region', { name: 'SBAR' })
      .getByText('You write this')
      .first()
      .waitFor();
  });

  it('gives every row of the queue an owner', async () => {
    const on = await open('nurse');
    const owners = await on.page.locator('.queue-row .from').allInnerTexts();
    expect(owners).toHaveLength(screens.nurse.queue.length);
    expect(owners.every((owner) => owner.trim() !== '')).toBe(true);
  });
});

describe('releasing what the NHS sent', () => {
  it('chooses no field, and offers none that may never leave', async () => {
    const on = await open('nurse');
    await on.page.keyboard.press('Control+Tab');
    await on.page.getByRole('heading', { level: 1, name: 'Daniel Whitlock' }).waitFor();
    expect(await on.page.locator('[aria-pressed="true"]').count()).toBe(0);
    expect(await on.page.getByRole('button', { name: 'Release Also in the plan' }).count()).toBe(0);
    await on.page.getByText('Never released: a diagnosis is never released').waitFor();
    expect(await on.axe()).toEqual([]);
  });

  it('releases the chosen fields with purpose, basis, told and an end', async () => {
    const on = await open('nurse');
    await on.page.keyboard.press('Control+Tab');
    await on.page.getByRole('button', { name: 'Release What helps' }).click();
    await on.page.getByLabel('Purpose').fill('So that handlers answer as he asked');
    await on.page.getByLabel('Lawful basis').fill('UK GDPR 6(1)(e), 9(2)(g)');
    await on.page.getByRole('button', { name: 'Release to call handlers' }).click();
    await on.page.getByRole('alert').getByText('Say whether the person was told.').waitFor();
    await on.page.getByText('They were told').click();
    await on.page.getByLabel('Released until the end of').fill('2026-11-21');
    await on.page.getByRole('button', { name: 'Release to call handlers' }).click();
    await expectAsked(on, 'people.release', {
      itemId: 'item-plan',
      fields: ['whatHelps'],
      purpose: 'So that handlers answer as he asked',
      basis: 'UK GDPR 6(1)(e), 9(2)(g)',
      personTold: 'told',
      expiresAtMs: Date.UTC(2026, 10, 21, 23, 59, 59),
    });
  });
});

describe('importing', () => {
  it('says what was taken, what to look at and what was refused', async () => {
    const on = await open('steward');
    const name = 'flags.json';
    await on.page
      .getByLabel(/FHIR files/)
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });
    await expectAsked(on, 'people.import', { files: [{ name, text: '{"a":1}' }] });
    await on.page.getByText('A comma is missing.').waitFor();
    await on.page.getByText('The flag has no end date').waitFor();
    expect(await on.axe()).toEqual([]);
  });
});
