import { isDate } from '#shared/people/dates.ts';

/** What is wrong with a day somebody gave on the command line, in words; null where it is one, or was not given. */
export const dayFault = (day: string | undefined): string | null =>
  day === undefined || (isDate(day) && day.length === 10)
    ? null
    : `"${day}" is not a day. Write it as 2026-11-26.`;
