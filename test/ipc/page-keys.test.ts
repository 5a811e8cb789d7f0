import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { call } from '#test/fixtures/views/ids.ts';
import { marlowCall, questionNine } from '#test/fixtures/views/marlow-call.ts';
import { screens, signedInScreens, type ScreenName } from '#test/fixtures/views/screens.ts';
import { openPreview, type Preview, type Shown } from '#test/support/preview-page.ts';
import { askedOf, expectAsked, nothingBroke, pastGuard } from './page/support.ts';

let preview: Preview;
let shown: Shown | null = null;
beforeAll(async () => {
  preview = await openPreview();
});
afterEach(async () => {
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

const callId = marlowCall.id;
const answered = (weapon: string) => ({
  callId,
  question: questionNine.id,
  values: { weapon },
  words: null,
});

const nextQuestion = {
  ...screens.handler,
  revision: 2,
  call: { ...marlowCall, question: { ...questionNine, id: 'intent', n: 10 } },
};

describe('answering by keyboard', () => {
  it('chooses no answer beforehand and puts focus on the question', async () => {
    const { page } = await open('handler');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    const chosen =
      '[aria-pressed="true"], [aria-checked="true"], [aria-selected="true"], :focus, [data-selected]';
    expect(await page.getByRole('group', { name: 'Answers' }).locator(chosen).count()).toBe(0);
  });

  it('says nothing of what an answer would do before it is given', async () => {
    const { page } = await open('handler');
    const words = await page.getByRole('group', { name: 'Answers' }).innerText();
    expect(words).not.toMatch(/emergency|within|hour|agreed time|advice only/i);
  });

  it('records a digit without Enter', async () => {
    const on = await open('handler');
    await pastGuard(on);
    await on.page.keyboard.press('2');
    await expectAsked(on, 'call.recordAnswer', answered('within_reach'));
    nothingBroke(on);
  });

  it('records 0 as not known, never as no', async () => {
    const on = await open('handler');
    await pastGuard(on);
    await on.page.keyboard.press('0');
    await expectAsked(on, 'call.recordAnswer', answered('unknown'));
  });

  it('does not take a digit when the question has just changed, and says so', async () => {
    const on = await open('handler');
    await pastGuard(on);
    await on.page.evaluate(async (view) => {
      globalThis.stub.push(view);
      const frame = () => new Promise(requestAnimationFrame);
      while (document.querySelector('h1')?.textContent === '') await frame();
      await frame();
      await frame();
      window.dispatchEvent(new KeyboardEvent('keydown', { key: '1' }));
    }, nextQuestion);
    await on.page.getByText('1 not taken: the question had just changed').first().waitFor();
    expect(await askedOf(on, 'call.recordAnswer')).toEqual([]);
  });

  it('does not take a digit just after typing, and says so', async () => {
    const on = await open('handler');
    await pastGuard(on);
    await on.page.keyboard.press('F4');
    await on.page.locator(':focus').fill('asleep ');
    await on.page.evaluate(() => {
      const field = document.activeElement;
      field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true }));
      if (field instanceof HTMLElement) field.blur();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true }));
    });
    await on.page.getByText('1 not taken: you had just been typing').first().waitFor();
    expect(await askedOf(on, 'call.recordAnswer')).toEqual([]);
  });

  it('leaves digits and letters to a note that is being typed', async () => {
    const on = await open('handler');
    await pastGuard(on);
    await on.page.keyboard.press('F4');
    await on.page.keyboard.type('1 knife, c/o 22');
    expect(await on.page.locator(':focus').inputValue()).toBe('1 knife, c/o 22');
    await on.page.keyboard.press('Enter');
    await expectAsked(on, 'call.addNote', { callId, text: '1 knife, c/o 22' });
    expect(await askedOf(on, 'call.recordAnswer')).toEqual([]);
    expect(await askedOf(on, 'call.copySummary')).toEqual([]);
  });

  it('keeps half a note on disk while it is typed', async () => {
    const on = await open('handler');
    await on.page.keyboard.press('F4');
    await on.page.keyboard.type('Half a no');
    await expect
      .poll(async () => (await askedOf(on, 'call.saveDraft')).at(-1))
      .toEqual({ callId, text: 'Half a no' });
  });

  it('toggles several answers and records them with Enter', async () => {
    const on = await open('handlerMany');
    await pastGuard(on);
    await on.page.keyboard.press('1');
    await on.page.keyboard.press('2');
    await on.page.keyboard.press('1');
    await on.page.keyboard.press('3');
    expect(await askedOf(on, 'call.recordAnswer')).toEqual([]);
    await on.page.keyboard.press('Enter');
    await expect.poll(async () => (await askedOf(on, 'call.recordAnswer')).length).toBe(1);
    expect(JSON.stringify(await askedOf(on, 'call.recordAnswer'))).toContain(
      '"means":["medication","ligature"]',
    );
  });

  it('asks for the words of an address, and records none without them', async () => {
    const on = await open('handlerWords');
    await pastGuard(on);
    await on.page.keyboard.press('1');
    await on.page.getByRole('textbox', { name: 'The address, as the caller says it' }).waitFor();
    await on.page.keyboard.press('Enter');
    expect(await askedOf(on, 'call.recordAnswer')).toEqual([]);
    await on.page.keyboard.type('Flat 6, 31 Marlow Gardens');
    await on.page.keyboard.press('Enter');
    await expectAsked(on, 'call.recordAnswer', {
      callId,
      question: 'address',
      values: { location_known: 'confirmed' },
      words: 'Flat 6, 31 Marlow Gardens',
    });
  });

  it('undoes the last answer with Ctrl and Z', async () => {
    const on = await open('handler');
    await on.page.keyboard.press('Control+z');
    await expectAsked(on, 'call.undoAnswer', { callId });
  });

  it('shows what a revision would do before it is done', async () => {
    const on = await open('handler');
    await on.page.keyboard.press('ArrowUp');
    await on.page.keyboard.press('Enter');
    await on.page.getByRole('dialog').waitFor();
    expect(await askedOf(on, 'call.reviseAnswer')).toEqual([]);
    await on.page.keyboard.press('Escape');
    await expect.poll(() => on.page.getByRole('dialog').count()).toBe(0);
    expect(await askedOf(on, 'call.reviseAnswer')).toEqual([]);
  });
});

