import { placeKeys } from '#shared/contact/place-keys.ts';
import { soughtByFields, type SoughtFields } from '#shared/people/identity/sought.ts';
import { chiefName } from '#shared/people/names.ts';
import type { Address } from '#shared/people/person.ts';
import { pictureOf, type Picture, type Relation, type Stay } from '#shared/picture/picture.ts';
import { textOf, type ReadableDb, type Row } from '../journal/journal.ts';
import { createFinder, dayNumber } from '../people/index/find.ts';
import { nicknames } from '../people/index/nicknames.ts';
import { indexReader } from '../people/index/reader.ts';
import { usualBaseRate } from '../people/look-up.ts';
import { personContent } from '../people/person-content.ts';
import { callsAbout } from './calls-about.ts';
import { relationsOf, type KeptRelation } from './relations.ts';

export interface Pictures {
  /** Around the address in a text; empty where it has none with a house number. `except` is the call that asks. */
  readonly atAddress: (text: string, nowMs: number, except?: string | null) => Picture;
  /** Around a person, by their addresses and by who is what to them. */
  readonly ofPerson: (personId: string, nowMs: number, except?: string | null) => Picture;
}

/** People as they were met at an address, with where else they live or lived. */
interface Met {
  readonly stays: readonly Stay[];
  readonly elsewhere: readonly Stay[];
  /** People there whose records were not opened. */
  readonly notRead: number;
}

/** So many records are opened for one address: more live only where many do. */
const mostOpened = 24;
const mostAddresses = 4;
const nothing: Picture = { lines: [], more: 0, places: [], calls: [] };

/** The people, addresses and earlier calls of one store, two steps out. Reads identity, relations and calls, never a flag or a plan. */
export function createPictures(db: ReadableDb): Pictures {
  const finder = createFinder(indexReader(db), nicknames(), usualBaseRate);

  /** Everywhere somebody lives or lived, told apart by whether it is where one of `keys` is. */
  const residences = (row: Row, keys: readonly string[]): Omit<Met, 'notRead'> => {
    const person = personContent(db, row);
    const of = { personId: textOf(row, 'person_id'), name: chiefName({ ...person, id: '' }) };
    const isHere = (address: Address): boolean => keysOf(address).some((key) => keys.includes(key));
    const stay = (address: Address): Stay => ({
      ...of,
      place: inOneLine(address),
      from: address.from,
      to: address.to,
      old: address.old,
    });
    return {
      stays: person.addresses.filter(isHere).map(stay),
      elsewhere: person.addresses.filter((address) => !isHere(address)).map(stay),
    };
  };

  /** Who lives or lived where one of `keys` is: found by the index, borne out by the address itself. */
  const metAt = (keys: readonly string[], nowMs: number): Met => {
    const sought = soughtByFields(fieldsOf(keys), () => null);
    const { found } = finder.find(sought, dayNumber(nowMs));
    const here = found.filter(({ weighed: { place } }) => place !== null && place.house !== null);
    const met = here.slice(0, mostOpened).flatMap(({ pid }) => {
      const row = db.get('SELECT * FROM person WHERE pid = ?', pid);
      const one = row ? residences(row, keys) : null;
      return one === null || one.stays.length === 0 ? [] : [one];
    });
    return {
      stays: met.flatMap(({ stays }) => stays),
      elsewhere: met.flatMap(({ elsewhere }) => elsewhere),
      notRead: Math.max(0, here.length - mostOpened),
    };
  };

  const rowOf = (personId: string): Row | undefined =>
    db.get('SELECT * FROM person WHERE person_id = ?', personId);
  const personNamed = (personId: string): Relation['from'] => {
    const row = rowOf(personId);
    const name = row ? chiefName({ ...personContent(db, row), id: '' }) : 'Somebody not known here';
    return { personId, name };
  };
  const shown = (kept: KeptRelation): Relation => ({
    id: kept.id,
    from: personNamed(kept.fromPerson),
    to: personNamed(kept.toPerson),
    kind: kept.kind,
    since: kept.since,
    until: kept.until,
    note: kept.note,
    source: kept.source ?? 'source not stated',
  });

  const around = (
    centre: string | null,
    found: readonly Met[],
    keys: readonly string[],
    except: string | null,
  ): Picture => {
    const stays = found.flatMap((one) => one.stays);
    const people = new Set(stays.map(({ personId }) => personId));
    if (centre !== null) people.add(centre);
    const relations = relationsOf(db, [...people]).map(shown);
    /** Who is something to the centre is one step away, like who lives there. */
    const tied = new Set(
      relations
        .filter(({ from, to }) => from.personId === centre || to.personId === centre)
        .flatMap(({ from, to }) => [from.personId, to.personId])
        .filter((personId) => personId !== centre && !people.has(personId)),
    );
    const alsoElsewhere = [...(centre === null ? [] : [centre]), ...tied].flatMap((personId) => {
      const row = rowOf(personId);
      return row ? residences(row, []).elsewhere : [];
    });
    const names = new Map(
      [...stays, ...alsoElsewhere].map(({ personId, name }) => [personId, name]),
    );
    return pictureOf({
      centre,
      stays,
      elsewhere: [
        ...found.flatMap(({ elsewhere }) => elsewhere).filter((one) => one.personId !== centre),
        ...alsoElsewhere,
      ],
      relations,
      calls: callsAbout(db, [...people, ...tied], keys, except).map(
        ({ id, atMs, what, personId }) => ({
          id,
          atMs,
          what,
          about:
            personId === null
              ? null
              : { personId, name: names.get(personId) ?? personNamed(personId).name },
        }),
      ),
      notRead: found.reduce((sum, one) => sum + one.notRead, 0),
    });
  };

  return {
    atAddress: (text, nowMs, except = null) =>
      db.snapshot(() => {
        const keys = placeKeys(text);
        return keys.length === 0 ? nothing : around(null, [metAt(keys, nowMs)], keys, except);
      }),
    ofPerson: (personId, nowMs, except = null) =>
      db.snapshot(() => {
        const row = rowOf(personId);
        if (!row) return nothing;
        const places = personContent(db, row)
          .addresses.map(keysOf)
          .filter(({ length }) => length > 0)
          .slice(0, mostAddresses);
        return around(
          personId,
          places.map((keys) => metAt(keys, nowMs)),
          [],
          except,
        );
      }),
  };
}

/** `6/31 marlow gardens` and `6/31@le32ab` as what is looked for: the house is the last number of the door. */
function fieldsOf(keys: readonly string[]): SoughtFields {
  const fields: Record<string, string> = {};
  for (const key of keys) {
    const [, door = '', between = '', rest = ''] = /^(\S+?)([ @])(.*)$/.exec(key) ?? [];
    fields['house'] = door.slice(door.indexOf('/') + 1);
    fields[between === '@' ? 'postcode' : 'street'] = rest;
  }
  return fields;
}

const keysOf = ({ lines, postcode, text }: Address): readonly string[] =>
  placeKeys([...lines, postcode ?? '', text ?? ''].join(' '));

const inOneLine = ({ lines, postcode, text }: Address): string =>
  [...lines, postcode].filter(Boolean).join(', ') || (text ?? '');
