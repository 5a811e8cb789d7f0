import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadThresholds } from '#main/contacts/load-thresholds.ts';
import { defaultThresholds } from '#shared/contact/frequency.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-thresholds-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const written = (text: string): ReturnType<typeof loadThresholds> => {
  writeFileSync(join(folder, 'frequent-contact.yaml'), text);
  return loadThresholds(folder);
};

const good = `adult: [{ contacts: 4, months: 1 }]
under18: [{ contacts: 2, months: 6 }]
communal: [{ contacts: 20, months: 1 }]
communalFrom: 6
`;

it('are delivered in the file as the code has them', () => {
  expect(loadThresholds()).toEqual({ thresholds: defaultThresholds, notices: [] });
});

it('are the force’s own where the file is good', () => {
  expect(written(good)).toMatchObject({
    thresholds: { adult: [{ contacts: 4, months: 1 }], communalFrom: 6 },
    notices: [],
  });
});

it.each([
  [good.replace('contacts: 4', 'contacts: 1'), /adult\.0\.contacts \(line 1\)/],
  [good.replace('communal:', 'comunal:'), /comunal|communal/],
  ['adult: [', /frequent-contact\.yaml/],
])('stop no desk where the file is %j: those delivered count, and it is said', (text, said) => {
  const { thresholds, notices } = written(text);
  expect(thresholds).toEqual(defaultThresholds);
  expect(notices.join()).toMatch(said);
});

it('stop no desk where the file is missing', () => {
  expect(loadThresholds(folder)).toMatchObject({ thresholds: defaultThresholds });
  expect(loadThresholds(folder).notices).toHaveLength(1);
});
