import { err, ok, type Result } from '#shared/kit/result.ts';

const hourMs = 3_600_000;

/** The last Sunday of a month at 01:00 UTC, when clocks change in the United Kingdom (Summer Time Order 2002). */
function lastSundayAtOne(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1);
}

/** Whether British Summer Time holds at this moment, ms since 1970. */
export function isSummer(atMs: number): boolean {
  const year = new Date(atMs).getUTCFullYear();
  return atMs >= lastSundayAtOne(year, 2) && atMs < lastSundayAtOne(year, 9);
}

/** A moment as the fields of a wall clock in London, kept as if they were UTC: to count days and minutes with. */
export const toWall = (atMs: number): number => atMs + (isSummer(atMs) ? hourMs : 0);

/** The moment at which that clock shows this; the first of two in autumn, the hour after in the one that spring leaves out. */
export const fromWall = (wallMs: number): number =>
  isSummer(wallMs - hourMs) ? wallMs - hourMs : wallMs;

/** The same day so many years later, of the calendar in London; the first of March where there is no 29 February. */
export const yearsAfter = (atMs: number, years: number): string => {
  // A time that cannot be is as late as can be: nothing of it is over.
  const isTime = atMs >= 0 && atMs < Date.UTC(9000, 0, 1);
  const wall = new Date(isTime ? toWall(atMs) : Date.UTC(9000, 0, 1));
  return new Date(Date.UTC(wall.getUTCFullYear() + years, wall.getUTCMonth(), wall.getUTCDate()))
    .toISOString()
    .slice(0, 10);
};

const two = (n: number): string => String(n).padStart(2, '0');
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A moment as a clock on the wall in London shows it: "26 Nov 2026, 23:10". */
export function onTheWall(atMs: number): string {
  const wall = new Date(atMs + (isSummer(atMs) ? hourMs : 0));
  return `${String(wall.getUTCDate())} ${months[wall.getUTCMonth()] ?? ''} ${String(wall.getUTCFullYear())}, ${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`;
}

/** "02:00": the hour and minute of that clock. */
export const wallClock = (atMs: number): string => {
  const wall = new Date(toWall(atMs));
  return `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`;
};

const shape = /^(?:(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?\s+)?(\d{1,2})[:.](\d{2})(?:\s*(BST|GMT))?$/iu;

/** A time without a day is one of the last twelve hours; further back, the day has to be written. */
const longestWithoutDayMs = 12 * hourMs;

const notATime = (text: string): string =>
  `“${text}” is not a time. Write 14:30, or with the day 25/11 14:30.`;

/** The moments at which a wall clock in London shows this: none in the hour that spring leaves out, two in the one that autumn repeats. */
function moments(wallMs: number, zone: string | undefined): readonly number[] {
  return [wallMs - hourMs, wallMs].filter((atMs) => {
    const summer = atMs === wallMs - hourMs;
    return isSummer(atMs) === summer && (zone === undefined || (zone === 'BST') === summer);
  });
}

/**
 * Reads a time that somebody typed, as a wall clock in London shows it. In: the text, and the present, ms since 1970. Out:
 * ms since 1970, or in words why it is none: not a time, in the future, an hour that does not exist or came twice.
 */
export function readTime(text: string, nowMs: number): Result<number, string> {
  const typed = text.trim();
  const found = shape.exec(typed);
  if (found === null) return err(notATime(typed));
  const [, day, month, year, hour, minute, zoneTyped] = found;
  const zone = zoneTyped?.toUpperCase();
  if (Number(hour) > 23 || Number(minute) > 59) return err(notATime(typed));
  const wallNow = new Date(nowMs + (isSummer(nowMs) ? hourMs : 0));
  const thisYear = wallNow.getUTCFullYear();
  const date = (inYear: number): number | null => {
    if (day === undefined || month === undefined) return null;
    const at = new Date(Date.UTC(inYear, Number(month) - 1, Number(day)));
    return at.getUTCDate() === Number(day) && at.getUTCMonth() === Number(month) - 1
      ? at.getTime()
      : null;
  };
  const midnight = Date.UTC(thisYear, wallNow.getUTCMonth(), wallNow.getUTCDate());
  const clock = Number(hour) * hourMs + Number(minute) * 60_000;
  let days: readonly (number | null)[] = [midnight, midnight - 24 * hourMs];
  // Without a year it is the last time that day came: 31/12 written on 1 January was yesterday.
  if (day !== undefined)
    days = year === undefined ? [date(thisYear), date(thisYear - 1)] : [date(Number(year))];
  if (days[0] === null || days[0] === undefined)
    return err(`“${typed}” names a day that does not exist.`);
  const known = days.flatMap((one) => (one === null ? [] : [moments(one + clock, zone)]));
  if (known[0]?.length === 0)
    return err(
      zone === undefined
        ? `${typed} did not exist that night: the clocks went forward from 01:00 to 02:00.`
        : `${typed} does not exist: that was not the time of the clocks then.`,
    );
  const past = known.find((at) => at.some((one) => one <= nowMs)) ?? [];
  const [first, second] = past.filter((one) => one <= nowMs);
  if (first === undefined) return err(`${typed} is in the future.`);
  if (second !== undefined)
    return err(
      `${typed} came twice that night, when the clocks went back. Write ${typed} BST for the first or ${typed} GMT for the second.`,
    );
  // A slip of the day would move a legal clock by a whole day.
  if (day === undefined && nowMs - first > longestWithoutDayMs)
    return err(
      `${typed} today is in the future, and yesterday it is more than 12 hours ago. If it was then, write the day too: 25/11 14:30.`,
    );
  return ok(first);
}
