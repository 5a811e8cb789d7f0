import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import {
  heldToLaws,
  loadPack,
  loadProtocol,
  packInUse,
  packsFolder,
} from '#main/protocol/load-pack.ts';
import { withLaws } from '#shared/protocol/laws.ts';
import { readPack } from '#shared/protocol/pack.ts';
import { problemLine } from '#shared/protocol/problem.ts';
import { equivalent } from '#shared/protocol/prove/equivalent.ts';
import { verifySteps } from '#shared/protocol/prove/verify.ts';
import { loadVocabulary } from '#main/protocol/load-pack.ts';
import * as operators from '../support/mutants.ts';
import type { Mutant, Written } from '../support/mutants.ts';
import { plantedFaults } from '../support/planted/index.ts';

vi.setConfig({ testTimeout: 60_000 });

const yaml = (file: string): Written =>
  parse(readFileSync(file, 'utf8'), { version: '1.2' }) as Written;
const england = yaml(packInUse());
const laws: unknown = yaml(join(packsFolder(), 'england.laws.yaml'));
const common = loadVocabulary();
const { table } = loadProtocol();
const original = heldToLaws(loadPack(packInUse()));

type Verdict =
  | { readonly caught: true; readonly report: string }
  | { readonly caught: false; readonly changesNothing: boolean };

/** As `concord protocol verify` would treat the file, up to the first thing it finds. */
function verdictOn(pack: Written): Verdict {
  const read = readPack(common, pack);
  if (!read.ok) return { caught: true, report: read.error.map(problemLine).join('\n') };
  const held = withLaws(read.value, laws);
  if (!held.ok) return { caught: true, report: held.error.map(problemLine).join('\n') };
  for (const { holds, text, counterexample } of {
    [Symbol.iterator]: () => verifySteps(held.value, table, () => 0),
  })
    if (!holds)
      return {
        caught: true,
        report: `${text}\n${counterexample?.words ?? ''}\n${counterexample?.rules.join() ?? ''}`,
      };
  return { caught: false, changesNothing: equivalent(original, held.value) };
}

const plain = (text: string): string => text.replaceAll('_', ' ').toLowerCase();

const planted = plantedFaults(england);

describe('a fault planted in the England pack', () => {
  it('leaves the pack itself without a fault', () => {
    expect(verdictOn(england)).toEqual({ caught: false, changesNothing: true });
  });

  it('is one of at least sixty', () => {
    expect(new Set(planted.map(({ fault }) => fault)).size).toBeGreaterThanOrEqual(60);
  });

  it.each(planted.map((mutant) => [mutant.fault, mutant] as const))('%s', (_, { names, pack }) => {
    const verdict = verdictOn(pack);
    expect(verdict).toMatchObject({ caught: true });
    if (!verdict.caught) return;
    expect(
      names.filter((name) => plain(verdict.report).includes(plain(name))),
      verdict.report,
    ).not.toEqual([]);
  });
});

/** One in so many of the mutants that a machine makes; all of them with MUTANTS=all, which takes an hour. */
const every = process.env['MUTANTS'] === 'all' ? 1 : 60;
const made: readonly Mutant[] = [
  operators.droppedRules,
  operators.lowerLevels,
  operators.raisedLevels,
  operators.droppedDestinations,
  operators.droppedObligations,
  operators.narrowedConditions,
  operators.narrowedQuestions,
  operators.droppedStandIns,
  operators.droppedQuestions,
]
  .flatMap((operator) => operator(england))
  .filter((_, index) => index % every === every - 1);

describe('a fault made by machine', () => {
  it.each(made.map((mutant) => [mutant.fault, mutant] as const))(
    'is caught, or proven to change nothing: %s',
    (_, { pack }) => {
      const verdict = verdictOn(pack);
      expect(verdict.caught || verdict.changesNothing).toBe(true);
    },
  );
});
