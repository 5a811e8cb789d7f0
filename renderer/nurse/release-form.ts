import type { Request } from '#shared/contract/contract.ts';

export type ReleaseRequest = Request<'people.release'>;
export type PersonTold = ReleaseRequest['personTold'];

export type ReleaseDraft = {
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly basis: string;
  readonly personTold: PersonTold | null;
  /** "2027-03-01" as a date field gives it; the release ends with that day. */
  readonly until: string;
};

export const emptyRelease: ReleaseDraft = {
  fields: [],
  purpose: '',
  basis: '',
  personTold: null,
  until: '',
};

export const toldWords: Readonly<Record<PersonTold, string>> = {
  agreed: 'They agreed',
  told: 'They were told',
  'not-safe-to-tell': 'Not safe to tell them',
  refused: 'They refused',
};

/** The request a discloser's form makes, or the sentence that says what is missing. */
export function releaseRequest(itemId: string, draft: ReleaseDraft): ReleaseRequest | string {
  const { fields, personTold, until } = draft;
  if (fields.length === 0) return 'Choose at least one field to release.';
  if (draft.purpose.trim() === '') return 'Say what the release is for.';
  if (draft.basis.trim() === '') return 'Name the lawful basis of the release.';
  if (personTold === null) return 'Say whether the person was told.';
  const expiresAtMs = Date.parse(`${until}T23:59:59`);
  if (Number.isNaN(expiresAtMs)) return 'Choose the day the release ends, a year from now at most.';
  return {
    itemId,
    fields: [...fields],
    purpose: draft.purpose.trim(),
    basis: draft.basis.trim(),
    personTold,
    expiresAtMs,
  };
}
