import type { CallState } from './call.ts';
import { adviceEvents } from './advice-events.ts';
import { adviceKindWords, adviceToWords } from './advice-words.ts';
import type { CallEvent } from './events.ts';

type AdviceEvent = Extract<CallEvent, { type: keyof typeof adviceEvents }>;

export const isAdviceEvent = (event: CallEvent): event is AdviceEvent =>
  Object.hasOwn(adviceEvents, event.type);

const noted = (call: CallState, atMs: number, text: string): CallState => ({
  ...call,
  notes: [{ atMs, text, auto: true }, ...call.notes],
});

const has = (list: readonly { readonly adviceId: string }[], id: string): boolean =>
  list.some(({ adviceId }) => adviceId === id);

/**
 * Advice and who took it. Lines and answers are kept apart by the id of the line, so that an answer which comes before its
 * line is not lost; of two answers the first counts, and a repeat changes nothing.
 */
export function foldAdvice(call: CallState, event: AdviceEvent): CallState {
  const { atMs, by } = event;
  switch (event.type) {
    case 'advice-given': {
      const { adviceId: id, ...line } = event.content;
      if (call.advice.some((one) => one.id === id)) return call;
      const { kind, text, byName, to, toName } = line;
      return noted(
        { ...call, advice: [...call.advice, { ...line, id, by: by?.user ?? null, atMs }] },
        atMs,
        `${byName} to ${adviceToWords(to, toName)}: ${adviceKindWords[kind]}: ${text}`,
      );
    }
    case 'officer-asked': {
      const { questionId: id, ...asked } = event.content;
      if (call.officerQuestions.some((one) => one.id === id)) return call;
      return noted(
        { ...call, officerQuestions: [...call.officerQuestions, { ...asked, id, atMs }] },
        atMs,
        `${asked.who} asks: ${asked.text}`,
      );
    }
    case 'advice-seen':
      return has(call.adviceSeen, event.content.adviceId)
        ? call
        : { ...call, adviceSeen: [...call.adviceSeen, { ...event.content, atMs }] };
    case 'advice-acknowledged': {
      const { adviceId, who } = event.content;
      return has(call.adviceTaken, adviceId)
        ? call
        : noted(
            { ...call, adviceTaken: [...call.adviceTaken, { ...event.content, atMs }] },
            atMs,
            `${who} acknowledged the advice`,
          );
    }
  }
}
