import type { CallId, UserId } from '#shared/kit/ids.ts';
import type { Result } from '#shared/kit/result.ts';
import type { CallState } from '#shared/call/call.ts';
import type { Acting, Colleague } from '#shared/call/command.ts';
import type { RetentionYears } from '#shared/call/erased-halves.ts';
import type { CallEvent } from '#shared/call/events.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import type { MatchView, PersonView, WithheldItem } from '#shared/contract/person-view.ts';
import type { WordingRefused } from '#shared/contract/people.ts';
import type { Request, Reply } from '#shared/contract/contract.ts';
import type { Role, Theme } from '#shared/contract/words.ts';
import type { NewToday, usualReason } from '#shared/contact/different-today.ts';
import type { Tie } from '#shared/contact/ties.ts';
import type { DeskView } from '#shared/contract/view.ts';
import type { Subject } from '#shared/contact/record-fhir.ts';
import type { Facts } from '#shared/protocol/protocol.ts';
import type { ResourceEvent, ResourceEventType } from '#shared/routing/resource-events.ts';
import type { ResourcePlan } from '#shared/routing/plan.ts';
import type { Resources } from '#shared/routing/resources.ts';
import type { Point } from '#shared/routing/travel.ts';
import type { ProtocolPort, ProtocolTools, VersionsPort } from './protocol-ports.ts';

export type Session =
  | { readonly state: 'set-up' }
  | { readonly state: 'signed-out' }
  | { readonly state: 'locked'; readonly user: Colleague }
  | { readonly state: 'signed-in'; readonly user: Colleague };

/** An event that is not about a call: who signed in, who is on duty. */
export type DeskEvent = { readonly type: string; readonly content: unknown };

/** Who may sign in, and who is. The PIN never comes back out. */
export interface AccessPort {
  readonly session: () => Session;
  readonly colleagues: () => readonly Colleague[];
  readonly setUp: (request: Request<'access.setUp'>) => Promise<Result<null, Refusal>>;
  readonly addUser: (request: Request<'access.addUser'>) => Promise<Result<null, Refusal>>;
  readonly signIn: (userId: UserId, pin: string) => Promise<Result<null, Refusal>>;
  /** Checks the PIN of whoever is signed in once more, for an act that takes their name. */
  readonly confirm: (pin: string) => Promise<Result<null, Refusal>>;
  readonly unlock: (pin: string) => Promise<Result<null, Refusal>>;
  readonly signOut: () => void;
  readonly lock: () => void;
  readonly setDuty: (userId: UserId, onDuty: boolean) => Result<null, Refusal>;
}

export interface CallsPort {
  readonly get: (callId: CallId) => CallState | null;
  readonly open: () => readonly CallState[];
  /** Of those, the ones on which a crew is out. */
  readonly withCrewOut: () => readonly CallState[];
  /** Those that began at `ms` or later, closed too, and every open one. */
  readonly since: (ms: number) => readonly CallState[];
  /** What counts of one call, in the order in which it is folded. */
  readonly events: (callId: CallId) => readonly CallEvent[];
  /** Every call, closed too, oldest first, read as it is asked for: there may be a hundred thousand. */
  readonly every: () => Iterable<CallState>;
  /** Commits the events together; they are on disk when this returns ok. Refused when the disk is full. */
  readonly record: (events: readonly CallEvent[], packHash: string | null) => Result<null, Refusal>;
  readonly saveDraft: (callId: CallId, text: string) => void;
  readonly draft: (callId: CallId) => string;
  /** The call on the screen. */
  readonly shown: () => CallId | null;
  readonly show: (callId: CallId | null) => void;
}

/** Contacts of this desk and elsewhere: which belong together, how often, and what is new in this one. */
export interface ContactsPort {
  /** Other contacts within 24 hours of this call, and by what they are tied to it. */
  readonly linked: (call: CallState) => { readonly count: number; readonly by: readonly Tie[] };
  /** The person's earlier calls and contacts of twelve weeks, newest first, each in one line. */
  readonly before: (call: CallState) => readonly { readonly atMs: number; readonly text: string }[];
  /** Which thresholds of frequent contact are reached, and the contacts about the person, week by week. */
  readonly frequent: (
    call: CallState,
    age: number | null,
  ) => {
    /** In words, a line for each tie. */
    readonly met: readonly string[];
    readonly weeks: readonly number[];
    readonly total: number;
  };
  /** What this call has that none of the person's earlier ones had, and what those were mostly about. */
  readonly today: (call: CallState) => {
    readonly earlier: number;
    readonly fresh: readonly NewToday[];
    readonly usual: ReturnType<typeof usualReason>;
  };
}

