import { expect } from '@playwright/test';
import { nothingStated } from '#main/csv/map.ts';
import { tables } from '#main/desk/tables.ts';
import { importPeopleCsv } from '#main/people/import-files.ts';
import { setUpDesk, signInAs } from '#test/support/desk.ts';
import { callScreen } from './screens/call-screen.ts';
import { test } from './screens/concord.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { picture } from './screens/picture.ts';
import { amyOnACall } from './screens/through-handlers.ts';

const people = `id,given_name,surname,dob,house,street,postcode,address_from,address_to
w,Maria,Kelner,1988-02-11,9|12,Orchard Way|Mill Lane,NG1 1AA|LE3 2AB,2025-11-05|2021-04-01,|2025-11-03
m,Darren,Holt,1983-06-30,40,Station Road,LE2 7XY,,
n,Peter,Nowak,1990-09-19,12,Mill Lane,LE3 2AB,2025-11-10,
`;
const relations = `from_person,to_person,kind,from,to,note,source
m,w,threatened,2025-10-29,2025-10-29,said he would burn her out,Leicestershire Police
`;

test('an arson at a former address raises the woman who moved and the man who threatened her', async ({
  start,
}) => {
  const concord = await start();
  const { page, application } = concord;
  const desk = deskScreen(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await setUpDesk(application);
  const by = { user: 'steward-1', role: 'steward' };
  const journal = application.room()?.journal;
  if (journal === undefined) throw new Error('the record is not open');
  const now = Date.now();
  importPeopleCsv(journal, [{ name: 'people.csv', text: people }], by, now);
  tables.relations.take(
    journal,
    [{ name: 'relations.csv', text: relations }],
    by,
    now,
    nothingStated,
  );
  const nights = [1, 2, 3, 5, 8, 13].map(
    (days) => `${new Date(now - days * 86_400_000).toISOString()},m`,
  );
  const text = `when,person_id\n${nights.join('\n')}\n`;
  tables.contacts.take(journal, [{ name: 'contacts.csv', text }], by, now, nothingStated);
  await amyOnACall(application, []);
  await expect(callScreen(page).question).toBeVisible();
  const field = page.getByRole('textbox', { name: 'Find a person' });

  await test.step('the address brings them both, apart from the matches, with the dates', async () => {
    await desk.press('F2');
    await expect(field).toBeFocused();
    await desk.type('12 mill lane le3 2ab');
    const connected = page.getByRole('region', { name: 'Connected with this address' });
    await expect(connected.getByRole('listitem')).toHaveText([
      /Danger: Maria Kelner.*Lived at 12 Mill Lane.* to 3 Nov 2025; moved away/,
      /Danger: Darren Holt through Maria Kelner.*threatened Maria Kelner, 29 Oct 2025/,
      /Peter Nowak.*since 10 Nov 2025/,
      /Danger: 9 Orchard Way, NG1 1AA.*Maria Kelner: Lives at 9 Orchard Way/,
    ]);
    await connected.getByText('Show as a graph').click();
    await expect(
      connected.getByRole('img', { name: /Address in the middle; Maria Kelner, one step/ }),
    ).toBeVisible();
    await picture(concord, 'connected');
  });

  await test.step('the card of a frequent contact has its weeks and who is connected', async () => {
    await desk.press('F2');
    await expect(field).toBeFocused();
    await desk.type('darren holt 30/06/1983');
    await page
      .getByRole('button', { name: /Darren Holt/ })
      .first()
      .click();
    const card = page.getByRole('region', { name: 'Chosen person' });
    await expect(card).toContainText('Frequent contact');
    await expect(card).toContainText('About this person: 7 in a month (5 is frequent)');
    await card.getByRole('button', { name: 'Who is connected with Darren Holt?' }).click();
    await expect(card).toContainText('threatened Maria Kelner, 29 Oct 2025');
    await expect(page.getByRole('contentinfo', { name: 'Keyboard' })).toContainText(
      'Flags less than 1 h old',
    );
    await picture(concord, 'frequent-contact');
  });
});

test('a steward imports beside the desk, and is shown who may be kept twice', async ({ start }) => {
  const concord = await start();
  const { page, application } = concord;
  const desk = deskScreen(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await setUpDesk(application);
  await signInAs(application, 'Sam Steward');
  await page.getByLabel(/FHIR files from a partner/).setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'id,given_name,surname,dob,phone\na,Ann,Ash,1980-02-01,07700 900111\nb,Ann,Ash,1980-02-01,07700 900222\n',
    ),
  });
  await expect(desk.keys).toContainText('Imported 2 records');
  await page.getByRole('button', { name: 'Look for records kept twice' }).click();
  const twice = page.getByRole('region', { name: 'Kept twice' });
  await expect(twice.getByRole('row', { name: /Telephone/ })).toContainText('differs');
  await picture(concord, 'kept-twice');
  await twice.getByRole('button', { name: 'Two people' }).click();
  await expect(twice).toContainText('No two records look like one person.');
  await expect(twice.getByRole('list', { name: 'Judged' })).toContainText(
    'Two people, says Sam Steward',
  );
  await page.getByRole('button', { name: 'Show what was refused, and why' }).click();
  await expect(page.getByRole('region', { name: 'Refused wording' })).toContainText(
    'Nothing was refused',
  );
});
