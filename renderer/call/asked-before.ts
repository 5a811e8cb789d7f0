import type { CallView, QuestionView } from '#shared/contract/call-view.ts';
import { answerOption } from '#shared/contract/call-view.ts';
import { z } from 'zod';

/** What revising an answer needs of its question. */
export type AskedBefore = Pick<
  QuestionView,
  'id' | 'say' | 'many' | 'options' | 'unknown' | 'wordsLabel'
>;

const carried = z.object({
  asked: z.object({
    say: z.string(),
    many: z.boolean(),
    options: z.array(answerOption),
    unknown: answerOption,
    wordsLabel: z.string().nullable(),
  }),
});

/** The questions this page has shown, so that an answer can be changed among the same answers. */
export type Asked = Map<string, AskedBefore>;

const keyOf = (callId: string, question: string): string => `${callId} ${question}`;

export function remember(asked: Asked, call: CallView): void {
  if (call.question !== null) asked.set(keyOf(call.id, call.question.id), call.question);
}

/** The question of an answered row: as the view carries it, else as this page showed it. */
export function askedBefore(
  asked: Asked,
  call: CallView,
  row: CallView['answered'][number],
): AskedBefore | null {
  const inView = carried.safeParse(row);
  if (inView.success) return { id: row.question, ...inView.data.asked };
  return asked.get(keyOf(call.id, row.question)) ?? null;
}
