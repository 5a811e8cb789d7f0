const shape =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface Parts {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

/** Year, month and day of a date as FHIR writes it; null if there is no such day. */
export function partsOf(text: string): Parts | null {
  const found = shape.exec(text);
  if (!found) return null;
  const year = Number(found[1]);
  const month = found[2] === undefined ? null : Number(found[2]);
  const day = found[3] === undefined ? null : Number(found[3]);
  if (month !== null && (month < 1 || month > 12)) return null;
  if (day !== null && (day < 1 || day > daysIn(year, month ?? 1))) return null;
  if (text.includes('T') && Number.isNaN(Date.parse(text))) return null;
  return { year, month, day };
}

export const isDate = (text: string): boolean => partsOf(text) !== null;

const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The first moment of a year, month, day or instant, ms since 1970. Days begin at midnight UTC. */
export function startMs(text: string): number | null {
  const parts = partsOf(text);
  if (!parts) return null;
  if (text.includes('T')) return Date.parse(text);
  return Date.UTC(parts.year, (parts.month ?? 1) - 1, parts.day ?? 1);
}

/** The first moment after it: what ends "on 12 January" is still there on the evening of the 12th. */
export function endMs(text: string): number | null {
  const parts = partsOf(text);
  if (!parts) return null;
  if (text.includes('T')) return Date.parse(text);
  if (parts.month === null) return Date.UTC(parts.year + 1, 0, 1);
  if (parts.day === null) return Date.UTC(parts.year, parts.month, 1);
  return Date.UTC(parts.year, parts.month - 1, parts.day + 1);
}

/** True once the whole of the date lies in the past. A date that cannot be read counts as past: never shown as valid. */
export function isPast(text: string | null, nowMs: number): boolean {
  if (text === null) return false;
  const end = endMs(text);
  return end === null || end <= nowMs;
}

/** "14 Mar 1987", "Mar 1987", "1987"; the text itself if it is no date. */
export function inWords(text: string): string {
  const parts = partsOf(text);
  if (!parts) return text;
  const month = parts.month === null ? null : (months[parts.month - 1] ?? '');
  return [parts.day, month, parts.year].filter((part) => part !== null).join(' ');
}

const onTheWall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' });

/** "14 Mar 1987": the day of a moment (ms since 1970) by the clock on a British wall, summer time and all. */
export const dayInWords = (atMs: number): string => inWords(onTheWall.format(atMs));

/** Whole years; null where the year alone is known and the birthday could fall either side. */
export function ageAt(birthDate: string, nowMs: number): number | null {
  const parts = partsOf(birthDate);
  if (!parts || parts.month === null) return null;
  const now = new Date(nowMs);
  const years = now.getUTCFullYear() - parts.year;
  const before =
    now.getUTCMonth() + 1 < parts.month ||
    (now.getUTCMonth() + 1 === parts.month && now.getUTCDate() < (parts.day ?? 1));
  const age = before ? years - 1 : years;
  return age < 0 ? null : age;
}
