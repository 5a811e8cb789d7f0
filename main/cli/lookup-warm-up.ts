import { queryOf, type Query } from './lookup-line.ts';

const given = ['John', 'Mohammed', 'Kath'];
const family = ['Smith', 'Khan', 'Murphy'];
const streets = ['High Street', 'Station Road', 'Church Lane'];

const at = (list: readonly string[], n: number): string => list[n % list.length] ?? '';
const day = (n: number): string =>
  `19${String(30 + (n % 70))}-0${String(1 + (n % 9))}-${String(10 + (n % 19))}`;
/** Numbers that Ofcom keeps for drama: nobody has them. */
const drama = (n: number): string => `07700 900${String(n % 1000).padStart(3, '0')}`;

/** Of each kind of question so many; numbers are asked after most, and answered soonest. */
const numbers = 600;
const others = 3;

function* questions(): Generator<Readonly<Record<string, string | number>>> {
  for (let n = 0; n < others; n += 1) {
    const name = { given_name: at(given, n), surname: at(family, n) };
    yield { ...name, dob: day(n) };
    yield { ...name, age: 18 + n };
    yield { given_name: at(given, n), house: n + 1, street: at(streets, n), locality: 'Leicester' };
    yield { surname: `${at(family, n)}e`, postcode: 'LE1 1AA', phone: drama(n) };
    yield { text: `${at(given, n)} ${at(family, n)} ${day(n)} ${at(streets, n)}` };
  }
  for (let n = 0; n < numbers; n += 1) yield { phone: drama(n) };
}

/**
 * Asks about nobody in particular as somebody would ask: by name and date or age, by name and address, a name misheard, one of
 * everything, and by number. Done before the first real question, the code is compiled by then, and the first to ask does not wait for it.
 */
export function warmUp(answer: (query: Query) => string): void {
  for (const fields of questions()) {
    const query = queryOf(JSON.stringify({ type: 'query', qid: 0, fields }));
    if (query !== null && typeof query !== 'string') answer(query);
  }
}
