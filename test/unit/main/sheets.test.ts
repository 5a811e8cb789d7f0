import { describe, expect, it } from 'vitest';
import { crewSheet } from '#main/paper/crew-sheet.ts';
import { recordSheet } from '#main/paper/record-sheet.ts';
import { exportRecord } from '#shared/contact/export-record.ts';
import { aCall, acting, after, amy, recordedContact, ruth } from '#test/support/acting.ts';
import { bare, pageContents, runsOf } from '#test/support/pdf-text.ts';

const pdfText = (pdf: Buffer): string =>
  bare(
    pageContents(pdf)
      .flatMap(runsOf)
      .map(({ text }) => text)
      .join(''),
  );
const nowMs = Date.parse('2026-11-27T08:00:00Z');

describe('pages to print', () => {
  it('have the nurse’s whole record, and say whose it is not', async () => {
    const call = recordedContact(ruth, aCall(), 'assessment-video');
    const subject = {
      personId: 'p',
      name: 'Daniel Whitlock',
      born: '1987-03-14',
      nhsNumber: '9434765919',
    };
    const text = pdfText(await recordSheet(call, subject, 'Ruth Adeyemi', nowMs));
    for (const words of [
      'Daniel Whitlock',
      'born 14 March 1987, NHS number 943 476 5919',
      'Assessment by video (remote)',
      'Spoke with her for ten minutes',
      'Karen, her sister',
      'Sent to her number; she agreed',
      'Not for the police log',
    ])
      expect(text).toContain(bare(words));
  });

  it('are the same bytes for the same record at the same time', async () => {
    const call = recordedContact(ruth, aCall(), 'conversation');
    const twice = [
      await recordSheet(call, null, 'Ruth Adeyemi', nowMs),
      await recordSheet(call, null, 'Ruth Adeyemi', nowMs),
    ];
    expect(twice[0]?.equals(twice[1] ?? Buffer.alloc(0))).toBe(true);
  });

  it('tell a crew police first, and have room for their times', async () => {
    const text = pdfText(
      await crewSheet(aCall(), null, ['POLICE FIRST, WEAPON', '31 Marlow Gardens'], 'Amy', nowMs),
    );
    for (const words of ['POLICE FIRST, WEAPON', '31 Marlow Gardens', 'Arrived at', 'Destroy it'])
      expect(text).toContain(bare(words));
  });

  it('leave Concord by a nurse’s hand, once there is a record, and it is noted', () => {
    const call = recordedContact(ruth, aCall(), 'conversation');
    const reason = (decided: ReturnType<typeof exportRecord>) =>
      decided.ok ? '' : decided.error.reason;
    expect(reason(exportRecord(acting(amy), call, 'pdf'))).toBe('nurse-only');
    expect(reason(exportRecord(acting(ruth), aCall(), 'pdf'))).toBe('nothing-recorded');
    const out = after(call, exportRecord(acting(ruth), call, 'fhir'));
    expect(out.notes[0]?.text).toContain('out of Concord as FHIR');
  });
});
