import type { Regime } from './flag.ts';
import type { ItemBase, Status } from './person.ts';

/** The part of a crisis plan that is read in 90 seconds; the whole document stays with its owner. */
export interface CarePlan extends ItemBase {
  readonly kind: 'plan';
  readonly title: string | null;
  readonly whatHelps: string | null;
  readonly whatMakesWorse: string | null;
  readonly whoToCall: string | null;
  readonly aboutPolice: string | null;
  readonly agreedResponse: string | null;
  readonly ownWords: string | null;
  /** What the plan says under no heading we know. */
  readonly other: string | null;
  readonly owner: string | null;
  readonly authorRole: string | null;
  readonly lawfulBasis: string | null;
  readonly regime: Regime;
  readonly createdAt: string | null;
  readonly reviewDate: string | null;
  readonly expiresAt: string | null;
  readonly status: Status;
}

/** Says that a document exists and who holds it; the document itself is never copied. */
export interface PlanPointer extends ItemBase {
  readonly kind: 'pointer';
  /** "Mental health crisis plan" (SNOMED CT 736253002). */
  readonly title: string;
  readonly code: string | null;
  readonly custodian: string | null;
  readonly url: string | null;
  readonly createdAt: string | null;
  readonly status: Status;
}
