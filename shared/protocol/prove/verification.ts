import type { Facts } from '../protocol.ts';

export type Counterexample = {
  /** The shortest call that breaks the property, as a clinical owner would read it. */
  readonly words: string;
  /** Its facts, for `concord decide`; null where the fault is in the writing of the pack. */
  readonly facts: Facts | null;
  /** Rules, stand-ins and questions that have to do with it, by id. */
  readonly rules: readonly string[];
};

export type Property = {
  readonly id: string;
  readonly text: string;
  readonly holds: boolean;
  /** How many cases the proof stands for: sets of facts, pairs of them, or things of the pack. */
  readonly covered: number;
  readonly unit: 'calls' | 'pairs' | 'parts';
  readonly counterexample: Counterexample | null;
};

export type Verification = {
  readonly pack: { readonly id: string; readonly version: string; readonly hash: string };
  readonly properties: readonly Property[];
  readonly ms: number;
};
