import type { CallState } from './call.ts';
import type { CallEvent } from './events.ts';
import { foldCall } from './fold.ts';

export type RecordLine = { readonly atMs: number; readonly who: string; readonly text: string };

const list = (values: Readonly<Record<string, unknown>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name.replaceAll('_', ' ')}: ${[value].flat().join(', ')}`)
    .join('; ');

/** What is on record and makes no note of its own, in words. */
function plainly({ type, content }: CallEvent): string {
  switch (type) {
    case 'answer-recorded':
    case 'answer-revised': {
      const words = content.words === null ? '' : ` (“${content.words}”)`;
      const again = type === 'answer-revised' ? 'Revised: ' : '';
      return `${again}${list(content.values)}${words}`;
    }
    case 'fact-volunteered':
      return `Volunteered: ${list(content.values)}`;
    case 'facts-supplied':
      return `Worked out by Concord: ${list(content.values)}`;
    case 'obligation-opened':
      return `To be done by ${content.ownerName}: ${content.label}`;
    case 'obligation-closed':
      return `Done: ${content.how}${content.reference === null ? '' : ` (${content.reference})`}`;
    default: {
      const words = type.replaceAll('-', ' ');
      return words.charAt(0).toUpperCase() + words.slice(1);
    }
  }
}

/**
 * The whole record of a call, oldest first. In: its events in the order every desk folds them, and who has which id. Out: when,
 * by whom, and what, in the words of the call's own notes where it made one.
 */
export function recordLines(
  events: readonly CallEvent[],
  nameOf: (user: string) => string | null,
): readonly RecordLine[] {
  let call: CallState | null = null;
  return events.map((event) => {
    const before: number = call?.notes.length ?? 0;
    call = foldCall(call, event);
    const made = call?.notes.slice(0, call.notes.length - before) ?? [];
    const { by, atMs } = event;
    return {
      atMs,
      who: by === null ? 'Concord' : (nameOf(by.user) ?? `somebody (${by.role})`),
      text:
        made.length > 0
          ? made
              .map(({ text }) => text)
              .toReversed()
              .join('. ')
          : plainly(event),
    };
  });
}
