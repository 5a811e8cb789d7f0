import type { Likelihood } from './match.ts';

/** A likelihood as it was recorded on a call; a word this build does not know counts as the weakest. */
export const asLikelihood = (likelihood: string): Likelihood =>
  likelihood === 'very likely' || likelihood === 'possible' ? likelihood : 'unlikely';
