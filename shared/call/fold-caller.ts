import type { CallState } from './call.ts';
import { callerEvents } from './caller-events.ts';
import { channelWords, markWords, sharingWords } from './caller-words.ts';
import type { CallEvent } from './events.ts';

type CallerEvent = Extract<CallEvent, { type: keyof typeof callerEvents }>;

export const isCallerEvent = (event: CallEvent): event is CallerEvent =>
  Object.hasOwn(callerEvents, event.type);

const noted = (call: CallState, atMs: number, text: string): CallState => ({
  ...call,
  notes: [{ atMs, text, auto: true }, ...call.notes],
});

const because = (why: string | null): string => (why === null ? '' : `: ${why}`);

/** What is known of whoever is on the line, beside their name. A repeat changes nothing. */
export function foldCaller(call: CallState, event: CallerEvent): CallState {
  const { atMs } = event;
  switch (event.type) {
    case 'caller-marked': {
      const { markId: id, ...mark } = event.content;
      if (call.marks.some((one) => one.id === id)) return call;
      return noted(
        { ...call, marks: [...call.marks, { ...mark, id, atMs, gone: null }] },
        atMs,
        `${markWords[mark.as].label}: ${mark.why}`,
      );
    }
    case 'caller-unmarked': {
      const { markId: id, why, byName } = event.content;
      const mark = call.marks.find((one) => one.id === id && one.gone === null);
      if (mark === undefined) return call;
      const marks = call.marks.map((one) =>
        one.id === id ? { ...one, gone: { why, byName, atMs } } : one,
      );
      return noted(
        { ...call, marks },
        atMs,
        `Not so any more: ${markWords[mark.as].label.toLowerCase()}${because(why)}`,
      );
    }
    case 'channel-set': {
      const { channel, reach } = event.content;
      return noted(
        { ...call, channel: event.content },
        atMs,
        `${channelWords[channel].label}${because(reach)}`,
      );
    }
    case 'sharing-said': {
      const { answer, sharedWith, why } = event.content;
      return noted(
        { ...call, sharing: { ...event.content, atMs } },
        atMs,
        `Sharing with ${sharedWith}: ${sharingWords[answer].toLowerCase()}${because(why)}`,
      );
    }
  }
}
