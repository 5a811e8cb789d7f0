import { z } from 'zod';
import { paper } from './paper.ts';
import { done, reply } from './reply.ts';
import { atMs, level, line, prose } from './words.ts';

const text = z.string();
/** SHA-256 of a pack file's bytes, lower-case hex. */
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be the fingerprint of a pack');
const ref = z.strictObject({ hash, version: text });

/** Where a version stands (docs/protocol.md): each step is an event, and none can be skipped. */
export const packState = z.enum(['draft', 'verified', 'approved', 'in-use', 'retired']);
export type PackState = z.infer<typeof packState>;

/** A property every script must have, and whether it does. */
export const propertyView = z.strictObject({
  id: text,
  text,
  holds: z.boolean(),
  /** How many cases it was proved for; a double, since it may be beyond 2^53. */
  covered: z.number(),
  /** What was counted: "calls", "pairs", "rules", "questions". */
  unit: text,
  /** The shortest call that breaks it, in words; null where it holds. */
  counterexample: text.nullable(),
});
export type PropertyView = z.infer<typeof propertyView>;

export const verificationView = z.strictObject({
  atMs,
  ms: z.number(),
  holds: z.number(),
  of: z.number(),
  properties: z.array(propertyView),
});

const point = z.strictObject({ x: z.number(), y: z.number() });

/** The script as a picture, drawn from the pack itself; units are CSS pixels at 100 %. */
export const diagramView = z.strictObject({
  width: z.number(),
  height: z.number(),
  lanes: z.array(z.strictObject({ label: text, x: z.number(), width: z.number() })),
  nodes: z.array(
    z.strictObject({
      id: text,
      kind: z.enum(['question', 'route']),
      /** "7", or "" for a route. */
      number: text,
      lines: z.array(text),
      /** When it is asked, or how soon the route is, in words; its lines are parted by "\n". */
      note: text.nullable(),
      level: level.nullable(),
      mark: z.enum(['same', 'changed', 'new']),
      x: z.number(),
      y: z.number(),
      width: z.number(),
      height: z.number(),
    }),
  ),
  edges: z.array(
    z.strictObject({
      from: text,
      to: text,
      kind: z.enum(['next', 'route', 'emergency']),
      mark: z.enum(['same', 'new']),
      points: z.array(point),
      /** The answers that take it; stands in the box it leaves, its lines parted by "\n". */
      label: text.nullable(),
      /** Where the first line of the label begins: left end of its baseline. */
      labelAt: point.nullable(),
    }),
  ),
  /** The same in words, for whoever reads it as a table: every question, answer and where it leads. */
  script: z.array(
    z.strictObject({
      id: text,
      number: text,
      stage: text,
      question: text,
      when: text,
      /** Numbers of the questions that can come next. */
      next: z.array(text),
      answers: z.array(
        z.strictObject({
          label: text,
          level: level.nullable(),
          /** What this answer by itself leads to; null where it asks for nobody. */
          leadsTo: text.nullable(),
        }),
      ),
    }),
  ),
});
export type DiagramView = z.infer<typeof diagramView>;

/** One place in which two versions differ, word by word. */
export const differenceView = z.strictObject({
  kind: z.enum(['new', 'changed', 'moved', 'removed']),
  /** "Question 9", "Rule weapon-away", "Advice: nurse". */
  where: text,
  /** "words to say", "answers", "when it is asked". */
  what: text,
  words: z.array(z.strictObject({ text, mark: z.enum(['same', 'was', 'now']) })),
});
export type DifferenceView = z.infer<typeof differenceView>;

/** One past call that another version would have sent elsewhere. */
export const replayChange = z.strictObject({
  call: text,
  /** When it began and from which number, for whoever signs; null where this desk does not have the call. */
  about: text.nullable(),
  /** What changed: a lesser contact comes first and apart, and each is signed by name. */
  direction: z.enum(['lesser-contact', 'later', 'fuller-contact', 'sooner', 'sideways']),
  from: z.strictObject({ level, destinations: z.array(text) }),
  to: z.strictObject({ level, destinations: z.array(text) }),
  /** Questions of the new version that the call never answered: the result lies between these two. */
  between: z
    .strictObject({
      least: z.strictObject({ level, destinations: z.array(text) }),
      most: z.strictObject({ level, destinations: z.array(text) }),
    })
    .nullable(),
  signedBy: text.nullable(),
});

