import type { Mutant, Written } from '../mutants.ts';
import { plan } from './plans.ts';
import { routes } from './routes.ts';
import { rules } from './rules.ts';
import { script } from './script.ts';
import { writing } from './writing.ts';

/** The pack with each fault planted in a copy of it. */
export const plantedFaults = (pack: Written): readonly Mutant[] =>
  [...plan, ...script, ...routes, ...rules, ...writing].map(({ fault, names, plant }) => {
    const mutant = structuredClone(pack);
    plant(mutant);
    return { fault, names, pack: mutant };
  });
