import type { ItemBase, Status } from './person.ts';

/** UK GDPR and DPA 2018 Part 3 are never mixed in one record (domain.md, data protection). */
export type Regime = 'uk-gdpr' | 'dpa-part-3';

/** A warning or a need, with who says so, on what basis and until when. It may add help, never lower anything. */
export interface FlagRecord extends ItemBase {
  readonly kind: 'flag';
  /** What sort of flag, in the sender's words: "Reasonable adjustment". */
  readonly category: string;
  /** A fact about the person, or something somebody is asked to do. */
  readonly nature: 'fact' | 'instruction';
  readonly text: string;
  readonly notes: string | null;
  readonly authorOrganisation: string | null;
  readonly authorRole: string | null;
  readonly lawfulBasis: string | null;
  readonly regime: Regime;
  readonly confidentialityBasis: string | null;
  /** Whom or what it is about: the person, or a place. */
  readonly scope: 'person' | 'address';
  readonly createdAt: string | null;
  readonly reviewBy: string | null;
  readonly expiresAt: string | null;
  readonly status: Status;
}