export const replayView = z.strictObject({
  atMs,
  from: ref,
  to: ref,
  calls: z.number(),
  same: z.number(),
  /** Changed in either direction. */
  changed: z.number(),
  lesser: z.number(),
  fuller: z.number(),
  sooner: z.number(),
  later: z.number(),
  /** Calls in which a question of the new version was never answered. */
  bounded: z.number(),
  /** Could not be read or decided: never left out in silence. */
  notReplayed: z.number(),
  rows: z.array(
    z.strictObject({
      direction: replayChange.shape.direction,
      from: text,
      to: text,
      level,
      calls: z.number(),
      signed: z.number(),
    }),
  ),
  /** The changed calls, lesser contact first; at most 500, with `changed` the true number. */
  changes: z.array(replayChange),
});
export type ReplayView = z.infer<typeof replayView>;

export const versionLine = z.strictObject({
  hash,
  id: text,
  version: text,
  title: text,
  state: packState,
  /** "In use on this desk since 3 Nov 2025", "Waiting for a police approval". */
  says: text,
  atMs,
});
export type VersionLine = z.infer<typeof versionLine>;

export const checkLine = z.strictObject({
  id: z.enum(['verified', 'replayed', 'clinical', 'police']),
  title: text,
  detail: text,
  state: z.enum(['done', 'waiting', 'broken']),
  count: text,
});

/** Everything the protocol screen shows of one version. */
export const protocolDetail = z.strictObject({
  hash,
  id: text,
  version: text,
  title: text,
  owner: text,
  state: packState,
  /** "Approved by Dr Helen Marsden, … and Supt Claire Hollis, …", or why it is not. */
  approved: text,
  questions: z.number(),
  routes: z.number(),
  diagram: diagramView,
  verification: verificationView.nullable(),
  /** The version in use, or for that one the version before it. */
  comparedWith: ref.nullable(),
  differences: z.array(differenceView),
  replay: replayView.nullable(),
  checklist: z.array(checkLine),
  /** What whoever is signed in may do with it now; `why` says in words why the next step is not open. */
  may: z.strictObject({
    verify: z.boolean(),
    replay: z.boolean(),
    sign: z.boolean(),
    approve: z.enum(['clinical', 'police']).nullable(),
    putInUse: z.boolean(),
    why: text.nullable(),
  }),
});
export type ProtocolDetail = z.infer<typeof protocolDetail>;

export const protocol = {
  /** One version, whole. The list of versions comes with every pushed view. */
  'protocol.show': { request: z.strictObject({ hash }), reply: reply(protocolDetail) },
  /** Brings a pack file in as a draft; refused with every problem, its line and what to do. */
  'protocol.receive': {
    request: z.strictObject({ file: line, text: z.string().max(1024 * 1024) }),
    reply: reply(hash),
  },
  'protocol.verify': { request: z.strictObject({ hash }), reply: done },
  /** Runs this desk's past calls on this version. */
  'protocol.replay': { request: z.strictObject({ hash }), reply: done },
  /** Signs one changed call, or every changed call of one row, by the name of who is signed in. */
  'protocol.sign': {
    request: z.strictObject({
      hash,
      call: line.nullable(),
      /** A row is signed by what it says: its whole route in words can be long. */
      from: z.string().max(4000).nullable(),
      to: z.string().max(4000).nullable(),
      reason: prose,
    }),
    reply: done,
  },
  /** A nurse approves as the clinical owner, a supervisor as the police owner; never the same person twice. */
  'protocol.approve': {
    request: z.strictObject({ hash, post: line, pin: z.string().max(12) }),
    reply: done,
  },
  'protocol.putInUse': { request: z.strictObject({ hash }), reply: done },
  ...paper,
} as const;
