/** The part of logic-solver that solver.ts uses: the package ships no types. */
declare module 'logic-solver' {
  export type Formula = string | { readonly guid?: number };
  export interface Solution {
    getTrueVars(): string[];
  }
  export interface Solver {
    require(...formulas: Formula[]): void;
    solve(): Solution | null;
    solveAssuming(formula: Formula): Solution | null;
  }
  const Logic: {
    readonly TRUE: string;
    readonly FALSE: string;
    readonly Solver: new () => Solver;
    and(formulas: readonly Formula[]): Formula;
    or(formulas: readonly Formula[]): Formula;
    not(formula: Formula): Formula;
    disablingAssertions<T>(run: () => T): T;
  };
  // eslint-disable-next-line import-x/no-default-export -- it is what the package exports
  export default Logic;
}