describe('taking a route', () => {
  it('names the missing question first and takes the route on a second F8', async () => {
    const on = await open('handler');
    await on.page.keyboard.press('F8');
    await expect
      .poll(() => on.page.locator('[aria-live]').allInnerTexts())
      .toContainEqual(expect.stringMatching(/knife/i));
    expect(await askedOf(on, 'call.takeRoute')).toEqual([]);
    await on.page.keyboard.press('F8');
    await expectAsked(on, 'call.takeRoute', {
      callId,
      destination: 'police_emergency',
      acknowledgedMissing: ['weapon'],
      reason: null,
    });
  });

  it('puts a refusal on screen in the desk’s own words', async () => {
    const on = await open('handler');
    await on.page.keyboard.press('F8');
    await on.refuseNext('This route is not open tonight. Choose another with F7.');
    await on.page.keyboard.press('F8');
    await on.page.getByRole('alert').getByText('This route is not open tonight.').waitFor();
  });
});

describe('F9', () => {
  const withCall: readonly ScreenName[] = signedInScreens.filter(
    (name) => screens[name].call !== null && screens[name].call.emergency === null,
  );
  const without = signedInScreens.filter((name) => screens[name].call === null);

  it.each(withCall)('asks dispatch at once on %s', async (name) => {
    const on = await open(name);
    await on.page.keyboard.press('F9');
    await expect.poll(async () => (await askedOf(on, 'call.emergency')).length).toBe(1);
    expect(await askedOf(on, 'call.emergency')).toMatchObject([{ callId: screens[name].call?.id }]);
  });

  it.each(without)('asks where first, then dispatch, on %s', async (name) => {
    const on = await open(name);
    await on.page.keyboard.press('F9');
    await on.page.getByText('What is the address?').waitFor();
    expect(await askedOf(on, 'call.emergency')).toEqual([]);
    await on.page.keyboard.type('14 Orchard Road');
    await on.page.keyboard.press('Enter');
    await expectAsked(on, 'call.emergency', { callId: null, where: '14 Orchard Road' });
  });

  it('is never held back by the key guard', async () => {
    const on = await open('handler');
    await on.page.evaluate((view) => {
      globalThis.stub.push(view);
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F9' }));
    }, nextQuestion);
    await expect.poll(async () => (await askedOf(on, 'call.emergency')).length).toBe(1);
  });

  it.each(['F4', 'F2', 'F10', 'F7', '/', 'F6'])(
    'acts from where %s has put the focus',
    async (key) => {
      const on = await open('handler');
      await on.page.keyboard.press(key);
      await on.page.keyboard.press('F9');
      await expect.poll(async () => (await askedOf(on, 'call.emergency')).length).toBe(1);
    },
  );

  it('does nothing before anybody has signed in', async () => {
    const on = await open('signIn');
    await on.page.keyboard.press('F9');
    await on.page.keyboard.press('F1');
    await on.page.getByRole('dialog').waitFor();
    expect(await askedOf(on, 'call.emergency')).toEqual([]);
  });

  it('is not in the commands', async () => {
    const on = await open('handler');
    await on.page.keyboard.press('/');
    const dialog = on.page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.innerText()).not.toMatch(/F9|immediate danger/i);
  });

  it('keeps both lines red until a reference is entered', async () => {
    const on = await open('emergencyAlone');
    await on.page.getByRole('heading', { level: 1 }).getByText('Concord cannot send').waitFor();
    expect(await on.page.getByRole('main').innerText()).not.toMatch(/on (its|the) way to/i);
    await on.page.keyboard.press('1');
    await on.page.keyboard.type('LP-20251121-0038');
    await on.page.keyboard.press('Enter');
    await expect
      .poll(async () => (await askedOf(on, 'call.emergencyReference')).at(0))
      .toMatchObject({ callId, service: 'police', reference: 'LP-20251121-0038' });
  });

  it('says assertively that the response has risen to Emergency', async () => {
    const on = await open('routeOffered');
    await on.push({
      ...screens.routeOffered,
      revision: 2,
      call: { ...screens.routeOffered.call!, level: marlowCall.level },
    });
    await expect
      .poll(() => on.page.locator('[aria-live="assertive"]').allInnerTexts())
      .toContainEqual(expect.stringMatching(/emergency/i));
  });
});

