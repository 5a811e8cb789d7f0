const dayMs = 86_400_000;

/** Easter Sunday (UTC midnight) by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
}

const weekday = (day: number): number => new Date(day).getUTCDay();
const firstMonday = (year: number, month: number): number => {
  const first = Date.UTC(year, month, 1);
  return first + ((8 - weekday(first)) % 7) * dayMs;
};
const lastMonday = (year: number, month: number): number => {
  const last = Date.UTC(year, month + 1, 0);
  return last - ((weekday(last) + 6) % 7) * dayMs;
};
/** The day itself, or the next weekday that is not taken already. */
const orNext = (day: number, taken: readonly number[] = []): number =>
  weekday(day) === 0 || weekday(day) === 6 || taken.includes(day)
    ? orNext(day + dayMs, taken)
    : day;

/**
 * The regular bank holidays of England and Wales in a year, as UTC midnights (Banking and Financial Dealings Act 1971,
 * Schedule 1, and the days that are proclaimed each year). Those proclaimed for one year alone are not known here.
 */
export function bankHolidays(year: number): readonly number[] {
  const christmas = orNext(Date.UTC(year, 11, 25));
  return [
    orNext(Date.UTC(year, 0, 1)),
    easter(year) - 2 * dayMs,
    easter(year) + dayMs,
    firstMonday(year, 4),
    lastMonday(year, 4),
    lastMonday(year, 7),
    christmas,
    orNext(Date.UTC(year, 11, 26), [christmas]),
  ];
}

/** Whether a day (UTC midnight of its date in London) is Monday to Friday and no bank holiday. */
export const isWorkingDay = (day: number): boolean => {
  const on = weekday(day);
  return on !== 0 && on !== 6 && !bankHolidays(new Date(day).getUTCFullYear()).includes(day);
};
