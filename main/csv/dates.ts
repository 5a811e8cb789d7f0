import { err, ok, type Result } from '#shared/kit/result.ts';
import { isDate } from '#shared/people/dates.ts';

/** Day, month and year as a sender writes them: 21/11/2025, 11/21/2025, 2025/11/21. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * A date of a table in ISO form, as far as it goes: 1987, 1987-03, 1987-03-14. `order` is what was stated of numbers with
 * slashes, dots or dashes. The error is `asks` where the order was not stated (no date is guessed at) and `none` for what is no date.
 */
export function dateIn(text: string, order: DateOrder | null): Result<string, 'asks' | 'none'> {
  if (isDate(text)) return ok(text);
  const worded = /^(\d{1,2})[\s/.-]+([a-z]{3})[a-z]*[\s/.,-]+(\d{4})$/i.exec(text);
  if (worded) {
    const month = months.indexOf((worded[2] ?? '').toLowerCase()) + 1;
    return month === 0 ? err('none') : iso(worded[3] ?? '', String(month), worded[1] ?? '');
  }
  const compact =
    order === 'ymd' ? /^(\d{4})(\d{2})(\d{2})$/.exec(text) : /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  const parts = compact ?? /^(\d{1,4})[/.\s-](\d{1,2})[/.\s-](\d{1,4})$/.exec(text);
  if (!parts) return err('none');
  const [, first = '', second = '', third = ''] = parts;
  if (first.length === 4 && compact === null) return iso(first, second, third);
  if (order === null) return err('asks');
  if (order === 'ymd') return iso(first, second, third);
  return order === 'dmy' ? iso(third, second, first) : iso(third, first, second);
}

function iso(year: string, month: string, day: string): Result<string, 'none'> {
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return year.length === 4 && isDate(found) ? ok(found) : err('none');
}

const londonNow = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
});

/** How far London's clocks are ahead of UTC at an instant, ms. */
function londonAhead(atMs: number): number {
  const part = Object.fromEntries(
    londonNow.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]),
  );
  const local = Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'],
    part['hour'],
    part['minute'],
  );
  return local - Math.floor(atMs / 60_000) * 60_000;
}

/**
 * A moment of a table: a date and a time of day, or an instant with its offset; ms since 1970. Without an offset it is the
 * time on the clocks of London; of the hour that comes twice in October, the first. Errors as for `dateIn`.
 */
export function momentIn(text: string, order: DateOrder | null): Result<number, 'asks' | 'none'> {
  if (/T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) {
    const at = Date.parse(text);
    return Number.isNaN(at) ? err('none') : ok(at);
  }
  const [, day = '', hour = '', minute = '', second] =
    /^(.*?)[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/.exec(text) ?? [];
  const date = dateIn(day.trim(), order);
  if (!date.ok) return date;
  if (date.value.length !== 10 || Number(hour) > 23 || Number(minute) > 59) return err('none');
  const clock = Date.parse(`${date.value}T${hour.padStart(2, '0')}:${minute}:${second ?? '00'}Z`);
  if (Number.isNaN(clock)) return err('none');
  const early = clock - 60 * 60 * 1000;
  return ok(early + londonAhead(early) === clock ? early : clock - londonAhead(clock));
}
