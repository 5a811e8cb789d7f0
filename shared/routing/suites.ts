import type { PlannedSuite } from './plan.ts';
import { planOf, type Resources } from './resources.ts';
import { placed, type Point } from './travel.ts';

export type SuiteNow = PlannedSuite & {
  readonly point: Point | null;
  readonly said: {
    readonly free: number;
    readonly saidBy: string;
    readonly byName: string;
    readonly atMs: number;
  } | null;
  /** Too long ago to be relied on, or never said. */
  readonly stale: boolean;
};

/** The section 136 suites of the plan, with what was last said of their places. */
export const suitesNow = (resources: Resources, nowMs: number): readonly SuiteNow[] =>
  (planOf(resources)?.suites ?? []).map((suite) => {
    const said = Object.hasOwn(resources.suites, suite.name)
      ? resources.suites[suite.name]
      : undefined;
    const point = placed(suite);
    if (said === undefined) return { ...suite, point, said: null, stale: true };
    const { free, saidBy, byName } = said.content;
    return {
      ...suite,
      point,
      said: { free, saidBy, byName, atMs: said.atMs },
      stale: nowMs - said.atMs > suite.staleAfterMinutes * 60_000,
    };
  });

/**
 * The fact `s136_space_free` of the vocabulary: yes where somebody there said so and it is not stale; no where all have said that
 * nothing is free; null where nobody knows. Unknown is not no, and it is not yes.
 */
export function spaceFree(suites: readonly SuiteNow[]): 'yes' | 'no' | null {
  if (suites.some(({ said, stale }) => !stale && said !== null && said.free > 0)) return 'yes';
  return suites.length > 0 && suites.every(({ stale }) => !stale) ? 'no' : null;
}
