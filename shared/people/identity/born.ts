/** How a date of birth that was said stands to the one on record. */
export type BornLikeness =
  'exact' | 'day-and-month-swapped' | 'one-digit' | 'same-year' | 'same-day' | 'part';

const parts = (date: number) => ({
  year: Math.floor(date / 10000),
  month: Math.floor(date / 100) % 100,
  day: date % 100,
});

const digits = (date: number): string => String(date).padStart(8, '0');

/**
 * P(said | on record) and in which way, null where they have nothing in common. Dates as yyyymmdd with 0 for a part
 * that is not known; a part that one side does not know says nothing. Shares from Febrl 1 to 3 and generated calls.
 */
export function bornAs(
  said: number,
  held: number,
): { readonly likeness: BornLikeness; readonly chance: number } | null {
  if (said === held && said % 100 > 0) return { likeness: 'exact', chance: 0.88 };
  const [a, b] = [parts(said), parts(held)];
  const known =
    (a.year === 0 || b.year === 0 ? 0 : 4) +
    (a.month === 0 || b.month === 0 ? 0 : 2) +
    (a.day === 0 || b.day === 0 ? 0 : 1);
  const agree =
    (a.year > 0 && a.year === b.year ? 4 : 0) +
    (a.month > 0 && a.month === b.month ? 2 : 0) +
    (a.day > 0 && a.day === b.day ? 1 : 0);
  if (known < 7) return known > 0 && agree === known ? { likeness: 'part', chance: 0.88 } : null;
  if (a.year === b.year && a.day === b.month && a.month === b.day)
    return { likeness: 'day-and-month-swapped', chance: 0.03 };
  const [x, y] = [digits(said), digits(held)];
  const apart: number[] = [];
  for (let at = 0; at < x.length; at++) if (x[at] !== y[at]) apart.push(at);
  if (apart.length === 1) return { likeness: 'one-digit', chance: 0.04 / 40 };
  const [first, second] = apart;
  if (
    apart.length === 2 &&
    first !== undefined &&
    second === first + 1 &&
    x[first] === y[second] &&
    x[second] === y[first]
  )
    return { likeness: 'one-digit', chance: 0.01 / 5 };
  if (agree === 3) return { likeness: 'same-day', chance: 0.015 / 60 };
  if (agree === 6) return { likeness: 'same-year', chance: 0.012 / 30 };
  if (agree === 5) return { likeness: 'same-year', chance: 0.012 / 12 };
  if (agree === 4) return { likeness: 'same-year', chance: 0.004 / 300 };
  return null;
}

/** P(age said | this many years off), by years; beyond, next to nothing. Callers and witnesses round and guess. */
export function agedAs(yearsOff: number): number {
  return [0.52, 0.14, 0.06, 0.025, 0.008, 0.004][Math.abs(yearsOff)] ?? 0;
}

/** Whole years on a day, from dates as yyyymmdd; where the birthday is not known, the mean of both. */
export function yearsAt(born: number, today: number): number {
  const years = Math.floor(today / 10000) - Math.floor(born / 10000);
  return born % 10000 > today % 10000 ? years - 1 : years;
}

const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isDay = ({ year, month, day }: ReturnType<typeof parts>): boolean =>
  year > 1850 && year < 2150 && month >= 1 && day >= 1 && day <= (daysIn[month - 1] ?? 0);

/** Dates that are typed like this by one usual slip: what to look for besides the date itself. */
export function datesNear(said: number): readonly number[] {
  const near = new Set<number>();
  const { year, month, day } = parts(said);
  near.add(year * 10000 + day * 100 + month);
  const text = digits(said);
  for (let at = 0; at < 8; at++) {
    for (let digit = 0; digit <= 9; digit++)
      near.add(Number(text.slice(0, at) + String(digit) + text.slice(at + 1)));
    if (at < 7)
      near.add(
        Number(text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)),
      );
  }
  near.delete(said);
  return [...near].filter((date) => isDay(parts(date)));
}
