import type { z } from 'zod';
import type { PersonView } from '#shared/contract/person-view.ts';
import type { QueueRow, sbar } from '#shared/contract/view.ts';
import { decide } from '#shared/protocol/decide.ts';
import type { Pack } from '#shared/protocol/protocol.ts';
import type { CallState } from './call.ts';
import { decidingFacts } from './facts.ts';
import { answerWords } from './summary.ts';

/** Flags come without a full stop, and would run into each other. */
const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Situation from the script and background from the record; assessment is the nurse's alone. */
export function sbarView(
  call: CallState,
  pack: Pack,
  person: PersonView | null,
  row: QueueRow,
  /** Earlier calls and contacts of the person, newest first. */
  earlier: readonly { readonly atMs: number; readonly text: string }[] = [],
): z.infer<typeof sbar> {
  const { findings } = decide(pack, decidingFacts(pack, call));
  const said = call.answers.map(
    ({ question, values, words }) => words ?? answerWords(pack, question, values),
  );
  const age = person?.age === null || person === null ? null : String(person.age);
  return {
    callId: call.callId,
    referralId: row.referralId,
    person: row.person,
    personLine: [
      age,
      person?.born === null || person === null ? null : `born ${person.born}`,
      person?.address,
    ]
      .filter((part) => part != null)
      .join(' · '),
    level: row.level,
    situation:
      findings.length > 0
        ? findings.map(({ text }) => text).join('. ')
        : said.length > 0
          ? said.join('. ')
          : 'Nothing has been answered yet.',
    background:
      person === null
        ? 'Nobody has been identified on this call.'
        : [
            ...person.flags.map(({ text }) => asSentence(text)),
            person.plan === null ? 'No care plan released.' : `Care plan, ${person.plan.state}.`,
            ...(person.differentToday === null ? [] : [asSentence(person.differentToday.title)]),
          ].join(' '),
    timeline: [
      ...call.notes.map(({ atMs, text }) => ({ atMs, text, thisCall: true })),
      ...earlier.map((one) => ({ ...one, thisCall: false })),
    ],
  };
}
