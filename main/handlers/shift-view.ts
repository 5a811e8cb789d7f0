import type { DeskView } from '#shared/contract/view.ts';
import { outcomeOf } from '#shared/call/outcome.ts';
import { outcomeWords } from '#shared/call/outcome-words.ts';
import { shiftCounts, shiftMs } from '#shared/call/shift-counts.ts';
import { callLine } from './call-line.ts';
import { leftBehind } from './handing-view.ts';
import type { Ports } from './ports.ts';

/** The shift as a supervisor sees it: counts that open to their calls, and the calls that are over. */
export function shiftView(ports: Ports, user: string): NonNullable<DeskView['shift']> {
  const nowMs = ports.nowMs();
  const sinceMs = nowMs - shiftMs;
  const calls = ports.calls.since(sinceMs);
  const left = leftBehind(ports, calls);
  return {
    sinceMs,
    left,
    counts: shiftCounts(calls, nowMs, new Set(left.map(({ callId }) => callId))).map((count) => ({
      ...count,
      calls: [...count.calls],
    })),
    closed: calls
      .filter(({ closedAtMs }) => closedAtMs !== null)
      .map((call) => {
        const outcome = outcomeOf(call);
        return {
          ...callLine(ports, call, user),
          outcome:
            outcome === null
              ? null
              : [outcomeWords[outcome.kind].label, outcome.detail ?? []].flat().join(': '),
          reviews: call.reviews.map(
            ({ byName, agrees }) => `${byName} ${agrees ? 'agrees' : 'does not agree'}`,
          ),
        };
      }),
  };
}
