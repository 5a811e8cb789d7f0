import type { Decision, Pack } from '#shared/protocol/protocol.ts';
import type { CallState } from './call.ts';
import { openObligations } from './call.ts';
import { acceptedOwner } from './accepted-owner.ts';
import { levelWords } from './level-words.ts';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** 24-hour time of day in the United Kingdom, from ms since 1970. */
export const timeOfDay = (atMs: number): string => clock.format(atMs);

const dayClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** Day and 24-hour time in the United Kingdom, for what did not happen today. */
export const dayAndTime = (atMs: number): string => dayClock.format(atMs);

/**
 * The call in plain text for the command system: what was said, what is needed, who owns it. Only
 * what a police log may hold: nothing of the care plan but that there is one.
 */
export function commandSummary(call: CallState, pack: Pack, decision: Decision): string {
  const at = timeOfDay;
  const said = call.answers.map(({ question, values, words }) => {
    const asked = pack.questions.find(({ id }) => id === question);
    return `- ${asked?.short ?? question} ${words ?? answerWords(pack, question, values)}`;
  });
  const lines = [
    `CONCORD ${call.incidentReference ?? '(no incident reference yet)'}`,
    `Opened ${at(call.openedAtMs)} by ${call.handler.name}. Number: ${call.number ?? 'not known'}`,
    ...(call.paper === null
      ? []
      : [
          `From paper ${call.paper.code}: began ${dayAndTime(call.openedAtMs)}, entered ${dayAndTime(call.paper.enteredAtMs)} by ${call.paper.enteredByName}`,
        ]),
    `Caller: ${[call.caller.name, call.caller.relation].filter((part) => part !== null).join(', ') || 'not known'}`,
    `Address said: ${call.caller.addressSaid ?? 'not said yet'}`,
    `Person: ${call.person?.name ?? 'not identified'}`,
    `Response needed: ${levelWords[decision.level].full}`,
    ...decision.because.slice(0, 6).map(({ text }) => `  because ${text}`),
    ...(decision.missing.length > 0
      ? [`Not asked yet: ${decision.missing.map((fact) => fact.replaceAll('_', ' ')).join(', ')}`]
      : []),
    ...(call.emergency === null
      ? []
      : call.emergency.lines.map(
          (line) =>
            `${line.service === 'police' ? 'Police' : 'Ambulance'}: ${line.off ? 'not asked' : line.reference === null ? 'ASKED, NOT SENT: no reference' : `reference ${line.reference}`}${line.acceptedBy === null ? '' : `, accepted by ${line.acceptedBy}`}`,
        )),
    `Route: ${call.route?.label ?? 'not taken yet'}`,
    `Owner: ${acceptedOwner(call) ?? `${call.owner.name}, until somebody accepts`}`,
    ...(call.told === null
      ? []
      : [
          `Caller told ${at(call.told.atMs)}: ${call.told.who}; ${call.told.when}; if worse: ${call.told.ifWorse}`,
        ]),
    ...openObligations(call).map(
      ({ label, ownerName, dueAtMs }) => `Open: ${label} (${ownerName}, by ${at(dueAtMs)})`,
    ),
    'Answers:',
    ...said,
    'Notes:',
    ...call.notes.filter(({ auto }) => !auto).map(({ atMs, text }) => `- ${at(atMs)} ${text}`),
  ];
  return lines.join('\n');
}

/** The answer in the words of the script; "Not known" for unknown. */
export function answerWords(
  pack: Pack,
  question: string,
  values: Readonly<Record<string, string | readonly string[]>>,
): string {
  const asked = pack.questions.find(({ id }) => id === question);
  const given = asked === undefined ? undefined : values[asked.fact];
  if (asked === undefined || given === undefined) return Object.values(values).flat().join(', ');
  const words = typeof given === 'string' ? [given] : given;
  return words
    .map((word) =>
      word === 'unknown'
        ? 'Not known'
        : (asked.answers.find(({ value }) => value === word)?.label ?? word),
    )
    .join(', ');
}
