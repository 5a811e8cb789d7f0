/**
 * People as Concord keeps them. Dates are as they were sent: `1987`, `1987-03`, `1987-03-14`, or an
 * instant with offset; `dates.ts` turns them into times. Absent is null: it was not stated.
 */
export interface PersonName {
  readonly use: 'official' | 'usual' | 'nickname' | 'old' | 'maiden' | 'other';
  readonly given: readonly string[];
  readonly family: string | null;
  /** The whole name as one text, where only that was sent. */
  readonly text: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Identifier {
  readonly system: 'nhs-number' | 'other';
  /** The naming system as sent, for `other`. */
  readonly namespace: string | null;
  readonly value: string;
  /** False for an NHS number that fails its check digit: shown with a warning, never matched on. */
  readonly valid: boolean;
}

export interface Phone {
  readonly asWritten: string;
  /** The number in full, +44…, where it could be understood; only this is matched on. */
  readonly e164: string | null;
  readonly use: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Address {
  readonly lines: readonly string[];
  readonly locality: string | null;
  readonly postcode: string | null;
  /** The whole address as one text, where only that was sent. */
  readonly text: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** True where the sender calls it an old one, with or without dates. */
  readonly old: boolean;
}

export type Gender = 'male' | 'female' | 'other' | 'unknown';

export interface Person {
  readonly id: string;
  readonly names: readonly PersonName[];
  readonly birthDate: string | null;
  /** `at` is null where only the fact of death was sent. */
  readonly deceased: { readonly at: string | null } | null;
  readonly gender: Gender;
  readonly identifiers: readonly Identifier[];
  readonly phones: readonly Phone[];
  readonly addresses: readonly Address[];
  /** The sender has taken the record out of use (FHIR `active: false`). */
  readonly inactive: boolean;
}

/** Where a record came from, so that anyone can go back to it. */
export interface SourcePointer {
  /** `Flag/123`, or a CSV row. */
  readonly reference: string;
  readonly version: string | null;
  readonly lastUpdated: string | null;
  readonly file: string;
  readonly place: string;
}

export type Status = 'active' | 'superseded' | 'entered-in-error';

/** Kinds that may never be released to the handler role (design section 4). */
export type Protected = 'fgm' | 'child-protection' | 'diagnosis' | 'consent';

/** What every record about a person carries besides its content. */
export interface ItemBase {
  readonly id: string;
  readonly personId: string;
  /** What comes from the NHS waits for a named discloser. */
  readonly origin: 'nhs' | 'police';
  readonly protectedAs: Protected | null;
  readonly source: SourcePointer;
}

/** A contact somebody listed for the person: a third party's data, so it waits for release as well. */
export interface Relation extends ItemBase {
  readonly kind: 'relation';
  readonly name: string | null;
  readonly relationship: string | null;
  readonly phones: readonly Phone[];
  readonly status: Status;
  readonly from: string | null;
  readonly to: string | null;
}

/** What the person agreed to or refused. It can narrow what is shown, and never widens it. */
export interface ConsentRecord extends ItemBase {
  readonly kind: 'consent';
  readonly decision: 'permit' | 'deny' | 'not-stated';
  readonly about: string | null;
  readonly at: string | null;
  readonly status: Status;
}
