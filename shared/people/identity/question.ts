import type { Likeness } from './said.ts';

/** Where a word that was said belongs; `any` where the handler did not have to say. */
export type Hint = 'given' | 'family' | 'place' | 'any';

/** What a caller gave, before the dictionary is asked. */
export interface Sought {
  readonly words: readonly { readonly text: string; readonly hint: Hint }[];
  /** 19870314; 0 for what was not said: 19870000, 314. */
  readonly dates: readonly number[];
  readonly age: number | null;
  /** Digits of E.164 as numbers. */
  readonly phones: readonly number[];
  readonly postcodes: readonly string[];
  /** Whole as folded, and its number; null where no house was said. */
  readonly house: { readonly whole: string; readonly number: number } | null;
  /** NHS numbers and references, as typed. */
  readonly identifiers: readonly string[];
  /** The last word may be the beginning of a longer one: results while typing. */
  readonly unfinished: boolean;
}

/** A word of the dictionary that may have been meant. */
export interface Meant {
  readonly likeness: Likeness;
  readonly text: string;
  /** P(typed like this | this is the word on record). */
  readonly chance: number;
}

/** A word with all that it may mean, by index key, and how often anybody at all would be typed like it. */
export interface Clue {
  readonly said: string;
  readonly hint: Hint;
  readonly names: ReadonlyMap<number, Meant>;
  readonly places: ReadonlyMap<number, Meant>;
  /** P(typed like this | a person taken at random), by the part of a name or address it stands in. */
  readonly ofGiven: number;
  readonly ofFamily: number;
  readonly ofPlace: number;
}

/** A number or code that identifies, with the same two sides. */
export interface PhoneClue {
  readonly number: number;
  readonly atRandom: number;
  /** Numbers one slip away that somebody in the cache has, with the chance of that slip. */
  readonly near: ReadonlyMap<number, number>;
  /** People for whom the number is that of a listed contact, by their numbers in the index. */
  readonly contacts: ReadonlySet<number>;
}

export interface PostcodeClue {
  readonly said: string;
  readonly meant: ReadonlyMap<number, Meant>;
  readonly atRandom: number;
}

export interface DateClue {
  readonly said: number;
  readonly atRandom: number;
}

export interface Question {
  readonly clues: readonly Clue[];
  readonly phones: readonly PhoneClue[];
  readonly postcodes: readonly PostcodeClue[];
  readonly dates: readonly DateClue[];
  readonly age: { readonly years: number; readonly atRandom: number } | null;
  readonly house: { readonly key: number; readonly number: number } | null;
  readonly identifiers: readonly number[];
  /**
   * ln of P(said | somebody outside the cache) / P(said | a person at random in it): their telephone is none of those on
   * record, unless it was given to them since. Names, dates and addresses are as common outside as inside.
   */
  readonly stranger: number;
  /** People in the cache: what "a person at random" is taken from. */
  readonly people: number;
  /** yyyymmdd of today, for ages. */
  readonly today: number;
}
