import { adviceKindWords, adviceToWords } from '#shared/call/advice-words.ts';
import type { CallState, Contact } from '#shared/call/call.ts';
import { contactField } from '#shared/call/contact-events.ts';
import {
  clinicalResponseWords,
  contactFieldWords,
  contactTypeWords,
} from '#shared/call/contact-words.ts';
import type { Subject } from '#shared/contact/record-fhir.ts';
import { onTheWall } from '#shared/s136/london-time.ts';
import { sheetOf } from './document.ts';
import type { Pages, Pen } from './pen.ts';

function part(pen: Pen, label: string, words: string): void {
  pen.text(label, { size: 9, bold: true, after: 1 });
  pen.text(words, { after: 6 });
}

function drawContact(pages: Pages, contact: Contact): void {
  const { record, type, byName, openedAtMs } = contact;
  pages.block((pen) => {
    pen.space(4);
    pen.rule(1.5);
    pen.text(contactTypeWords[type], { size: 14, bold: true });
    pen.text(`${byName}, begun ${onTheWall(openedAtMs)}`, { size: 9.5, after: 6 });
    if (record === null) pen.text('No record yet.', { bold: true, after: 6 });
    else {
      pen.text(`Recorded ${onTheWall(record.atMs)} by ${record.byName}`, { size: 9.5, after: 6 });
      part(pen, 'To whom', record.toWhom);
    }
  });
  if (record === null) return;
  for (const field of contactField.options) {
    const words = record[field];
    if (words === null) continue;
    const released = record.police.includes(field) ? ' (the police log may show this)' : '';
    pages.block((pen) => {
      part(pen, `${contactFieldWords[field]}${released}`, words);
    });
  }
}

const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
/** 14 March 1987; a date that is known in part stays as it is. */
const dayInWords = (day: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) ? long.format(new Date(day)) : day;
/** As it is read aloud: 943 476 5919. */
const inThrees = (number: string): string => number.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');

function drawHead(pen: Pen, call: CallState, subject: Subject | null): void {
  pen.text('THE NURSE’S RECORD', { size: 20, bold: true });
  pen.text(subject?.name ?? 'Nobody was identified on this call', { size: 14, bold: true });
  const known = [
    subject?.born == null ? null : `born ${dayInWords(subject.born)}`,
    subject?.nhsNumber == null ? null : `NHS number ${inThrees(subject.nhsNumber)}`,
  ].filter((one) => one !== null);
  if (known.length > 0) pen.text(known.join(', '));
  pen.text(
    `Call of ${onTheWall(call.openedAtMs)}${call.incidentReference === null ? '' : `, incident ${call.incidentReference}`}`,
    { after: 6 },
  );
  if (call.response === null) return;
  const { response, owner, byName } = call.response;
  const { label, time } = clinicalResponseWords[response];
  part(
    pen,
    `Clinical response, chosen by ${byName}`,
    `${label}, ${time}${owner === null ? '' : `: ${owner}`}`,
  );
}

/** The nurse's half of a call on A4: every contact with its record, the clinical response, and the advice that was given. */
export const recordSheet = (
  call: CallState,
  subject: Subject | null,
  printedBy: string,
  nowMs: number,
): Promise<Buffer> =>
  sheetOf(
    {
      title: `Nurse's record, call of ${onTheWall(call.openedAtMs)}`,
      author: printedBy,
      madeAt: new Date(nowMs),
      foot: {
        mark: 'HEALTH RECORD',
        words: `Printed ${onTheWall(nowMs)} by ${printedBy}. Not for the police log.`,
      },
    },
    (pages) => {
      pages.block((pen) => {
        drawHead(pen, call, subject);
      });
      for (const contact of call.contacts) drawContact(pages, contact);
      for (const { id, kind, text, to, toName, byName, atMs } of call.advice) {
        const taken = call.adviceTaken.find(({ adviceId }) => adviceId === id);
        pages.block((pen) => {
          part(
            pen,
            `Advice to ${adviceToWords(to, toName)}, ${onTheWall(atMs)}, ${byName}`,
            `${adviceKindWords[kind]}: ${text}${taken === undefined ? '' : ` (taken by ${taken.who})`}`,
          );
        });
      }
    },
  );
