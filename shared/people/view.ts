import type { ItemKind } from './record.ts';

/** Owner, review date and basis under everything shown, never behind a hover (contract `provenance`). */
export interface ProvenanceView {
  readonly owner: string;
  readonly review: string;
  readonly reviewOverdue: boolean;
  readonly basis: string;
  readonly released: string | null;
}

export interface FlagView {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly notes: string | null;
  readonly nature: 'fact' | 'instruction';
  readonly about: 'person' | 'address';
  /** Past its review date: shown, and said to be so. */
  readonly stale: boolean;
  readonly created: string | null;
  readonly expires: string | null;
  readonly provenance: ProvenanceView;
}

export interface PlanView {
  readonly whatHelps: string | null;
  readonly whatMakesWorse: string | null;
  readonly whoToCall: string | null;
  readonly aboutPolice: string | null;
  readonly agreedResponse: string | null;
  readonly ownWords: string | null;
  readonly other: string | null;
  readonly state: 'current' | 'out-of-date' | 'withdrawn';
  readonly expires: string | null;
  readonly provenance: ProvenanceView;
}

export interface PointerView {
  readonly title: string;
  readonly heldBy: string;
  readonly url: string | null;
  readonly provenance: ProvenanceView;
}

export interface ContactView {
  readonly name: string;
  readonly relation: string;
  readonly phone: string | null;
}

export interface AddressView {
  readonly text: string;
  readonly postcode: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly state: 'present' | 'past';
}

/** Named without its content: what this role does not see, and why. */
export interface WithheldView {
  readonly kind: ItemKind;
  readonly what: string;
  readonly why: string;
}

/** A person as one role may see them now; made by `personView` and by nothing else. */
export interface PersonView {
  readonly personId: string;
  readonly name: string;
  readonly nickname: string | null;
  readonly names: readonly {
    readonly use: string;
    readonly text: string;
    readonly dates: string | null;
  }[];
  readonly born: string | null;
  readonly age: number | null;
  readonly deceased: boolean;
  readonly deceasedAt: string | null;
  readonly gender: string;
  readonly pronoun: 'him' | 'her' | 'them';
  readonly identifiers: readonly {
    readonly system: string;
    readonly value: string;
    readonly warning: string | null;
  }[];
  readonly phones: readonly { readonly number: string; readonly state: 'present' | 'past' }[];
  /** The present address in one line. */
  readonly address: string | null;
  readonly addresses: readonly AddressView[];
  readonly plan: PlanView | null;
  readonly pointers: readonly PointerView[];
  readonly flags: readonly FlagView[];
  readonly contacts: readonly ContactView[];
  readonly withheld: readonly WithheldView[];
  /** The last import that brought anything, ms since 1970: how old this is. */
  readonly cachedAtMs: number;
  readonly source: string;
}
