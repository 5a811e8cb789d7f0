export type Likelihood = 'very likely' | 'possible' | 'unlikely';

/** A person found by look-up, with the reasons in words. Nothing is ever chosen on its own. */
export interface Match {
  readonly personId: string;
  readonly name: string;
  readonly born: string | null;
  readonly age: number | null;
  readonly likelihood: Likelihood;
  readonly reasons: readonly string[];
}

/** What a look-up answers: an empty list is "no match found", never "no flags". */
export interface LookedUp {
  /** Best first. */
  readonly matches: readonly Match[];
  /** What to ask so that those who fit alike can be told apart; null where that is not needed. */
  readonly askNext: string | null;
}
