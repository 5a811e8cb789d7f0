import type { FlagRecord } from './flag.ts';
import type { ConsentRecord, Person, Relation } from './person.ts';
import type { CarePlan, PlanPointer } from './plan.ts';

export type Item = FlagRecord | CarePlan | PlanPointer | Relation | ConsentRecord;
export type ItemKind = Item['kind'];

/** Whether the person knows that this was passed on (the words of the contract's release request). */
export type PersonTold = 'agreed' | 'told' | 'not-safe-to-tell' | 'refused';

/** One act of a named NHS discloser: these fields of this item, for this purpose, until then. */
export interface Release {
  readonly itemId: string;
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly basis: string;
  readonly personTold: PersonTold;
  readonly expiresAtMs: number;
  readonly byName: string;
  readonly atMs: number;
}

/** Everything held on one person. Nothing of it is shown except through `personView`. */
export interface PersonRecord {
  readonly person: Person;
  readonly items: readonly Item[];
  readonly releases: readonly Release[];
  /** The last import that brought anything for this person, ms since 1970. */
  readonly importedAtMs: number;
  readonly source: string;
}
