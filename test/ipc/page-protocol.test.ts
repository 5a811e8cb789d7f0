import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { theme } from '#shared/contract/words.ts';
import {
  brokenDraft,
  versionFour,
  versionThree,
  waitingDraft,
} from '#test/fixtures/views/protocol.ts';
import { screens, wayTo, type ScreenName } from '#test/fixtures/views/screens.ts';
import { compact, openPreview, type Preview, type Shown } from '#test/support/preview-page.ts';
import { askedOf, expectAsked, nothingBroke } from './page/support.ts';

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
  shown = await preview.show(screens[name], { way: wayTo[name] ?? [] });
  return shown;
};

const inUse = { hash: versionFour.hash };
const draft = { hash: waitingDraft.hash };

/** The versions asked for, one after another; React asks twice at its first drawing when it is tested. */
const versionsAsked = async (on: Shown): Promise<unknown[]> =>
  (await askedOf(on, 'protocol.show')).filter(
    (one, index, all) => index !== 1 || JSON.stringify(one) !== JSON.stringify(all[0]),
  );

const heading = (on: Shown) => on.page.getByRole('heading', { level: 1 }).innerText();
const pictureWidth = (on: Shown): Promise<number> =>
  on.page.locator('.flow-diagram').evaluate((svg) => svg.getBoundingClientRect().width);

