import { placeKeys } from '#shared/contact/place-keys.ts';
import { soughtByFields, type SoughtFields } from '#shared/people/identity/sought.ts';
import { chiefName } from '#shared/people/names.ts';
import type { Address } from '#shared/people/person.ts';
import { pictureOf, type Picture, type Relation, type Stay } from '#shared/picture/picture.ts';
import { textOf, type ReadableDb } from '../journal/journal.ts';
import { createFinder, dayNumber } from '../people/index/find.ts';
import { nicknames } from '../people/index/nicknames.ts';
import { indexReader } from '../people/index/reader.ts';
import { usualBaseRate } from '../people/look-up.ts';
import { personContent } from '../people/person-content.ts';
import { relationsOf, type KeptRelation } from './relations.ts';

export interface Pictures {
  /** Around the address in a text; empty where it has none with a house number. */
  readonly atAddress: (text: string, nowMs: number) => Picture;
  /** Around a person, by their addresses and by who is what to them. */
  readonly ofPerson: (personId: string, nowMs: number) => Picture;
}

interface Stays {
  readonly stays: readonly Stay[];
  /** People there whose records were not opened. */
  readonly notRead: number;
}

/** So many records are opened for one address: more live only where many do. */
const mostOpened = 24;
const mostAddresses = 4;
const nothing: Picture = { lines: [], more: 0 };

/** The people and addresses of one store, two steps out. Reads identity and relations, never a flag or a plan. */
export function createPictures(db: ReadableDb): Pictures {
  const finder = createFinder(indexReader(db), nicknames(), usualBaseRate);

  /** Who lives or lived where one of `keys` is: found by the index, borne out by the address itself. */
  const staysAt = (keys: readonly string[], nowMs: number): Stays => {
    const sought = soughtByFields(fieldsOf(keys), () => null);
    const { found } = finder.find(sought, dayNumber(nowMs));
    const here = found.filter(({ weighed: { place } }) => place !== null && place.house !== null);
    const stays = here.slice(0, mostOpened).flatMap(({ pid }) => {
      const row = db.get('SELECT * FROM person WHERE pid = ?', pid);
      if (!row) return [];
      const person = personContent(db, row);
      return person.addresses
        .filter((address) => keysOf(address).some((key) => keys.includes(key)))
        .map((address) => ({
          personId: textOf(row, 'person_id'),
          name: chiefName({ ...person, id: '' }),
          place: inOneLine(address),
          from: address.from,
          to: address.to,
          old: address.old,
        }));
    });
    return { stays, notRead: Math.max(0, here.length - mostOpened) };
  };

  const personNamed = (personId: string): Relation['from'] => {
    const row = db.get('SELECT * FROM person WHERE person_id = ?', personId);
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

  const around = (centre: string | null, found: readonly Stays[]): Picture => {
    const stays = found.flatMap((one) => one.stays);
    const people = new Set(stays.map(({ personId }) => personId));
    if (centre !== null) people.add(centre);
    if (people.size === 0) return nothing;
    const notRead = found.reduce((sum, one) => sum + one.notRead, 0);
    return pictureOf(centre, stays, relationsOf(db, [...people]).map(shown), notRead);
  };

  return {
    atAddress: (text, nowMs) =>
      db.snapshot(() => {
        const keys = placeKeys(text);
        return keys.length === 0 ? nothing : around(null, [staysAt(keys, nowMs)]);
      }),
    ofPerson: (personId, nowMs) =>
      db.snapshot(() => {
        const row = db.get('SELECT * FROM person WHERE person_id = ?', personId);
        if (!row) return nothing;
        const places = personContent(db, row)
          .addresses.map(keysOf)
          .filter(({ length }) => length > 0);
        return around(
          personId,
          places.slice(0, mostAddresses).map((keys) => staysAt(keys, nowMs)),
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
