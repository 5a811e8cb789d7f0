import type { Question, Sought } from '#shared/people/identity/question.ts';
import { chances } from '#shared/people/identity/posterior.ts';
import { weighPerson, type PersonWeighed } from '#shared/people/identity/weigh-person.ts';
import { questionOf } from './ask-index.ts';
import { candidates } from './candidates.ts';
import type { Related } from './expand.ts';
import type { IndexReader } from './reader.ts';

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
}

/** A look-up over the index. Keeps its working memory, four bytes a person, from one question to the next. */
export function createFinder(index: IndexReader, related: Related, baseRate: number): Finder {
  let scores = new Float32Array(0);
  return {
    find: (sought, today) => {
      const people = index.people();
      if (scores.length <= people) scores = new Float32Array(people + 1);
      const question = questionOf(sought, index, related, today);
      const read = candidates(question, index, scores).flatMap((pid) => {
        const features = index.features(pid);
        return features === null ? [] : [{ pid, weighed: weighPerson(features, question) }];
      });
      const all = chances(
        read.map(({ weighed }) => weighed),
        people,
        baseRate,
      );
      const found = read.map((one, at) => ({ ...one, chance: all[at] ?? 0 }));
      found.sort((a, b) => b.weighed.person - a.weighed.person || a.pid - b.pid);
      return { question, found };
    },
  };
}
