import { protectedText } from './fhir/protected.ts';
import type { Item } from './record.ts';
import type { Protected } from './person.ts';

/** One field of an item, as the discloser sees it before releasing it. */
export interface ReleasableField {
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly releasable: boolean;
  readonly whyNot: string | null;
}

type Labelled = readonly (readonly [field: string, label: string, value: string | null])[];

/** The fields of an item that hold something, in reading order. */
export function fieldsOf(item: Item): Labelled {
  switch (item.kind) {
    case 'flag':
      return [
        ['category', 'Kind', item.category],
        ['text', 'Flag', item.text],
        ['notes', 'Notes', item.notes],
      ];
    case 'plan':
      return [
        ['whatHelps', 'What helps', item.whatHelps],
        ['whatMakesWorse', 'What makes it worse', item.whatMakesWorse],
        ['whoToCall', 'Who to call', item.whoToCall],
        ['aboutPolice', 'About police', item.aboutPolice],
        ['agreedResponse', 'Agreed response', item.agreedResponse],
        ['ownWords', 'In their own words', item.ownWords],
        ['other', 'Also in the plan', item.other],
      ];
    case 'pointer':
      return [
        ['title', 'Document', item.title],
        ['custodian', 'Held by', item.custodian],
        ['url', 'Where', item.url],
      ];
    case 'relation':
      return [
        ['name', 'Name', item.name],
        ['relationship', 'Relationship', item.relationship],
        ['phones', 'Telephone', item.phones.map(({ asWritten }) => asWritten).join(', ')],
      ];
    case 'consent':
      return [
        ['decision', 'Decision', item.decision],
        ['about', 'About', item.about],
      ];
  }
}

const never: Readonly<Record<Protected, string>> = {
  fgm: 'FGM information is never released to call handlers',
  'child-protection': 'child-protection information is never released to call handlers',
  diagnosis: 'a diagnosis is never released to call handlers',
  consent: 'consent details are never released to call handlers',
};

/** What of an item may be released to the handler role, with the reason where it may not. */
export function releasableFields(item: Item): readonly ReleasableField[] {
  return fieldsOf(item).flatMap(([field, label, value]) => {
    if (value === null || value === '') return [];
    const kept = item.protectedAs ?? protectedText(value);
    return {
      field,
      label,
      value,
      releasable: kept === null,
      whyNot: kept === null ? null : never[kept],
    };
  });
}
