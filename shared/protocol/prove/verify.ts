import type { PackInVocabulary } from '../pack.ts';
import type { ResponseTable } from '../protocol.ts';
import { createProof } from './proof.ts';
import { agreedAnswers } from './properties/agreed-answers.ts';
import { agreedQuestions } from './properties/agreed-questions.ts';
import { orderOfArrival } from './properties/arrival.ts';
import { declaredProperty } from './properties/declared.ts';
import { agreedCalls } from './properties/examples.ts';
import { doubtIsOwned, unaskedIsNoShortCut } from './properties/doubt.ts';
import { emergencyAtOnce } from './properties/emergency.ts';
import { everyCallEndsWell, hangUpKeepsOpen } from './properties/ends.ts';
import {
  knowingNeverLowers,
  moreKnownNeverLowers,
  runningOutNeverLowers,
} from './properties/known.ts';
import { answersRecordWhatTheySay } from './properties/labels.ts';
import { withinTheLaw } from './properties/law.ts';
import type { PropertyOf } from './properties/property.ts';
import { nobodyThereIsNoLess } from './properties/resources.ts';
import { everythingCanHappen, fewKeys, lengthOf, safetyFirst } from './properties/script.ts';
import { allThatIsChosenCounts, neverLowerForMore } from './properties/seriousness.ts';
import type { Property, Verification } from './verification.ts';

/** What every script must satisfy, whoever wrote it (issue 3; design section 1). */
const always: readonly PropertyOf[] = [
  emergencyAtOnce,
  doubtIsOwned,
  unaskedIsNoShortCut,
  neverLowerForMore,
  allThatIsChosenCounts,
  knowingNeverLowers,
  runningOutNeverLowers,
  moreKnownNeverLowers,
  everyCallEndsWell,
  safetyFirst,
  withinTheLaw,
  nobodyThereIsNoLess,
  everythingCanHappen,
  answersRecordWhatTheySay,
  lengthOf,
  fewKeys,
  orderOfArrival,
  hangUpKeepsOpen,
];

/**
 * Proves every property of a pack over every set of facts, unasked and unknown among them, and every
 * state of the resources; a property that does not hold comes with the shortest call that breaks it.
 * Pure and exhaustive: nothing is sampled. One step a property, so that a desk can go on between them.
 * `table` is the force's response table, or null where the pack is read without one. `nowMs` times it.
 */
export function* verifySteps(
  { pack, vocabulary }: PackInVocabulary,
  table: ResponseTable | null,
  nowMs: () => number,
): Generator<Property, Verification> {
  const startedAtMs = nowMs();
  const proof = createProof(pack, vocabulary, table);
  const properties: Property[] = [];
  const agreed = [
    ...(pack.examples.length > 0 ? [agreedCalls] : []),
    ...(pack.agreedAnswers.length > 0 ? [agreedAnswers] : []),
    ...(pack.agreedQuestions.length > 0 ? [agreedQuestions] : []),
  ];
  const own = [...pack.properties.map(declaredProperty), ...agreed];
  for (const { id, text, prove } of [...always, ...own]) {
    const finding = prove(proof);
    const property = { id, text, holds: finding.counterexample === null, ...finding };
    properties.push(property);
    yield property;
  }
  return {
    pack: { id: pack.id, version: pack.version, hash: pack.hash },
    properties,
    ms: nowMs() - startedAtMs,
  };
}

/** All steps at once. */
export function verify(
  read: PackInVocabulary,
  table: ResponseTable | null,
  nowMs: () => number,
): Verification {
  const steps = verifySteps(read, table, nowMs);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
