import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadRetention } from '#main/contacts/load-retention.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-retention-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('is delivered with the least that the rules ask', () => {
  expect(loadRetention()).toEqual({ ok: true, value: { police: 6, nurse: 20 } });
});

it.each([
  ['police: 5\nnurse: 20\n', /police \(line 1\)/],
  ['police: 6\nnurse: 8\n', /nurse \(line 2\)/],
  ['police: 6\n', /nurse/],
  ['police: [', /retention\.yaml/],
  [null, /retention\.yaml/],
])('is refused with its line where the file is %j, and nothing stands in for it', (text, said) => {
  if (text !== null) writeFileSync(join(folder, 'retention.yaml'), text);
  const read = loadRetention(folder);
  expect(read.ok ? '' : read.error).toMatch(said);
});
