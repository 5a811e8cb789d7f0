import { fromWall, toWall } from '#shared/s136/london-time.ts';
import { isWorkingDay } from './bank-holidays.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

export type Opening =
  | { readonly open: true; readonly untilMs: number | null }
  | { readonly open: false; readonly fromMs: number };

const shape = /^(\d{1,2}):(\d{2}) to (\d{1,2}):(\d{2}) (every day|on working days)/u;

/** The window that begins on a day (a wall clock's midnight), as moments; null where there is none that day. */
function windowOn(
  day: number,
  [, fromHour, fromMinute, toHour, toMinute, days]: RegExpExecArray,
): { readonly fromMs: number; readonly untilMs: number } | null {
  if (days === 'on working days' && !isWorkingDay(day)) return null;
  const from = (Number(fromHour) * 60 + Number(fromMinute)) * minuteMs;
  const until = (Number(toHour) * 60 + Number(toMinute)) * minuteMs;
  return {
    fromMs: fromWall(day + from),
    untilMs: fromWall(day + (until <= from ? dayMs : 0) + until),
  };
}

/**
 * Whether a service is there, by the hours that the response table gives it: "24 hours", or "09:00 to 17:00 on working days",
 * "10:00 to 02:00 every day", whatever follows. In: the words and a moment (ms since 1970). Out: open and until when (null for
 * day and night), or closed and from when; null where the words say neither, and somebody has to read them.
 */
export function openingAt(hours: string, nowMs: number): Opening | null {
  if (hours.startsWith('24 hours')) return { open: true, untilMs: null };
  const found = shape.exec(hours);
  if (found === null) return null;
  const wall = toWall(nowMs);
  const today = wall - (((wall % dayMs) + dayMs) % dayMs);
  // Yesterday's may run past midnight; after a bank holiday weekend the next may be five days away.
  const windows = Array.from({ length: 9 }, (_, n) => windowOn(today + (n - 1) * dayMs, found));
  for (const window of windows) {
    if (window === null || window.untilMs <= nowMs) continue;
    return window.fromMs <= nowMs
      ? { open: true, untilMs: window.untilMs }
      : { open: false, fromMs: window.fromMs };
  }
  return null;
}