describe('the rest of the keyboard', () => {
  it.each([
    ['c', 'call.copySummary', { callId }],
    ['Control+l', 'access.lock', {}],
    ['F3', 'call.notThisPerson', { callId }],
    ['F6', 'call.readPlan', { callId }],
    ['Alt+2', 'call.choosePerson', { callId, personId: 'person-david' }],
  ] as const)('%s asks for %s', async (key, channel, request) => {
    const on = await open('handler');
    await on.page.getByText('David Whitelock').waitFor();
    await on.page.keyboard.press(key);
    await expectAsked(on, channel, request);
  });

  it('switches between two held calls with Ctrl and a digit', async () => {
    const on = await open('twoCalls');
    await on.page.keyboard.press('Control+2');
    await expectAsked(on, 'call.select', { callId: call(2) });
  });

  it('starts the script with Space', async () => {
    const on = await open('ready');
    await on.page.keyboard.press('Space');
    await expect.poll(async () => (await askedOf(on, 'call.open')).length).toBe(1);
  });

  it('never shows a late view over a newer one', async () => {
    const on = await open('handler');
    await on.push({ ...nextQuestion, revision: 5 });
    await on.page.getByText('Question 10').waitFor();
    await on.push({ ...screens.handler, revision: 4 });
    expect(await on.page.getByText('Question 9').count()).toBe(0);
  });
});
