import { isDate } from './dates.ts';
import { fold } from './names.ts';
import { nhsNumber } from './nhs-number.ts';

/** What a handler typed into the one field, taken apart. */
export interface Asked {
  /** Texts that may be telephone numbers, as written. */
  readonly numbers: readonly string[];
  /** Valid NHS numbers only. */
  readonly nhsNumbers: readonly string[];
  /** Dates as `1987-03-14`; `1987-03` or `1987` where the rest was not typed. */
  readonly dates: readonly string[];
  /** "age 41", "41 years old"; null where none was typed. */
  readonly age: number | null;
  /** Postcodes without their space, upper case. */
  readonly postcodes: readonly string[];
  /** Everything else, folded: names, streets, house numbers. */
  readonly words: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

type Read = (parts: readonly string[], nowMs: number) => string | null;

/** Day before month, as it is written and said in Britain. */
const dateForms: readonly (readonly [RegExp, Read])[] = [
  [/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/i, ([y, m, d]) => iso(y, m, d)],
  [
    /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/i,
    // What cannot be a day and month is a month and day, as elsewhere.
    ([d, m, y], now) => iso(century(y, now), m, d) ?? iso(century(y, now), d, m),
  ],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]${month}[ ,-]+(\\d{4}|\\d{2})\\b`, 'i'),
    ([d, m, y], now) => iso(century(y, now), monthNumber(m), d),
  ],
  [
    new RegExp(`\\b${month}[ -](\\d{1,2})(?:st|nd|rd|th)?[ ,-]+(\\d{4})\\b`, 'i'),
    ([m, d, y]) => iso(y, monthNumber(m), d),
  ],
  [/\b(\d{2})(\d{2})(\d{4})\b/, ([d, m, y]) => iso(y, m, d)],
];

/** Reads the one field: telephone, NHS number, date of birth, postcode and words, in any order. */
export function takeApart(text: string, nowMs: number): Asked {
  let rest = ` ${text.normalize('NFKC')} `;
  const take = (pattern: RegExp, read: (found: readonly string[]) => string | null): string[] => {
    const taken: string[] = [];
    rest = rest.replace(
      new RegExp(pattern.source, `${pattern.flags}g`),
      (whole, ...more: unknown[]) => {
        const value = read(more.filter((part) => typeof part === 'string').slice(0, -1));
        if (value === null) return whole;
        taken.push(value);
        return ' ';
      },
    );
    return taken;
  };
  const dates = dateForms.flatMap(([pattern, read]) =>
    take(pattern, (parts) => read(parts, nowMs)),
  );
  const ages = take(
    /\b(?:aged?|age of) (\d{1,3})\b|\b(\d{1,3}) ?(?:yrs?|years?|yo|y\/o)(?: old| of age)?\b/i,
    (parts) => parts.find((part) => part !== '') ?? null,
  );
  const numbers = take(
    /((?:\+44|\b0044)(?:[ ()-]{0,3}\d){9,11}|(?:\+|\b00)\d(?:[ ()-]{0,2}\d){7,13}|\b0(?:[ ()-]{0,2}\d){9,10})(?!\d)/,
    ([number]) => number?.trim() ?? null,
  );
  const nhsNumbers = take(/\b(\d{3}[ -]?\d{3}[ -]?\d{4})\b/, ([number]) => nhsNumber(number ?? ''));
  const months = take(new RegExp(`\\b${month},? (\\d{4})\\b`, 'i'), ([m, y]) => yearMonth(y, m));
  const years = take(/(?<![\d/.-])\b((?:19|20)\d{2})\b(?!\s*\d)/, ([y]) => y ?? null);
  const postcodes = take(/\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b/i, ([out, inward]) =>
    `${out ?? ''}${inward ?? ''}`.toUpperCase(),
  );
  const words = fold(rest)
    .split(' ')
    .filter((word) => word !== '' && !filler.has(word));
  return {
    numbers,
    nhsNumbers,
    dates: [...dates, ...months, ...years],
    age: ages[0] === undefined ? null : Number(ages[0]),
    postcodes,
    words: [...new Set(words)],
  };
}

const filler = new Set([
  'mr',
  'mrs',
  'miss',
  'ms',
  'dr',
  'dob',
  'born',
  'nhs',
  'tel',
  'phone',
  'the',
  'of',
  'at',
  'and',
]);

function iso(y: string | undefined, m: string | undefined, d: string | undefined): string | null {
  const text = `${y ?? ''}-${(m ?? '').padStart(2, '0')}-${(d ?? '').padStart(2, '0')}`;
  return isDate(text) ? text : null;
}

function yearMonth(year: string | undefined, name: string | undefined): string | null {
  const text = `${year ?? ''}-${monthNumber(name).padStart(2, '0')}`;
  return isDate(text) ? text : null;
}

/** Of two possible centuries the one that is not in the future. */
function century(year: string | undefined, nowMs: number): string | undefined {
  if (year?.length !== 2) return year;
  const now = new Date(nowMs).getUTCFullYear();
  return 2000 + Number(year) <= now ? `20${year}` : `19${year}`;
}

const monthNumber = (name: string | undefined): string =>
  String(months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1);
