import type { Predicate } from './predicate.ts';

/** A fact of the vocabulary, e.g. `weapon`. Absent from `Facts` means not asked, which is not unknown. */
export type FactName = string;
/** One word of the vocabulary, or several where the fact is `many`. `unknown` was asked and nobody knew. */
export type FactValue = string | readonly string[];
export type Facts = Readonly<Record<FactName, FactValue>>;

/** How soon somebody must act, highest first (vocabulary.yaml `levels`). Not a risk score. */
export const levels = ['emergency', 'urgent', 'soon', 'routine', 'advice'] as const;
export type Level = (typeof levels)[number];

export type QuestionId = string;
export type DestinationId = string;

export const obligationKinds = [
  'referral_acceptance',
  'tell_caller',
  'told_of_sharing',
  'ring_back',
  'safe_ring_back',
  'ambulance_reference',
  'police_reference',
  'chase_eta',
  're_triage',
  'supervisor_review',
  'safeguarding_notice',
  'nurse_record',
  's136_record',
  's136_clock',
  's18_expiry',
  'interpreter_joined',
  'correct_flag',
  'staff_welfare',
] as const;
export type ObligationKind = (typeof obligationKinds)[number];

export type OfferedAnswer = {
  readonly value: string;
  readonly label: string;
  /** What the answer covers, shown beside it; never what it would do. */
  readonly covers?: string | undefined;
  /** Further facts this answer sets. */
  readonly also?: Facts | undefined;
};

export type Question = {
  readonly id: QuestionId;
  readonly stage: string;
  /** For lists: "Did anyone mention a weapon?" */
  readonly short: string;
  /** The words to say aloud. */
  readonly say: string;
  readonly another?: string | undefined;
  readonly hint?: string | undefined;
  /** What makes it an emergency while this is asked; reads on after "Press F9 if". Shown, never said. */
  readonly emergencyIf?: string | undefined;
  readonly fact: FactName;
  readonly many?: boolean | undefined;
  /** Leaving it unasked leaves a doubt that somebody must own by name. */
  readonly necessary?: boolean | undefined;
  /** Over facts of earlier questions only; absent means always. */
  readonly askWhen?: Predicate | undefined;
  readonly sayNow?: string | undefined;
  /** Asks for typed words beside the choice, such as the address. */
  readonly wordsLabel?: string | undefined;
  readonly answers: readonly OfferedAnswer[];
};

export type Rule = {
  readonly id: string;
  readonly when: Predicate;
  /** Holds the rule back when it is met; an unasked fact holds nothing back. */
  readonly unless?: Predicate | undefined;
  readonly level?: Level | undefined;
  readonly destinations: readonly DestinationId[];
  readonly obligations: readonly ObligationKind[];
  /** For the list of findings: "A knife was mentioned, its place not known". Absent: not listed. */
  readonly finding?: string | undefined;
  /** "until the knife's place is known": what this level waits for. */
  readonly until?: string | undefined;
  readonly because: string;
  readonly source: string;
};

/**
 * Who stands in when a destination cannot or must not take this call: no nurse on duty, a child, a
 * caller who may be the danger. It never touches the level.
 */
export type Substitution = {
  readonly id: string;
  readonly when: Predicate;
  readonly unless?: Predicate | undefined;
  /** Only at these levels; absent means at any. */
  readonly atLevels?: readonly Level[] | undefined;
  readonly replace: readonly DestinationId[];
  /** Empty takes the destination off a route that has an owner without it. */
  readonly with: readonly DestinationId[];
  readonly because: string;
  readonly source: string;
};

