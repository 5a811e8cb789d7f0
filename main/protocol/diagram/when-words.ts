import type { Predicate } from '#shared/protocol/predicate.ts';
import type { FactName, Pack, Question } from '#shared/protocol/protocol.ts';

/** How a condition names a question and its answers: by number in the picture, in full beside it. */
type Naming = {
  readonly question: (number: number, question: Question) => string;
  readonly answer: (label: string) => string;
  /** How many answers are worth naming before the rest is counted. */
  readonly most: number;
};

/** Within a sentence; "NHS" and "GP" stay as they are. */
const small = (label: string): string =>
  /^[A-Z][a-z]|^A /.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;

const inPicture: Naming = { question: (number) => String(number), answer: small, most: 2 };
const inFull: Naming = {
  question: (_number, { short }) => `“${short}”`,
  answer: (label) => `“${label}”`,
  most: 9,
};

const list = (words: readonly string[]): string =>
  words.length < 2
    ? (words[0] ?? 'something never offered')
    : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;

/** The question that establishes the fact: its own, else one whose answer sets it beside its own. */
function tellerOf(pack: Pack, fact: FactName): number {
  const own = pack.questions.findIndex((question) => question.fact === fact);
  return own >= 0
    ? own
    : pack.questions.findIndex(({ answers }) =>
        answers.some(({ also }) => also?.[fact] !== undefined),
      );
}

function atomWords(
  pack: Pack,
  { fact, in: values }: { readonly fact: FactName; readonly in: readonly string[] },
  naming: Naming,
  is: 'is' | 'is not',
): string {
  const index = tellerOf(pack, fact);
  const question = pack.questions[index];
  if (question === undefined) return `${fact.replaceAll('_', ' ')} ${is} ${list(values)}`;
  const meets = (value: string | readonly string[] | undefined): boolean =>
    typeof value === 'string'
      ? values.includes(value)
      : (value ?? []).some((one) => values.includes(one));
  const offered = question.answers.map((answer) => ({
    words: naming.answer(answer.label),
    meets: meets(question.fact === fact ? answer.value : answer.also?.[fact]),
  }));
  const all = [...offered, { words: 'not known', meets: values.includes('unknown') }];
  const named = all.filter((one) => one.meets);
  const left = all.filter((one) => !one.meets);
  const name = naming.question(index + 1, question);
  const turned = is === 'is' ? 'is not' : 'is';
  if (named.length > naming.most && left.length > 0 && left.length <= naming.most)
    return `${name} ${turned} ${list(left.map(({ words }) => words))}`;
  const more = named.length - naming.most;
  const shown = more > 0 ? named.slice(0, naming.most - 1) : named;
  const rest = named.length - shown.length;
  const words = shown.map((one) => one.words);
  return `${name} ${is} ${list(rest > 0 ? [...words, `${String(rest)} more`] : words)}`;
}

function words(pack: Pack, predicate: Predicate, naming: Naming): string {
  if ('fact' in predicate) return atomWords(pack, predicate, naming, 'is');
  if ('not' in predicate)
    return 'fact' in predicate.not
      ? atomWords(pack, predicate.not, naming, 'is not')
      : `not (${words(pack, predicate.not, naming)})`;
  const parts = 'all' in predicate ? predicate.all : predicate.any;
  const joined = parts.map((part) => words(pack, part, naming));
  return joined.join('all' in predicate ? ' and ' : ', or ');
}

/** "if 6 is yes or not known", for the picture, where every question has its number. */
export const whenBrief = (pack: Pack, { askWhen }: Question): string | null =>
  askWhen === undefined ? null : `if ${words(pack, askWhen, inPicture)}`;

/** "When “Has a crime happened?” is “Yes” or not known". */
export const whenInFull = (pack: Pack, { askWhen }: Question): string =>
  askWhen === undefined ? 'Always' : `When ${words(pack, askWhen, inFull)}`;
