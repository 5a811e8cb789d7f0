import type { Item } from '../record.ts';
import type { Person, SourcePointer } from '../person.ts';

/** Whom a resource is about, as far as the file says. */
export interface Subject {
  /** `Patient/123` where it refers to a resource. */
  readonly key: string | null;
  /** A valid NHS number where it refers by number. */
  readonly nhsNumber: string | null;
  readonly display: string | null;
}

export type PersonContent = Omit<Person, 'id'>;
type Distribute<T> = T extends Item ? Omit<T, 'id' | 'personId'> : never;
/** An item before it belongs to anyone. */
export type ItemContent = Distribute<Item>;

export type Draft =
  | {
      readonly kind: 'person';
      readonly key: string;
      readonly source: SourcePointer;
      readonly person: PersonContent;
      readonly raw: unknown;
    }
  | {
      readonly kind: 'item';
      readonly key: string;
      readonly source: SourcePointer;
      readonly subject: Subject;
      readonly item: ItemContent;
      readonly raw: unknown;
      /** False for a contact inside a Patient: part of that resource, not one of its own. */
      readonly counted: boolean;
    };

export interface Noted {
  readonly file: string;
  readonly place: string;
  readonly reason: string;
}

/** What one file holds, before anything is kept. */
export interface FileRead {
  readonly name: string;
  readonly read: number;
  readonly drafts: readonly Draft[];
  readonly notUsed: Readonly<Record<string, number>>;
  readonly warned: readonly Noted[];
  /** Instructions refused by the wording lint, for the steward. The rest of the file lands. */
  readonly refusedWording: readonly Noted[];
  /** Resources of which nothing is kept because their wording was refused. */
  readonly refusedItems: number;
}