/** What the pack's owner says must always hold; proved over every call (prove/properties/declared.ts). */
export type DeclaredProperty = {
  readonly id: string;
  readonly text: string;
  readonly when: Predicate;
  /** `script`: on every call that follows the script, for what answers tell; `any`: whatever is known. */
  readonly over: 'any' | 'script';
  /** At least this soon. */
  readonly level?: Level | undefined;
  /** And not sooner: sending more than is needed keeps it from somebody else. */
  readonly atMost?: Level | undefined;
  /** Of each group at least one is on the route. */
  readonly require: readonly (readonly DestinationId[])[];
  /** The same where nurse, car and suite are there, and nobody has to stand in. */
  readonly requireWhenThere: readonly (readonly DestinationId[])[];
  readonly never: readonly DestinationId[];
  readonly owes: readonly ObligationKind[];
  readonly source: string;
};

/** A call the pack's owners agreed on: these facts and no others give exactly this. */
export type ExampleCall = {
  readonly facts: Facts;
  readonly level: Level;
  readonly destinations: readonly DestinationId[];
};

/** A question that must be asked whenever this is so; without `when`, always. */
export type AgreedQuestion = {
  readonly question: QuestionId;
  readonly when?: Predicate | undefined;
};

/** What an answer says, records and tells, as the pack's owners agreed. */
export type AgreedAnswer = {
  readonly question: QuestionId;
  readonly label: string;
  readonly value: string;
  readonly tells: Facts;
  /** Agreed for this very version: then the answer may not be gone either. */
  readonly mustBeThere: boolean;
};

/** What to say and watch for, by destination. */
export type Advice = {
  /** What routing here opens, and somebody has to close. */
  readonly owes?: readonly ObligationKind[] | undefined;
  readonly tell?: string | undefined;
  readonly sayWhileWaiting?: string | undefined;
  /** What should make the handler press F9. */
  readonly watchFor?: readonly string[] | undefined;
  readonly ifWorse?: string | undefined;
  readonly callAgain?: string | undefined;
  /** Why it ranks where it does, in words. Never because of a plan. */
  readonly why?: string | undefined;
};

export type Pack = {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly owner: string;
  readonly sources: readonly string[];
  readonly status: 'draft' | 'in-use' | 'retired';
  /** SHA-256 of the file's bytes, lower-case hex. */
  readonly hash: string;
  readonly stages: readonly { readonly id: string; readonly label: string }[];
  readonly questions: readonly Question[];
  readonly rules: readonly Rule[];
  readonly substitutions: readonly Substitution[];
  readonly properties: readonly DeclaredProperty[];
  readonly examples: readonly ExampleCall[];
  readonly agreedAnswers: readonly AgreedAnswer[];
  readonly agreedQuestions: readonly AgreedQuestion[];
  readonly advice: Readonly<Record<DestinationId, Advice>>;
};

/** An answer as it was given. `words` is what was said, where words were typed. */
export type GivenAnswer = {
  readonly question: QuestionId;
  readonly values: Facts;
  readonly words?: string | null | undefined;
};

export type Decision = {
  readonly level: Level;
  /** By contact, most first: the first heads the route. */
  readonly destinations: readonly DestinationId[];
  readonly obligations: readonly ObligationKind[];
  readonly complete: boolean;
  /** Necessary facts that were not asked. */
  readonly missing: readonly FactName[];
  readonly because: readonly {
    readonly rule: string;
    readonly text: string;
    readonly source: string;
  }[];
  /** Only what raises the response; nothing is listed as lowering it. */
  readonly findings: readonly {
    readonly level: Level;
    readonly text: string;
    readonly facts: readonly FactName[];
  }[];
  readonly until: { readonly fact: FactName; readonly text: string } | null;
  readonly pack: { readonly id: string; readonly version: string; readonly hash: string };
};

/** A force's own names, times and numbers for the destinations. A decision code is not a response. */
export type ResponseTable = {
  readonly force: string;
  readonly version: string;
  readonly services: Readonly<
    Record<
      DestinationId,
      {
        readonly name: string;
        readonly grade: string | null;
        readonly targetMinutes: number;
        readonly telephone: string | null;
        readonly hours: string;
        readonly area: string;
        readonly accepts: 'named-person' | 'reference';
      }
    >
  >;
};
