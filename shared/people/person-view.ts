import { ageAt, inWords, isPast } from './dates.ts';
import { whyNotInForce } from './expiry.ts';
import { fieldsOf, releasableFields } from './fields.ts';
import { chiefName, humanText, nickname } from './names.ts';
import type { Address, Person } from './person.ts';
import type { Item, PersonRecord } from './record.ts';
import { releasedNow } from './release.ts';
import { contactView, flagView, planView, pointerView, type Seen } from './view-item.ts';
import type { AddressView, PersonView, WithheldView } from './view.ts';

export interface Viewer {
  readonly role: string;
  readonly nowMs: number;
}

type Sight = { readonly item: Item; readonly seen: Seen };

/**
 * A person as one role sees them at one moment. The nurse, who is a user of the NHS record, sees all
 * that is in force; every other role sees what did not come from the NHS and what a nurse has released.
 * What is left out is named without its content, with the reason.
 */
export function personView(record: PersonRecord, viewer: Viewer): PersonView {
  const { person } = record;
  const { nowMs } = viewer;
  const sights: Sight[] = [];
  const withheld: WithheldView[] = [];
  for (const item of record.items) {
    const sight = sightOf(item, record, viewer);
    if (sight.seen) sights.push({ item, seen: sight.seen });
    if (sight.withheld) withheld.push(sight.withheld);
  }
  return {
    ...who(person, nowMs),
    plan:
      sights.flatMap(({ item, seen }) =>
        item.kind === 'plan' ? planView(item, seen, nowMs) : [],
      )[0] ?? null,
    pointers: sights.flatMap(({ item, seen }) =>
      item.kind === 'pointer' ? pointerView(item, seen, nowMs) : [],
    ),
    flags: sights.flatMap(({ item, seen }) =>
      item.kind === 'flag' ? flagView(item, seen, nowMs) : [],
    ),
    contacts: sights.flatMap(({ item, seen }) =>
      item.kind === 'relation' ? contactView(item, seen) : [],
    ),
    withheld,
    cachedAtMs: record.importedAtMs,
    source: record.source,
  };
}

function sightOf(
  item: Item,
  record: PersonRecord,
  { role, nowMs }: Viewer,
): { seen: Seen | null; withheld: WithheldView | null } {
  const hidden = (why: string) => ({
    seen: null,
    withheld: { kind: item.kind, what: whatIs(item), why },
  });
  const notInForce = whyNotInForce(item, nowMs);
  if (notInForce !== null) return hidden(`Not shown: ${notInForce}`);
  const { fields, newest } = releasedNow(item, record, nowMs);
  if (role === 'nurse') return { seen: { fields: null, release: newest }, withheld: null };
  if (item.protectedAs !== null) {
    // "FGM is never shown" would itself tell: only consent may be named by its kind.
    return hidden(
      item.protectedAs === 'consent'
        ? 'Consent details are never released to call handlers'
        : 'Of a kind that is never released to call handlers',
    );
  }
  if (item.origin !== 'nhs') return { seen: { fields: null, release: null }, withheld: null };
  if (fields.size === 0) {
    const expired = record.releases.some((one) => one.itemId === item.id);
    return hidden(
      expired
        ? 'Its release has expired; a nurse may release it again'
        : 'From the NHS, waiting for a nurse to release it',
    );
  }
  const rest = releasableFields(item).filter(({ field }) => !fields.has(field)).length;
  return {
    seen: { fields, release: newest },
    withheld:
      rest === 0
        ? null
        : {
            kind: item.kind,
            what: `${whatIs(item)}: ${rest} of ${filledFields(item)} fields`,
            why: 'Not released by the nurse',
          },
  };
}

const filledFields = (item: Item): number =>
  fieldsOf(item).filter(([, , value]) => value !== null && value !== '').length;

/** Says that something is there, and nothing of what it says: even a kind can disclose (FGM, child protection). */
function whatIs(item: Item): string {
  if (item.protectedAs !== null && item.kind !== 'consent') return 'An NHS record';
  const origin = item.origin === 'nhs' ? 'NHS' : 'police';
  switch (item.kind) {
    case 'flag':
      return `A flag from the ${origin === 'NHS' ? 'NHS' : 'police'}`;
    case 'plan':
      return 'A care plan';
    case 'pointer':
      return 'A pointer to a plan held elsewhere';
    case 'relation':
      return 'A listed contact';
    case 'consent':
      return 'A consent record';
  }
}

function who(person: Person, nowMs: number) {
  const addresses = person.addresses.map((address) => addressView(address, nowMs));
  return {
    personId: person.id,
    name: chiefName(person),
    nickname: nickname(person),
    names: person.names.flatMap((name) => {
      const text = humanText(name);
      return text === null ? [] : { use: name.use, text, dates: span(name.from, name.to) };
    }),
    born: person.birthDate === null ? null : inWords(person.birthDate),
    age:
      person.birthDate === null || person.deceased !== null ? null : ageAt(person.birthDate, nowMs),
    deceased: person.deceased !== null,
    deceasedAt: person.deceased?.at == null ? null : inWords(person.deceased.at),
    gender: person.gender,
    pronoun: ({ male: 'him', female: 'her', other: 'them', unknown: 'them' } as const)[
      person.gender
    ],
    identifiers: person.identifiers
      .filter(({ system }) => system === 'nhs-number')
      .map(({ value, valid }) => ({
        system: 'NHS number',
        value,
        warning: valid ? null : 'Fails its check digit; nobody is matched by it',
      })),
    phones: person.phones.map((phone) => ({
      number: phone.e164 ?? phone.asWritten,
      state:
        phone.use === 'old' || isPast(phone.to, nowMs) ? ('past' as const) : ('present' as const),
    })),
    address: addresses.find(({ state }) => state === 'present')?.text ?? null,
    addresses,
  };
}

function addressView(address: Address, nowMs: number): AddressView {
  const parts = [...address.lines, address.locality, address.postcode].filter(
    (part) => part !== null,
  );
  return {
    text: address.lines.length === 0 && address.text !== null ? address.text : parts.join(', '),
    postcode: address.postcode,
    from: address.from === null ? null : inWords(address.from),
    to: address.to === null ? null : inWords(address.to),
    state: address.old || isPast(address.to, nowMs) ? 'past' : 'present',
  };
}

const span = (from: string | null, to: string | null): string | null => {
  if (from === null && to === null) return null;
  return [from === null ? null : `from ${inWords(from)}`, to === null ? null : `to ${inWords(to)}`]
    .filter((part) => part !== null)
    .join(' ');
};
