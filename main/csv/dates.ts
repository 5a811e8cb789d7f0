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
