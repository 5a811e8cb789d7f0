import type { Result } from '#shared/kit/result.ts';
import type { CallState } from '#shared/call/call.ts';
import type { Acting } from '#shared/call/command.ts';
import type { DiagramView, DifferenceView } from '#shared/contract/protocol.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import type { PackInVocabulary } from '#shared/protocol/pack.ts';
import type { Verification } from '#shared/protocol/prove/verification.ts';
import type { Pack, ResponseTable } from '#shared/protocol/protocol.ts';
import type { ReleaseEvent, ReplayFound } from '#shared/protocol/release-events.ts';
import type { ReleaseDesk } from '#shared/protocol/release-steps.ts';
import type { Release } from '#shared/protocol/release.ts';
import type { Vocabulary } from '#shared/protocol/vocabulary.ts';

/** The script a call began with, and the one in use for new calls. */
export interface ProtocolPort {
  readonly inUse: () => Pack;
  /** The pack a call began with; the one in use where the call has none yet, or it cannot be read here. */
  readonly of: (call: CallState) => Pack;
  readonly table: () => ResponseTable;
  /** The pack whose paper has this code (as printed, "7K3M-Q9TX"); null where this desk does not have it. */
  readonly withCode: (code: string) => Pack | null;
}

/** A pack file that was read but not kept. */
export type ReadFile = { readonly read: PackInVocabulary; readonly text: string };

/** The versions of the protocol on this desk; practice is lent those of the live desk. Every change goes through the journal. */
export interface VersionsPort {
  readonly all: () => readonly Release[];
  readonly find: (hash: string) => Release | null;
  /** A version as this desk read it first; for looking at, and for the calls that run on it. */
  readonly pack: (hash: string) => Result<PackInVocabulary, Refusal>;
  /** Reads a version's stored text now: hashed again, parsed again. Refused by name when it was changed. */
  readonly read: (hash: string) => Result<PackInVocabulary, Refusal>;
  /** Reads a file that was brought in, and keeps nothing. Refused with every problem in it. */
  readonly readFile: (file: string, text: string) => Result<ReadFile, Refusal>;
  readonly working: () => ReleaseDesk['working'];
  readonly against: () => string;
  /** Why calls do not run on the version in use, or null when they do. */
  readonly trouble: () => string | null;
  /** Sentences about versions that must be seen. */
  readonly notices: (open: readonly CallState[]) => readonly string[];
  readonly record: (event: ReleaseEvent, by: Acting['by']) => Result<null, Refusal>;
}

/**
 * What works on whole packs. The two that may take seconds are generators: each step a few
 * milliseconds, so that the desk answers keys in between.
 */
export interface ProtocolTools {
  readonly verifySteps: (
    read: PackInVocabulary,
    table: ResponseTable | null,
    nowMs: () => number,
  ) => Promise<Generator<unknown, Verification>>;
  readonly replaySteps: (
    from: PackInVocabulary,
    to: PackInVocabulary,
    calls: Iterable<CallState>,
  ) => Generator<unknown, ReplayFound>;
  readonly differences: (before: Pack, after: Pack) => readonly DifferenceView[];
  readonly diagramOf: (pack: Pack, vocabulary: Vocabulary, changedFrom: Pack | null) => DiagramView;
  readonly paperOf: (
    pack: Pack,
    table: ResponseTable,
    vocabulary: Vocabulary,
  ) => Promise<Uint8Array>;
}