export interface PeoplePort {
  readonly lookUp: (
    text: string,
    by: Acting['by'],
    callId: CallId | null,
  ) => Reply<'people.lookUp'>;
  /** Who is connected with a person, two steps out; recorded as a list that was looked at. */
  readonly picture: (
    personId: string,
    by: Acting['by'],
    callId: CallId | null,
  ) => Reply<'people.picture'>;
  /** How a person matched when they were last listed on this desk, or null for an id never listed. */
  readonly listed: (personId: string) => MatchView | null;
  readonly view: (call: CallState, role: Role) => PersonView | null;
  readonly facts: (call: CallState) => Facts;
  /** Whom the call is about as another system knows them; null where nobody is chosen. */
  readonly subject: (call: CallState) => Subject | null;
  /** Of the chosen person, in whole years; null where nobody is chosen or no date of birth is known. */
  readonly age: (call: CallState) => number | null;
  /** Records a look at a person's record (DPA 2018 s62). Refused when the disk is full: then nothing is shown. */
  readonly logView: (
    personId: string,
    by: Acting['by'],
    callId: CallId,
    why: string,
  ) => Result<null, Refusal>;
  /** Records that the items waiting for a nurse were listed. */
  readonly logWaiting: (count: number, by: Acting['by']) => Result<null, Refusal>;
  readonly isListedContact: (call: CallState) => boolean;
  readonly quarantine: () => readonly WithheldItem[];
  readonly release: (request: Request<'people.release'>, by: Acting['by']) => Result<null, Refusal>;
  /** Resolves when the files are in, refused or cancelled; the desk goes on meanwhile. */
  readonly import: (
    request: Request<'people.import'>,
    by: Acting['by'],
  ) => Promise<Reply<'people.import'>>;
  readonly cancelImport: () => void;
  /** Looks through the whole cache beside the desk's own work. The look is recorded. */
  readonly duplicates: (by: Acting['by']) => Promise<Reply<'people.duplicates'>>;
  readonly judge: (request: Request<'people.judge'>, by: Acting['by']) => Result<null, Refusal>;
  /** What the wording lint refused, newest first. */
  readonly wording: () => readonly WordingRefused[];
  readonly counts: () => {
    readonly count: number;
    readonly waiting: number;
    readonly importedAtMs: number | null;
    readonly importing: DeskView['people']['importing'];
  };
}

/** Half-written forms, outside the record and as safe on disk. */
export interface FormsPort {
  readonly keep: (user: UserId, form: string, values: Readonly<Record<string, string>>) => void;
  readonly kept: (user: UserId) => Readonly<Record<string, Record<string, string>>>;
}

/** Pages to print, as PDF. */
export interface SheetsPort {
  readonly record: (
    call: CallState,
    subject: Subject | null,
    printedBy: string,
    nowMs: number,
  ) => Promise<Uint8Array>;
  readonly crew: (
    call: CallState,
    person: PersonView | null,
    lines: readonly string[],
    printedBy: string,
    nowMs: number,
  ) => Promise<Uint8Array>;
}

/** One thing said of whom the force can send. */
export type ResourceSaid = {
  [T in ResourceEventType]: Pick<Extract<ResourceEvent, { type: T }>, 'type' | 'content'>;
}[ResourceEventType];

/** Whom the force can send: the plan, and what was said since. */
export interface ResourcesPort {
  readonly now: () => Resources;
  /** The plan in the text of a file; every problem of it in words. */
  readonly read: (name: string, text: string) => Result<ResourcePlan, readonly string[]>;
  /** On disk when this returns ok. Refused where it is full, or where the hub lets nobody say it in this role. */
  readonly say: (said: ResourceSaid, by: Acting['by']) => Result<null, Refusal>;
}

/** Records whose years are over. */
export interface RetentionPort {
  /** The years of the two halves; in words what is wrong with the file that holds them. */
  readonly years: () => Result<RetentionYears, string>;
  /** Why nothing can be decided now: the hub of this desk is away. Null where it is there, or none is named. */
  readonly hubAway: () => string | null;
  /** An act on this call waits for the hub. */
  readonly waits: (callId: CallId) => boolean;
  /** Deletes on this desk what was decided to go; on a full disk it is tried again later. */
  readonly eraseLeftovers: () => void;
}

/** What a desk lends to its handlers. Everything that touches disk, window or clock is in here. */
export interface Ports {
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly access: AccessPort;
  readonly calls: CallsPort;
  /** Everybody on this desk, and everybody on duty at the other desks of the room. */
  readonly colleagues: () => readonly Colleague[];
  /** Who is signed in now, here and at the other desks that are there. */
  readonly seated: () => ReadonlySet<UserId>;
  /** The call began on this desk, which keeps what it knows of it up to date. */
  readonly isFromHere: (callId: CallId) => boolean;
  readonly protocol: ProtocolPort;
  readonly versions: VersionsPort;
  readonly tools: ProtocolTools;
  /** Steps through long work while the desk goes on; null when the desk closed before it was done. */
  readonly inSlices: <T>(steps: Generator<unknown, T>) => Promise<T | null>;
  /** Writes a PDF into the folder for paper and says where it lies. */
  readonly savePaper: (file: string, bytes: Uint8Array) => Result<string, Refusal>;
  readonly contacts: ContactsPort;
  /** Where an address lies, in words; null where nothing is known of it. */
  readonly placeSaid: (address: string | null) => string | null;
  /** The point of an address, postcode or grid reference; null where it is none that is known. */
  readonly pointSaid: (address: string) => Point | null;
  readonly resources: ResourcesPort;
  readonly people: PeoplePort;
  readonly forms: FormsPort;
  readonly retention: RetentionPort;
  readonly sheets: SheetsPort;
  readonly copyText: (text: string) => Promise<void>;
  readonly theme: () => Theme;
  readonly setTheme: (theme: Theme) => void;
  readonly practice: () => boolean;
  readonly enterPractice: () => Promise<void>;
  readonly leavePractice: () => void;
  /** Pushes the whole view to the page; called after every commit. */
  readonly push: () => void;
}
