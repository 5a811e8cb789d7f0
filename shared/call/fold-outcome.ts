import type { CallState } from './call.ts';
import type { CallEvent } from './events.ts';
import { outcomeEvents } from './outcome-events.ts';
import { outcomeWords } from './outcome-words.ts';

type OutcomeEvent = Extract<CallEvent, { type: keyof typeof outcomeEvents }>;

export const isOutcomeEvent = (event: CallEvent): event is OutcomeEvent =>
  Object.hasOwn(outcomeEvents, event.type);

/** What came of the call, and who looked at it afterwards. Ids that are there already change nothing. */
export function foldOutcome(call: CallState, event: OutcomeEvent): CallState {
  const { atMs } = event;
  if (event.type === 'outcome-recorded') {
    const { outcomeId: id, ...said } = event.content;
    if (call.outcomes.some((one) => one.id === id)) return call;
    const detail = said.detail === null ? '' : `: ${said.detail}`;
    const again = call.outcomes.length > 0 ? 'Outcome corrected' : 'Outcome';
    return {
      ...call,
      outcomes: [...call.outcomes, { ...said, id, atMs }],
      notes: [
        { atMs, text: `${again}: ${outcomeWords[said.kind].label}${detail}`, auto: true },
        ...call.notes,
      ],
    };
  }
  const { reviewId: id, ...said } = event.content;
  if (call.reviews.some((one) => one.id === id)) return call;
  const verdict = said.agrees ? 'agrees' : 'does not agree';
  return {
    ...call,
    reviews: [...call.reviews, { ...said, id, atMs }],
    notes: [
      {
        atMs,
        text: `${said.byName} reviewed this call and ${verdict}${said.reason === null ? '' : `: ${said.reason}`}`,
        auto: true,
      },
      ...call.notes,
    ],
  };
}