describe('the keys of the protocol', () => {
  it('V checks again, and says so until the desk is done', async () => {
    const on = await open('protocolInUse');
    await on.page.evaluate(() => {
      globalThis.stub.holdNext = true;
    });
    await on.page.keyboard.press('v');
    await on.page.getByRole('heading', { name: 'Checking every possible call…' }).waitFor();
    await on.page.evaluate(() => {
      globalThis.stub.release();
    });
    await on.page.getByRole('heading', { name: 'Verified: 12 of 12 properties hold' }).waitFor();
    await expectAsked(on, 'protocol.verify', inUse);
    nothingBroke(on);
  });

  it('R replays past calls', async () => {
    const on = await open('protocolInUse');
    await on.page.keyboard.press('r');
    await expectAsked(on, 'protocol.replay', inUse);
  });

  it('R says why where there is nothing to replay against', async () => {
    const on = await open('protocolDelivered');
    await on.page.keyboard.press('r');
    await on.page.getByRole('alert').getByText('no other version').waitFor();
    expect(await askedOf(on, 'protocol.replay')).toEqual([]);
  });

  it('D shows every difference, marked by more than colour, and Esc puts it away', async () => {
    const on = await open('protocolInUse');
    await on.page.keyboard.press('d');
    const dialog = on.page.getByRole('dialog');
    await dialog.locator('li').nth(4).waitFor();
    expect(await dialog.locator('li del').first().innerText()).toContain('in his hand');
    const line = (tag: string) =>
      dialog
        .locator(`li ${tag}`)
        .first()
        .evaluate((one) => getComputedStyle(one).textDecorationLine);
    expect(await line('del')).toBe('line-through');
    expect(await line('ins')).toBe('underline');
    expect(await on.axe()).toEqual([]);
    await on.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('O opens the draft, and O again the version in use', async () => {
    const on = await open('protocolInUse');
    expect(await heading(on)).toContain('version 4.0.0');
    await on.page.keyboard.press('o');
    await expect.poll(() => heading(on)).toContain('version 5.0.0');
    await on.page.keyboard.press('o');
    await expect.poll(() => heading(on)).toContain('version 4.0.0');
    expect(await versionsAsked(on)).toEqual([inUse, draft, inUse]);
  });

  it('O says so where there is one version alone', async () => {
    const on = await open('protocolDelivered');
    await on.page.keyboard.press('o');
    await on.page.getByText('This desk has no other version').first().waitFor();
  });

  it.each([
    ['+', 1],
    ['-', -1],
  ] as const)('%s zooms', async (key, direction) => {
    const on = await open('protocolInUse');
    const before = await pictureWidth(on);
    await on.page.keyboard.press(key);
    await expect.poll(async () => Math.sign((await pictureWidth(on)) - before)).toBe(direction);
  });

  it('T shows the script as a table, and T again the picture', async () => {
    const on = await open('protocolInUse');
    const table = on.page.getByRole('table', { name: /version 4.0.0 as a table/ });
    await on.page.keyboard.press('t');
    await table.waitFor();
    expect(await table.getByRole('row').count()).toBeGreaterThan(37);
    expect(await table.innerText()).toContain('When “Has a crime happened?” is “Yes” or not known');
    expect(await on.axe()).toEqual([]);
    await on.page.keyboard.press('t');
    await on.page.locator('.flow-diagram').waitFor();
  });

  it('means nothing on another screen', async () => {
    const on = await open('supervisor');
    for (const key of ['v', 'r', 'o']) await on.page.keyboard.press(key);
    expect(await askedOf(on, 'protocol.verify')).toEqual([]);
  });

  it('leaves letters to the field they are typed into', async () => {
    const on = await open('protocolWaiting');
    await on.page.getByRole('button', { name: 'Approve as clinical owner' }).press('Enter');
    await on.page.getByLabel('Your post and organisation').waitFor();
    await on.page.keyboard.type('Governor v r d');
    expect(await on.page.locator(':focus').inputValue()).toBe('Governor v r d');
    expect(await askedOf(on, 'protocol.verify')).toEqual([]);
  });
});

describe('what the page asks for', () => {
  it('asks for a version once, and again only when its line says something new', async () => {
    const on = await open('protocolInUse');
    const view = screens.protocolInUse;
    await on.push({ ...view, revision: 2, savedAtMs: view.nowMs });
    await on.push({ ...view, revision: 3, people: { ...view.people, count: 4213 } });
    await on.page.keyboard.press('t');
    await on.page.getByRole('table').first().waitFor();
    expect(await versionsAsked(on)).toEqual([inUse]);
    const before = (await askedOf(on, 'protocol.show')).length;
    const line = { ...versionFour, atMs: view.nowMs, says: 'In use on this desk, checked again' };
    const versions = view.protocol.versions.map((one) => (one.hash === line.hash ? line : one));
    await on.push({ ...view, revision: 4, protocol: { inUse: line, versions } });
    await expect.poll(async () => (await askedOf(on, 'protocol.show')).length).toBe(before + 1);
  });

  it('opens an old version from the list', async () => {
    const on = await open('protocolInUse');
    await on.page.getByRole('button', { name: /Version 3.0.0/ }).press('Enter');
    await expect.poll(() => heading(on)).toContain('version 3.0.0');
    await on.page.getByText('This desk has no past calls yet').waitFor();
    expect(await versionsAsked(on)).toEqual([inUse, { hash: versionThree.hash }]);
  });
});

describe('a version on its way', () => {
  it('shows the shortest call that breaks a property, first and in words', async () => {
    const on = await open('protocolBroken');
    const first = on.page
      .getByRole('region', { name: 'Properties', exact: true })
      .locator('li')
      .first();
    expect(await first.innerText()).toMatch(
      /flag or a plan[^]*Shortest call that breaks it:.*not known/,
    );
    expect(await versionsAsked(on)).toEqual([inUse, { hash: brokenDraft.hash }]);
  });

  it('says in words why it cannot be put into use', async () => {
    const on = await open('protocolBroken');
    expect(await on.page.getByRole('button', { name: 'Put into use' }).isDisabled()).toBe(true);
    await on.page.getByText('Not every property holds. Mend the pack').waitFor();
  });

  it('is approved with post and PIN', async () => {
    const on = await open('protocolWaiting');
    await on.page.getByRole('button', { name: 'Approve as clinical owner' }).press('Enter');
    await on.page.getByLabel('Your post and organisation').fill('Clinical lead, Leicestershire');
    await on.page.getByLabel('Your PIN').fill('481516');
    expect(await on.axe()).toEqual([]);
    await on.page.keyboard.press('Enter');
    await expectAsked(on, 'protocol.approve', {
      ...draft,
      post: 'Clinical lead, Leicestershire',
      pin: '481516',
    });
    await on.page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('has changed calls signed by the row or one by one, with a reason, and none beforehand', async () => {
    const on = await open('protocolWaiting');
    await on.page.getByRole('button', { name: 'Sign', exact: true }).press('Enter');
    const dialog = on.page.getByRole('dialog');
    await dialog.getByLabel('Why this lesser contact is right').fill('Seen by the team first');
    await dialog.getByRole('button', { name: /^Sign/ }).press('Enter');
    await on.page.getByRole('dialog').getByText('Choose first what you sign').waitFor();
    expect(await askedOf(on, 'protocol.sign')).toEqual([]);
    expect(await on.axe()).toEqual([]);
    await dialog.getByText('Only call-0006').click();
    await dialog.getByRole('button', { name: /^Sign/ }).press('Enter');
    await expectAsked(on, 'protocol.sign', {
      ...{ ...draft, call: 'call-0006', from: null, to: null },
      reason: 'Seen by the team first',
    });
  });

  it('writes a paper copy and shows where it lies', async () => {
    const on = await open('protocolInUse');
    await on.page.getByRole('button', { name: 'Write paper copy' }).press('Enter');
    await on.page.getByText('/home/concord/paper/england-4.0.0-4f1c09ab.pdf').waitFor();
    await expectAsked(on, 'protocol.paper', inUse);
  });

  it('comes in as a file, and is refused with every problem in its own line', async () => {
    const on = await open('protocolInUse');
    const problems = [
      'line 14: There is no fact "wepon". Did you mean "weapon"?',
      'line 90: "life" is used twice. Give each question its own id.',
    ];
    await on.refuseNext(problems.join('\n'));
    const file = { name: 'england-6.yaml', mimeType: 'text/yaml', buffer: Buffer.from('id: x\n') };
    await on.page.getByLabel(/choose a pack file/).setInputFiles(file);
    const alert = on.page.getByRole('alert').filter({ hasText: 'was not received' });
    await alert.waitFor();
    expect(await alert.getByRole('listitem').allInnerTexts()).toEqual(problems);
    await expectAsked(on, 'protocol.receive', { file: 'england-6.yaml', text: 'id: x\n' });
    expect(await on.axe()).toEqual([]);
  });
});

describe('the picture on screen', () => {
  it.each(['protocolInUse', 'protocolDelivered'] as const)(
    'keeps every word of %s inside its box and at 12 pixels or more',
    async (name) => {
      const on = await open(name);
      for (const size of [null, compact]) {
        if (size !== null) await on.page.setViewportSize(size);
        const faults = await on.page.evaluate(() => {
          const boxes = [...document.querySelectorAll('.flow-node')];
          const out = boxes.flatMap((node) => {
            const box = node.querySelector('rect')!.getBoundingClientRect();
            return [...node.querySelectorAll('text')]
              .filter((text) => {
                const { left, right, top, bottom } = text.getBoundingClientRect();
                return left < box.left || right > box.right || top < box.top || bottom > box.bottom;
              })
              .map((text) => `outside: ${text.textContent}`);
          });
          const svg = document.querySelector<SVGSVGElement>('.flow-diagram')!;
          const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
          const small = [...document.querySelectorAll('.work-protocol *')]
            .filter((one) => [...one.childNodes].some((child) => child.nodeType === 3))
            .filter((one) => {
              const size = Number.parseFloat(getComputedStyle(one).fontSize);
              return size * (one.closest('.flow-diagram') === null ? 1 : scale) < 12 - 0.01;
            })
            .map((one) => `small: ${one.textContent}`);
          const labels = [...document.querySelectorAll('.flow-label, .flow-node text')];
          const places = labels.map((one) => one.getBoundingClientRect());
          const on = places.flatMap((a, index) =>
            places
              .slice(index + 1)
              .flatMap((b, next) =>
                a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom
                  ? [
                      `on each other: ${labels[index]!.textContent} / ${labels[index + 1 + next]!.textContent}`,
                    ]
                  : [],
              ),
          );
          return [...out, ...small, ...on];
        });
        expect(faults).toEqual([]);
      }
    },
  );

  it('needs no scrolling sideways at 1920', async () => {
    const on = await open('protocolInUse');
    const over = await on.page
      .locator('.flow-pane')
      .evaluate((pane) => pane.scrollWidth - pane.clientWidth);
    expect(over).toBeLessThanOrEqual(0);
  });

  it('tells new and changed apart by a word', async () => {
    const on = await open('protocolInUse');
    const texts = await on.page.locator('.flow-mark').allTextContents();
    expect(texts.map((text) => text.replace(' · ', ''))).toEqual(
      expect.arrayContaining(['changed', 'new']),
    );
  });

  it.each(theme.options)('can be read in %s, in every state of the proof', async (of) => {
    const on = await open('protocolBroken');
    await on.push({ ...screens.protocolBroken, theme: of, revision: 2 });
    await on.page.locator(`html[data-theme="${of}"]`).waitFor();
    expect(await on.axe()).toEqual([]);
  });
});
