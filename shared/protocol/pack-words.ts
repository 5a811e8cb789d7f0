import { conditionWords } from './condition-words.ts';
import type { Predicate } from './predicate.ts';
import type { Advice, Facts, Pack, Question, Rule, Substitution } from './protocol.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One thing that is said of a question, a rule or another part, by its name; empty where nothing is. */
export type Said = readonly (readonly [what: string, text: string])[];

const plain = (word: string): string => word.replaceAll('_', ' ');
const list = (words: readonly string[] | undefined): string => (words ?? []).map(plain).join(', ');
const yes = (value: boolean | undefined, text: string): string => (value === true ? text : '');

const factsWords = (facts: Facts | undefined): string =>
  Object.entries(facts ?? {})
    .map(([fact, value]) => `${plain(fact)} is ${[value].flat().map(plain).join(' and ')}`)
    .join(', ');

/** Puts the parts of a pack into words, for whoever compares two versions. */
export class PackWords {
  readonly pack: Pack;
  readonly #vocabulary: Vocabulary | undefined;

  constructor(pack: Pack, vocabulary: Vocabulary | undefined) {
    this.pack = pack;
    this.#vocabulary = vocabulary;
  }

  #condition(predicate: Predicate | undefined, none: string): string {
    return predicate === undefined ? none : conditionWords(predicate, this.pack, this.#vocabulary);
  }

  question(one: Question): Said {
    const answers = one.answers.map(({ value, label, covers, also }, index) => {
      const sets = [`${plain(one.fact)} is ${plain(value)}`, factsWords(also)];
      const told = sets.filter((part) => part !== '').join(', ');
      return `${index + 1} ${label}${covers === undefined ? '' : ` (${covers})`}: ${told}`;
    });
    return [
      ['words to say', one.say],
      ['another way to say it', one.another ?? ''],
      ['short words', one.short],
      ['hint', one.hint ?? ''],
      ['said after the answer', one.sayNow ?? ''],
      ['answers', answers.join('\n')],
      ['several answers', yes(one.many, 'Several answers can be chosen.')],
      ['typed words', one.wordsLabel ?? ''],
      ['fact it establishes', plain(one.fact)],
      ['when it is asked', this.#condition(one.askWhen, 'always')],
      ['stage', this.pack.stages.find(({ id }) => id === one.stage)?.label ?? one.stage],
      ['necessary', yes(one.necessary, 'Necessary: left unasked, somebody must own the doubt.')],
    ];
  }

  rule(one: Rule): Said {
    return [
      ['when it applies', this.#condition(one.when, 'always')],
      ['unless', this.#condition(one.unless, '')],
      ['response needed', one.level ?? ''],
      ['destinations', list(one.destinations)],
      ['what is owed', list(one.obligations)],
      ['finding', one.finding ?? ''],
      ['until', one.until ?? ''],
      ['reason', one.because],
      ['source', one.source],
    ];
  }

  substitution(one: Substitution): Said {
    return [
      ['when it applies', this.#condition(one.when, 'always')],
      ['unless', this.#condition(one.unless, '')],
      ['at which response', one.atLevels === undefined ? 'at any' : list(one.atLevels)],
      ['instead of', list(one.replace)],
      ['stands in', list(one.with)],
      ['reason', one.because],
      ['source', one.source],
    ];
  }

  advice(one: Advice): Said {
    return [
      ['what is owed', list(one.owes)],
      ['what the caller is told', one.tell ?? ''],
      ['words while waiting', one.sayWhileWaiting ?? ''],
      ['what to watch for', (one.watchFor ?? []).join('\n')],
      ['if it gets worse', one.ifWorse ?? ''],
      ['when to call again', one.callAgain ?? ''],
      ['why it ranks there', one.why ?? ''],
    ];
  }

  about(): Said {
    const { id, version, title, owner, status, sources, stages } = this.pack;
    return [
      ['id', id],
      ['version', version],
      ['title', title],
      ['owner', owner],
      ['status', status],
      ['sources', sources.join('\n')],
      ['stages', stages.map(({ label }) => label).join('\n')],
    ];
  }
}
