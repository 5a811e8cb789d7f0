import type { Facts } from '../protocol.ts';

/** The shortest call that breaks a property: in words, as facts, and the rules that had a part in it. */
export type Counterexample = {
  readonly words: string;
  readonly facts: Facts | null;
  readonly rules: readonly string[];
};

/** One thing that must be true of every script, and whether it is true of this one. */
export type Property = {
  readonly id: string;
  readonly text: string;
  readonly holds: boolean;
  /** How many cases it was proved for. */
  readonly covered: number;
  /** What was counted: "calls", "pairs", "rules", "questions". */
  readonly unit: string;
  readonly counterexample: Counterexample | null;
};

export type Verification = {
  readonly pack: { readonly id: string; readonly version: string; readonly hash: string };
  readonly properties: readonly Property[];
  readonly ms: number;
};
