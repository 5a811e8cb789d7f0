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
