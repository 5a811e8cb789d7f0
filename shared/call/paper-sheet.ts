import type { PaperSheet } from '#shared/contract/paper.ts';
import type { Pack, Question } from '#shared/protocol/protocol.ts';
import { sameName } from './accepted-owner.ts';
import type { Acting } from './command.ts';
import { checkedAnswer, type GivenAnswer } from './script-commands.ts';
import { dayAndTime } from './summary.ts';

export type AnswerOnPaper = GivenAnswer & { readonly atMs: number };

const dayMs = 24 * 60 * 60 * 1000;
/** How old a sheet may be: Concord's own limit, a week. What is older is a matter for the supervisor's log. */
export const oldestPaperMs = 7 * dayMs;

/** The question a sheet means: by its number, counted as printed from 1, or by its id. */
const questionOf = ({ questions }: Pack, meant: string): Question | undefined =>
  /^\d{1,3}$/.test(meant) ? questions[Number(meant) - 1] : questions.find(({ id }) => id === meant);

/** Why these keys are no answer to the question, or null. */
function keysProblem({ many, answers }: Question, keys: readonly number[]): string | null {
  const beyond = keys.find((key) => key > answers.length);
  if (beyond !== undefined)
    return `has no answer ${beyond}; its keys are 1 to ${answers.length}, and 0 for not known.`;
  if (new Set(keys).size < keys.length) return 'has the same key twice.';
  if (keys.length > 1 && keys.includes(0))
    return 'has 0 beside another key. Not known stands alone.';
  if (keys.length > 1 && many !== true) return 'takes one answer.';
  return null;
}

type Read = { readonly answers: readonly AnswerOnPaper[]; readonly problems: readonly string[] };

/** The answers in the order of the script, as the live script would have recorded them. */
function readAnswers(acting: Acting, sheet: PaperSheet): Read {
  const { pack } = acting;
  const problems: string[] = [];
  const given: (AnswerOnPaper & { readonly place: number; readonly timed: boolean })[] = [];
  for (const { question: meant, keys, atMs } of sheet.answers) {
    const asked = questionOf(pack, meant);
    if (asked === undefined) {
      problems.push(
        `There is no question ${meant}; this script has 1 to ${pack.questions.length}.`,
      );
      continue;
    }
    const place = pack.questions.indexOf(asked);
    const name = `Question ${place + 1}, “${asked.short}”,`;
    if (given.some((one) => one.place === place)) problems.push(`${name} is answered twice.`);
    const wrong = keysProblem(asked, keys);
    if (wrong !== null) {
      problems.push(`${name} ${wrong}`);
      continue;
    }
    const words = keys.map((key) => asked.answers[key - 1]?.value ?? 'unknown');
    const answer = checkedAnswer(acting, {
      question: asked.id,
      values: { [asked.fact]: asked.many === true ? words : (words[0] ?? 'unknown') },
      words: asked.wordsLabel === undefined ? null : sheet.addressSaid,
    });
    if (!answer.ok) problems.push(answer.error.text);
    else
      given.push({
        ...answer.value,
        atMs: atMs ?? sheet.startedAtMs,
        place,
        timed: atMs !== null,
      });
  }
  // An answer without a time was given no earlier than the last one above it that has one.
  let last = sheet.startedAtMs;
  const answers = given
    .toSorted((a, b) => a.place - b.place)
    .map(({ question, values, words, atMs, timed }) => {
      if (timed) last = atMs;
      return { question, values, words, atMs: last };
    });
  return { answers, problems };
}

/** Every time on the sheet, with what it is of, in the words of a refusal. */
const timesOf = (sheet: PaperSheet): readonly (readonly [string, number])[] => [
  ...sheet.answers.flatMap(({ question, atMs }): [string, number][] =>
    atMs === null ? [] : [[`The time beside question ${question}`, atMs]],
  ),
  ...sheet.services.flatMap(({ service, rungAtMs }): [string, number][] =>
    rungAtMs === null ? [] : [[`The time ${service} was rung`, rungAtMs]],
  ),
  ...(sheet.routeAtMs === null ? [] : [['The time of the route', sheet.routeAtMs] as const]),
  ...(sheet.acceptedAtMs === null
    ? []
    : [['The time somebody accepted', sheet.acceptedAtMs] as const]),
];

function timeProblems({ nowMs }: Acting, sheet: PaperSheet): readonly string[] {
  const { startedAtMs, routeAtMs, acceptedAtMs } = sheet;
  const at = dayAndTime;
  if (startedAtMs > nowMs)
    return [`The call cannot begin at ${at(startedAtMs)}: it is ${at(nowMs)} now.`];
  if (nowMs - startedAtMs > oldestPaperMs)
    return [
      `The sheet is from ${at(startedAtMs)}, more than 7 days ago. Check the date; if it is right, a supervisor records it on the command system.`,
    ];
  return [
    ...timesOf(sheet).flatMap(([what, atMs]) => [
      ...(atMs > nowMs ? [`${what}, ${at(atMs)}, has not come yet.`] : []),
      ...(atMs < startedAtMs
        ? [`${what}, ${at(atMs)}, is before the call began, ${at(startedAtMs)}.`]
        : []),
    ]),
    ...(routeAtMs !== null && acceptedAtMs !== null && acceptedAtMs < routeAtMs
      ? [`It was accepted at ${at(acceptedAtMs)}, before the route was taken, ${at(routeAtMs)}.`]
      : []),
  ];
}

const emergencies = ['police_emergency', 'ambulance_emergency'];

function routeProblems(acting: Acting, sheet: PaperSheet): readonly string[] {
  const { destination, routeAtMs, acceptedBy, acceptedAtMs } = sheet;
  const taker = acting.colleagues.find(({ id }) => id === sheet.takenBy);
  const own = (name: string | null) => name !== null && sameName(name, taker?.name ?? '');
  const problems: string[] = [];
  if (taker === undefined)
    problems.push('Whoever took the call is not set up on this desk. Choose who took it.');
  if (destination !== null && !Object.hasOwn(acting.table.services, destination))
    problems.push(`"${destination}" is not in this force's response table.`);
  if ((destination === null) !== (routeAtMs === null))
    problems.push('A route needs both: where it went, and when.');
  if ((acceptedBy === null) !== (acceptedAtMs === null))
    problems.push('An acceptance needs both: who accepted, and when.');
  if (acceptedBy !== null && destination === null)
    problems.push('Somebody accepted, but no route is written. Say where the call went.');
  if (acceptedBy !== null && destination !== null && emergencies.includes(destination))
    problems.push('Who accepted for police or ambulance goes on the line of that service.');
  if (acceptedBy !== null && destination === 'no_deployment')
    problems.push('Nobody is sent on this route, so nobody can have accepted it.');
  if (own(acceptedBy) || sheet.services.some((one) => own(one.acceptedBy)))
    problems.push('Somebody else has to accept a call: the name is that of who took it.');
  const services = sheet.services.map(({ service }) => service);
  if (new Set(services).size < services.length)
    problems.push('Police or ambulance is on the form twice.');
  return problems;
}

/** Reads a sheet against its script: its answers, and every problem in words; nothing is guessed. */
export function readSheet(acting: Acting, sheet: PaperSheet): Read {
  const { answers, problems } = readAnswers(acting, sheet);
  return {
    answers,
    problems: [...timeProblems(acting, sheet), ...problems, ...routeProblems(acting, sheet)],
  };
}
