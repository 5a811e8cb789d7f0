import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Contact } from '#shared/call/call.ts';
import { contactField } from '#shared/call/contact-events.ts';
import { contactFor } from '#shared/call/contact-readers.ts';
import { contactFieldWords } from '#shared/call/contact-words.ts';
import { role, type Role } from '#shared/contract/words.ts';
import { root } from '#tools/root.ts';
import { ruth, sian } from '#test/support/acting.ts';

const file = join(root, 'docs/clinical-safety/who-reads-the-nurse-record.md');

const contact = (police: readonly (typeof contactField.options)[number][]): Contact => ({
  id: '1',
  type: 'assessment-video',
  by: ruth.id,
  byName: 'the nurse',
  openedAtMs: 1,
  record: {
    seen: 'text of seen',
    said: 'text of said',
    toWhom: 'text of toWhom',
    basis: 'text of basis',
    next: 'text of next',
    consent: 'text of consent',
    police,
    byName: 'the nurse',
    atMs: 2,
  },
});

/** What this role finds in what is shown to it, released and not. */
function reads(reader: Role, part: string): string {
  const shown = (police: readonly (typeof contactField.options)[number][]): boolean =>
    JSON.stringify(contactFor({ user: sian.id, role: reader }, contact(police))).includes(
      `text of ${part}`,
    );
  if (shown([])) return reader === 'nurse' && part !== 'toWhom' ? 'nurse' : 'always';
  return shown([...contactField.options]) ? 'released' : 'never';
}

function table(): string {
  const parts = [
    ['toWhom', 'To whom'],
    ...contactField.options.map((one) => [one, contactFieldWords[one]]),
  ];
  const rows = parts.map(
    ([part = '', label = '']) =>
      `| ${label} | ${role.options.map((reader) => reads(reader, part)).join(' | ')} |`,
  );
  return [
    `| Part of the record | ${role.options.join(' | ')} |`,
    `| --- | ${role.options.map(() => '---').join(' | ')} |`,
    ...rows,
  ].join('\n');
}

const squeezed = (text: string): string => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');

describe('who reads which part of the nurse’s record', () => {
  it('is as the readable file says, with no difference', () => {
    const written = squeezed(readFileSync(file, 'utf8'));
    expect(written).toContain(squeezed(table()));
  });

  it('releases one field and no other', () => {
    for (const field of contactField.options) {
      const seen = JSON.stringify(contactFor({ user: sian.id, role: 'handler' }, contact([field])));
      for (const other of contactField.options)
        expect(seen.includes(`text of ${other}`), `${field} ${other}`).toBe(other === field);
    }
  });
});
