import { err, ok, type Result } from '#shared/kit/result.ts';
import { paperSheet, type PaperForm, type PaperSheet } from '#shared/contract/paper.ts';

/** What is typed so far, by the name of the field; a field never touched is not in it. */
export type PaperDraft = Readonly<Record<string, string>>;

export const services = ['police', 'ambulance'] as const;
export const keysField = (question: string): string => `keys ${question}`;
export const timeField = (question: string): string => `at ${question}`;

const dayMs = 24 * 60 * 60 * 1000;

/** "21/11/2025", "21.11.25" or "21/11" (the last one that has been), as midnight of that day here; else null. */
export function readDay(text: string, nowMs: number): number | null {
  const parts = /^\s*(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{2}|\d{4}))?\s*$/.exec(text);
  if (parts === null) return null;
  const [day, month] = [Number(parts[1]), Number(parts[2])];
  const at = (year: number): number | null => {
    const date = new Date(year, month - 1, day);
    return date.getMonth() === month - 1 && date.getDate() === day ? date.getTime() : null;
  };
  if (parts[3] !== undefined) return at((Number(parts[3]) % 100) + 2000);
  const thisYear = new Date(nowMs).getFullYear();
  const recent = at(thisYear);
  return recent !== null && recent > nowMs ? at(thisYear - 1) : recent;
}

/** "00:52", "0.52" or "0052" as minutes of the day; else null. */
export function readMinutes(text: string): number | null {
  const parts = /^\s*(\d{1,2})[:. ]?(\d{2})\s*$/.exec(text);
  const [hours, minutes] = [Number(parts?.[1]), Number(parts?.[2])];
  return parts !== null && hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

const onDay = (midnightMs: number, minutes: number, daysOn = 0): number => {
  const day = new Date(midnightMs);
  const [year, month, date] = [day.getFullYear(), day.getMonth(), day.getDate() + daysOn];
  return new Date(year, month, date, Math.floor(minutes / 60), minutes % 60).getTime();
};

/** The keys typed for a question; everything between digits is passed over. Null where a letter is among them. */
export function readKeys(text: string): readonly number[] | null {
  const digits = text.replaceAll(/[\s,.;+&-]/g, '');
  return /^[0-9]*$/.test(digits) ? Array.from(digits, Number) : null;
}

/** The keys in the words of the script, or what is wrong with them; empty where nothing was typed. */
export function keysSaid(
  { answers, many }: PaperForm['questions'][number],
  text: string,
): { readonly said: string; readonly wrong: boolean } {
  const keys = readKeys(text);
  if (keys === null) return { said: 'Digits only', wrong: true };
  const beyond = keys.find((key) => key > answers.length);
  if (beyond !== undefined) return { said: `No answer ${beyond} here`, wrong: true };
  if (keys.length > 1 && !many) return { said: 'One answer only', wrong: true };
  if (keys.length > 1 && keys.includes(0)) return { said: '0 stands alone', wrong: true };
  const words = keys.map((key) => (key === 0 ? 'Not known' : (answers[key - 1] ?? '')));
  return { said: words.join('; '), wrong: false };
}

const filled = (draft: PaperDraft, field: string): string | null => {
  const text = (draft[field] ?? '').trim();
  return text === '' ? null : text;
};

/**
 * The sheet as the desk takes it, or every problem in what was typed. A time earlier in the day than
 * the beginning is of the day after.
 */
export function sheetOf(
  form: PaperForm,
  draft: PaperDraft,
  nowMs: number,
): Result<PaperSheet, readonly string[]> {
  const problems: string[] = [];
  const text = (field: string) => filled(draft, field);
  const day = readDay(text('date') ?? '', nowMs);
  const began = readMinutes(text('began') ?? '');
  if (day === null) problems.push('Type the date on the sheet, like 21/11/2025.');
  if (began === null) problems.push('Type when the call began, like 00:52.');
  for (const [field, words] of mustChoose) if (text(field) === null) problems.push(words);

  const at = (field: string, what: string): number | null => {
    const typed = text(field);
    if (typed === null) return null;
    const minutes = readMinutes(typed);
    if (minutes === null) {
      problems.push(`${what}: “${typed}” is not a time, like 01:04.`);
      return null;
    }
    return onDay(day ?? nowMs - dayMs, minutes, began !== null && minutes < began ? 1 : 0);
  };
  const answers = form.questions.flatMap((question) => {
    const { id, number } = question;
    const typed = text(keysField(id));
    if (typed === null) {
      if (text(timeField(id)) !== null)
        problems.push(`Question ${number} has a time and no answer.`);
      return [];
    }
    const { said, wrong } = keysSaid(question, typed);
    if (wrong) problems.push(`Question ${number}: ${said}.`);
    const atMs = at(timeField(id), `The time of question ${number}`);
    return [{ question: id, keys: [...(readKeys(typed) ?? [])], atMs }];
  });
  const asked = services.flatMap((service) => {
    const line = {
      service,
      rungAtMs: at(`${service} at`, `The time ${service} was asked`),
      reference: text(`${service} reference`),
      acceptedBy: text(`${service} accepted`),
    };
    return line.rungAtMs === null && line.reference === null && line.acceptedBy === null
      ? []
      : [line];
  });
  const [who, when, ifWorse, callAgain] = toldFields.map(([field]) => text(field));
  const someTold = [who, when, ifWorse, callAgain].some((one) => one != null);
  const told =
    who != null && when != null && ifWorse != null && callAgain != null
      ? { who, when, ifWorse, callAgain }
      : null;
  if (someTold && told === null)
    problems.push(
      'What the caller was told needs all four: who, when, if it gets worse, call again.',
    );
  const sheet = {
    code: form.code,
    source: text('source'),
    takenBy: text('takenBy'),
    startedAtMs: day === null || began === null ? null : onDay(day, began),
    line: text('line'),
    number: text('number'),
    callerName: text('callerName'),
    relation: text('relation'),
    addressSaid: text('addressSaid'),
    answers,
    services: asked,
    destination: text('destination'),
    routeAtMs: at('route at', 'The time of the route'),
    acceptedBy: text('acceptedBy'),
    reference: text('reference'),
    acceptedAtMs: at('accepted at', 'The time somebody accepted'),
    told,
    note: text('note'),
  };
  if (problems.length > 0) return err(problems);
  const parsed = paperSheet.safeParse(sheet);
  return parsed.success
    ? ok(parsed.data)
    : err(parsed.error.issues.map(({ path, message }) => `${path.join(' ')}: ${message}.`));
}

const mustChoose = [
  ['takenBy', 'Choose who took the call.'],
  ['source', 'Choose how the call came.'],
  ['line', 'Choose how the line was at the end.'],
] as const;

export const toldFields = [
  ['told who', 'Told who will help'],
  ['told when', 'When'],
  ['told worse', 'If it gets worse'],
  ['told again', 'When to call again'],
] as const;
