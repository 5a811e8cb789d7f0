import type { Question, Sought } from '#shared/people/identity/question.ts';
import { chances } from '#shared/people/identity/posterior.ts';
import { weighPerson, type PersonWeighed } from '#shared/people/identity/weigh-person.ts';
import { questionOf } from './ask-index.ts';
import { candidates, type Scratch } from './candidates.ts';
import type { Related } from './expand.ts';
import type { IndexReader, Read } from './reader.ts';

export interface Found {
  readonly pid: number;
  readonly weighed: PersonWeighed;
  /** 0 to 1. */
  readonly chance: number;
}

export interface Finder {
  readonly find: (sought: Sought, today: number) => FoundAll;
}

export interface FoundAll {
  readonly question: Question;
  /** Best first. */
  readonly found: readonly Found[];
  /** The chances of the same people, in the same order, where another share of those asked about is in the cache. */
  readonly chancesAt: (baseRate: number) => readonly number[];
}

/** A look-up over the index. Keeps its working memory, four bytes a person, from one question to the next. */
export function createFinder(index: IndexReader, related: Related, baseRate: number): Finder {
  let scratch = scratchFor(0);
  return {
    find: (sought, today) =>
      index.snapshot(() => {
        const people = index.people();
        if (scratch.scores.length <= people) scratch = scratchFor(people);
        const question = questionOf(sought, index, related, today);
        const contacts = question.phones.flatMap((phone) => [...phone.contacts].slice(0, 50));
        const pids = [...new Set([...contacts, ...candidates(question, index, scratch)])];
        return weighAll(index.features(pids), question, baseRate);
      }),
  };
}

type Weighed = Pick<Found, 'pid' | 'weighed'>;
const byEvidence = (a: Weighed, b: Weighed): number =>
  b.weighed.person - a.weighed.person || a.pid - b.pid;

function weighAll(read: readonly Read[], question: Question, baseRate: number): FoundAll {
  const all: Weighed[] = [];
  for (const { pid, features } of read)
    all.push({ pid, weighed: weighPerson(features, question, pid) });
  all.sort(byEvidence);
  const weighed: PersonWeighed[] = [];
  for (const one of all) weighed.push(one.weighed);
  const usual = chances(weighed, question, baseRate);
  const found: Found[] = [];
  for (const [at, one] of all.entries())
    found.push({ pid: one.pid, weighed: one.weighed, chance: usual[at] ?? 0 });
  return { question, found, chancesAt: (rate) => chances(weighed, question, rate) };
}

/** With room for people who come later: memory is taken anew only when it runs out. */
const scratchFor = (people: number): Scratch => ({
  scores: new Float32Array(people + 1024),
  touched: new Uint32Array(people + 1024),
});

/** yyyymmdd of a moment, for ages. */
export function dayNumber(atMs: number): number {
  const at = new Date(atMs);
  return at.getUTCFullYear() * 10000 + (at.getUTCMonth() + 1) * 100 + at.getUTCDate();
}
