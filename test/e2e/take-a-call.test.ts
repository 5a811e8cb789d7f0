import { expect } from '@playwright/test';
import { dropLink } from '#main/host/chromium/link-drop.ts';
import { accessScreen } from './screens/access-screen.ts';
import { callScreen } from './screens/call-screen.ts';
import { turnedByHand } from './screens/clock.ts';
import { recordOf, test } from './screens/concord.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { karensNumber, ring, toTheNurse, whitlockFile } from './screens/danny.ts';
import { nurseScreen } from './screens/nurse-screen.ts';
import { releaseScreen } from './screens/release-screen.ts';
import { routeScreen } from './screens/route-screen.ts';

const nurseService = 'Mental-health nurse in this control room';

test('from a fresh desk to a call that a nurse owns and the handler closes', async ({
  start,
  dataDir,
}) => {
  const clock = turnedByHand();
  const { page, application } = await start({ hands: clock.hands });
  const desk = deskScreen(page);
  const access = accessScreen(page);
  const call = callScreen(page);
  const nurse = nurseScreen(page);
  const route = routeScreen(page);

  await test.step('the desk is set up once', async () => {
    await access.setUp('Desk 14', 'Leicestershire Police');
  });

  await test.step('the steward brings in the NHS file', async () => {
    await access.signIn('Sam Steward');
    await page.getByLabel('FHIR files from a partner').setInputFiles(whitlockFile);
    await expect(page.getByText('1 person is kept on this desk')).toBeVisible();
    await expect(page.getByText(/items? waits? for a nurse to release/)).toBeVisible();
    await desk.signOut();
  });

  await test.step('a nurse releases it field by field', async () => {
    await access.signIn('Ruth Adeyemi');
    await desk.command('release');
    const release = releaseScreen(page);
    const common = {
      basis: 'UK GDPR 6(1)(e), 9(2)(g)',
      told: 'They agreed',
      until: '2027-09-01',
    };
    await release.release({
      kind: 'Care plan',
      fields: ['What helps', 'Agreed response'],
      purpose: 'So that whoever answers knows what helps him',
      ...common,
    });
    await desk.signOut();
  });

  await test.step('the call rings and opens, and Space starts the script', async () => {
    await access.signIn('Amy Kerrigan');
    await expect(desk.heading('Ready, Amy.')).toBeVisible();
    dropLink(dataDir, ring);
    await expect(desk.heading(`${karensNumber} is on the line`)).toBeVisible();
    await desk.press('Space');
    await expect(call.question).toContainText('Can you talk to me?');
  });

  await test.step('F2 finds Danny by the number of his sister, Alt+1 chooses him', async () => {
    await desk.press('F2', 'Escape');
    await expect(call.matches).toBeHidden();
    await desk.type(karensNumber);
    await expect(call.matches).toContainText('Daniel Whitlock');
    await expect(call.person).toBeHidden();
    await desk.press('Alt+1');
    await expect(call.person).toContainText('“Danny”');
    await expect(call.plan).toContainText('What helps');
    await expect(call.plan).toContainText('Owner Leicestershire Partnership NHS Trust');
    await expect(call.plan).toContainText('Review 12 Dec 2026');
    await expect(call.plan).toContainText('Basis UK GDPR 6(1)(e), 9(2)(g)');
    await expect(call.plan).toContainText('Released by Ruth Adeyemi, 21 Nov 2026');
    await expect(call.plan).not.toContainText('About police');
  });

  await test.step('digits answer every question', async () => {
    await call.answerAll(toTheNurse);
    await expect(desk.heading('The script has no more questions')).toBeVisible();
  });

  await test.step('F8 offers the call, which is still hers, and F10 names what is open', async () => {
    await desk.press('F8');
    await expect(desk.heading('You still own this call')).toBeVisible();
    await expect(route.escalation(nurseService)).toContainText('Ruth Adeyemi');
    await desk.press('F10');
    await expect(route.closePanel).toContainText('This call cannot be closed yet.');
    await expect(route.closePanel).toContainText('Somebody has to accept it first.');
    await desk.press('Escape');
    await desk.signOut();
  });

  await test.step('the nurse sees who owns it, accepts with F8, and records the contact', async () => {
    await access.signIn('Ruth Adeyemi');
    await expect(nurse.waiting).toContainText('Daniel Whitlock');
    await expect(nurse.waiting).toContainText('Amy Kerrigan, until a nurse accepts');
    await expect(nurse.sbar).toContainText('You write this');
    await desk.press('F8');
    await expect(nurse.withYou).toContainText('You own this call');
    await nurse.begin('3', 'Conversation with the person');
    await desk.press('F10');
    await expect(desk.dialog('Close this call')).toContainText('The nurse records the contact');
    await desk.press('Escape');
    await desk.press('o');
    await nurse.record({
      said: 'Spoke to Danny for ten minutes',
      next: 'Home visit tomorrow at 10.',
    });
    await expect(nurse.sbar).toContainText('Home visit tomorrow at 10.');
    await desk.signOut();
  });

  await test.step('the handler tells the caller and closes', async () => {
    await access.signIn('Amy Kerrigan');
    await expect(desk.heading('Ruth Adeyemi owns this call')).toBeVisible();
    await desk.press('F10');
    await route.acceptedByTelephone('NHS crisis team, adults', 'Priya Nair');
    await route.tellCaller();
    await route.closeNow('The nurse and the crisis team have him; nobody is needed at the door');
    await expect(desk.heading('This call is closed')).toBeVisible();
    await desk.press('Space');
    await expect(desk.heading('Ready, Amy.')).toBeVisible();
  });

  await test.step('the record holds every act, with the role that did it', () => {
    const record = recordOf(application).filter(({ callId }) => callId !== null);
    const acts = record.map(({ type, by }) => `${by?.role ?? 'nobody'} ${type}`);
    const answers = acts.filter((act) => act === 'handler answer-recorded');
    expect(answers).toHaveLength(toTheNurse.length);
    // The search lists again while the number is typed, as often as the typing pauses.
    // Every look at a person is on the record, whoever looked.
    expect(acts).toContain('handler people-listed');
    expect(acts).toContain('nurse person-viewed');
    const once = acts.filter((act) => !/answer-recorded|people-listed|person-viewed/.test(act));
    expect(once).toEqual([
      'handler call-opened',
      'handler facts-supplied',
      'handler script-started',
      'handler person-chosen',
      'handler facts-supplied',
      'handler caller-described',
      'handler route-taken',
      'handler referral-offered',
      'handler obligation-opened',
      'handler referral-offered',
      'handler obligation-opened',
      'handler obligation-opened',
      'nurse acceptance-claimed',
      'nurse acceptance-confirmed',
      'nurse obligation-closed',
      'nurse obligation-opened',
      'nurse contact-opened',
      'nurse contact-recorded',
      'nurse obligation-closed',
      'handler acceptance-claimed',
      'handler acceptance-confirmed',
      'handler obligation-closed',
      'handler caller-told',
      'handler obligation-closed',
      'handler call-closed',
    ]);
    const content = (type: string) => record.find((event) => event.type === type)?.content;
    expect(content('call-opened')).toMatchObject({ number: karensNumber, source: 'phone' });
    expect(content('caller-described')).toMatchObject({
      addressSaid: 'Flat 6, 31 Marlow Gardens',
    });
    expect(content('route-taken')).toMatchObject({
      destination: 'nurse',
      recommended: true,
      missing: [],
    });
    expect(content('contact-recorded')).toMatchObject({ type: 'conversation', police: [] });
    expect(application.view().calls).toEqual([]);
  });
});
