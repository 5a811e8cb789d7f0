import { aims, bestOf, better, reached, tie, type Aim } from './bounds-aims.ts';
import type { AnswerOptions } from './answer-options.ts';
import type { Standing } from './carry-over.ts';
import { contactClasses, type ContactClass } from './contact.ts';
import type { NearbyOutcome } from './nearby-outcome.ts';
import { applies } from './next-question.ts';
import { possibleOutcome, type Possible, type Range } from './possible-outcome.ts';
import type { PreparedBounds } from './prepare-bounds.ts';
import {
  levels,
  type FactName,
  type Facts,
  type FactValue,
  type Level,
  type Pack,
  type Question,
  type QuestionId,
} from './protocol.ts';
import { responseOf, type Response } from './response.ts';
import { factsTold, newsIn, toldEarly } from './revise.ts';

/**
 * What a version could have answered, over every answer (not known included) to questions the call
 * never heard. `exact` is false only where the search was given up: then the three are real outcomes,
 * there may be lesser and greater ones, and nothing lies beyond `limits`.
 */
export type Bounds = {
  readonly questions: readonly QuestionId[];
  /** By level first, then by contact. */
  readonly least: Response;
  readonly most: Response;
  /** By contact first, then by level: the outcome that brings the least contact. */
  readonly leastContact: Response;
  /** Every outcome there is, where they are few; null where only the ends were searched for. */
  readonly every: readonly Response[] | null;
  readonly exact: boolean;
  /** What is proved even where the ends were not found. */
  readonly limits: { readonly level: Level; readonly contact: ContactClass };
};

type Values = ReadonlyMap<FactName, readonly FactValue[]>;
/** By place in the script: what may still be told from there on. */
type Later = readonly Values[];

type Node = {
  /** The place in the script of the question that is asked next; past its end for a finished call. */
  readonly index: number;
  readonly facts: Facts;
};

/** Above so many outcomes each is no longer looked at: the best and the worst are searched for. */
const enumerateAtMost = 48;
/** A search beyond this is given up, and says so. */
const nodesAtMost = 1_500;
/** Two scripts with little in common: after so many calls given up, the rest are not tried as hard. */
const patience = 10;
const nodesWithoutPatience = 60;

type Found = {
  readonly response: Response;
  readonly exact: boolean;
  /** No outcome has a better score than this. */
  readonly proved: number;
};

/**
 * The bounds of one call, or null where the version asks nothing that the call did not hear. `open` holds
 * the facts the old version had left open too: nothing new is asked about them. `decide` is `outcome`.
 */
export function boundsOf(
  prepared: PreparedBounds,
  standing: Standing,
  open: ReadonlySet<FactName>,
  decide: NearbyOutcome,
): Bounds | null {
  const search = new BoundsSearch(prepared, standing, open, decide);
  return search.asksNothingNew() ? null : search.run();
}

class BoundsSearch {
  readonly #questions = new Set<QuestionId>();
  readonly #prepared: PreparedBounds;
  readonly #pack: Pack;
  readonly #options: AnswerOptions;
  readonly #standing: Standing;
  readonly #open: ReadonlySet<FactName>;
  /** What each answer of the call tells. */
  readonly #given: ReadonlyMap<QuestionId, Facts>;
  readonly #decide: NearbyOutcome;

  constructor(
    prepared: PreparedBounds,
    standing: Standing,
    open: ReadonlySet<FactName>,
    decide: NearbyOutcome,
  ) {
    const { pack, options } = prepared;
    this.#prepared = prepared;
    this.#pack = pack;
    this.#options = options;
    this.#standing = standing;
    this.#open = open;
    const values = new Map(standing.answers.map((one) => [one.question, one.values]));
    this.#given = new Map(
      pack.questions.flatMap((one) => {
        const given = values.get(one.id);
        return given === undefined ? [] : [[one.id, factsTold(one, given)] as const];
      }),
    );
    this.#decide = decide;
  }

  /** No later answer changes what an earlier question is asked upon, so the facts at the end will tell. */
  asksNothingNew(): boolean {
    const { facts } = this.#standing;
    return !this.#pack.questions.some((one) => this.#isNew(one, facts) && applies(one, facts));
  }

  run(): Bounds | null {
    const { volunteered, fixed, factsOnly } = this.#standing;
    const early = factsOnly ? volunteered : toldEarly(this.#pack, volunteered);
    const first = this.#advance(0, { ...early, ...fixed });
    const every = this.#enumerate(first);
    if (every !== null) {
      const pick = (aim: Aim): Response =>
        every.reduce((best, one) => (better(aim, one, best) ? one : best));
      const ends = { least: pick(aims.least), most: pick(aims.most) };
      const leastContact = pick(aims.leastContact);
      const limits = { level: ends.least.level, contact: leastContact.contact };
      return { questions: [...this.#questions], ...ends, leastContact, every, exact: true, limits };
    }
    const least = this.#search(first, aims.least);
    const most = this.#search(first, aims.most);
    const leastContact = this.#search(first, aims.leastContact);
    const exact = least.exact && most.exact && leastContact.exact;
    if (!exact) this.#prepared.givenUp.count += 1;
    return {
      questions: [...this.#questions],
      least: least.response,
      most: most.response,
      leastContact: leastContact.response,
      every: null,
      exact,
      limits: {
        level: levels[Math.floor(-least.proved / contactClasses.length)] ?? 'advice',
        contact: contactClasses[Math.floor(-leastContact.proved / levels.length)] ?? 'none',
      },
    };
  }

  #isNew({ id, fact }: Question, facts: Facts): boolean {
    return (
      facts[fact] === undefined &&
      this.#standing.facts[fact] === undefined &&
      !this.#open.has(fact) &&
      !this.#given.has(id)
    );
  }

  /** Goes on to the next question the call never heard, taking its answers on the way. */
  #advance(index: number, facts: Facts, tells: Facts = {}): Node {
    const known: Record<FactName, FactValue> = { ...facts };
    this.#tell(known, tells);
    for (let at = index; at < this.#pack.questions.length; at += 1) {
      const question = this.#pack.questions[at];
      if (question === undefined || !applies(question, known)) continue;
      const given = this.#given.get(question.id);
      if (given !== undefined) this.#tell(known, given);
      else if (this.#isNew(question, known)) return { index: at, facts: known };
    }
    return { index: this.#pack.questions.length, facts: known };
  }

  /** As withAnswer, in place; what is fixed stays. */
  #tell(known: Record<FactName, FactValue>, tells: Facts): void {
    for (const [fact, value] of Object.entries(newsIn(known, tells)))
      if (this.#standing.fixed[fact] === undefined) known[fact] = value;
  }

  #asks({ index }: Node): Question | null {
    return this.#pack.questions[index] ?? null;
  }

  #next(node: Node, question: Question): readonly Node[] {
    this.#questions.add(question.id);
    return this.#options
      .of(question.id)
      .map((tells) => this.#advance(node.index + 1, node.facts, tells));
  }

  #response({ facts }: Node): Response {
    return responseOf(this.#decide(facts));
  }

  /** Whatever may still come of the node: two nodes with one key have the same outcomes before them. */
  #key({ index, facts }: Node, { settled, unsettled }: Range): string {
    const matter = new Set(this.#prepared.asked[index]);
    for (const one of unsettled)
      for (const fact of this.#prepared.speaksOf.get(one) ?? []) matter.add(fact);
    const words = [...matter].map((fact) => `${fact}=${this.#options.word(fact, facts[fact])}`);
    return `${index} ${settled} ${words.join()}`;
  }

  /** Every outcome there is; null where there are too many ways to one. */
  #enumerate(first: Node): readonly Response[] | null {
    const stack = [first];
    const ends = new Map<string, Response>();
    let nodes = 0;
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      nodes += 1;
      if (nodes + stack.length > enumerateAtMost) return null;
      const question = this.#asks(node);
      if (question === null) {
        const response = this.#response(node);
        ends.set(`${response.level} ${tie(response)}`, response);
      } else stack.push(...this.#next(node, question));
    }
    return [...ends.values()];
  }

  /** Best first: whatever ends first has the best score there is. Of equal scores the deepest goes on. */
  #search(first: Node, aim: Aim): Found {
    const later = this.#laterValues();
    const tired = this.#prepared.givenUp.count >= patience;
    const limit = tired ? nodesWithoutPatience : nodesAtMost;
    const waiting = new Map<number, Node[]>();
    const seen = new Set<string>();
    let best: Response | null = null;
    const put = (node: Node): void => {
      if (this.#asks(node) === null) {
        const response = this.#response(node);
        if (better(aim, response, best)) best = response;
        return;
      }
      const range = possibleOutcome(this.#pack, node.facts, this.#possible(node, later));
      const key = this.#key(node, range);
      if (seen.has(key)) return;
      seen.add(key);
      const score = bestOf(aim, range);
      const list = waiting.get(score);
      if (list === undefined) waiting.set(score, [node]);
      else list.push(node);
    };
    put(first);
    for (;;) {
      const scores = [...waiting].flatMap(([score, list]) => (list.length > 0 ? [score] : []));
      const top = Math.min(...scores);
      const soFar = best as Response | null;
      if (soFar !== null && reached(aim, soFar) <= top)
        return { response: soFar, exact: true, proved: reached(aim, soFar) };
      const node = waiting.get(top)?.pop();
      const question = node === undefined ? null : this.#asks(node);
      if (node === undefined || question === null || seen.size > limit) {
        const response = soFar ?? this.#anyEnd(first);
        return { response, exact: false, proved: top };
      }
      for (const one of this.#next(node, question)) put(one);
    }
  }

  /** Some outcome that can happen, for a search that was given up before it found one. */
  #anyEnd(first: Node): Response {
    let node = first;
    for (let question = this.#asks(node); question !== null; question = this.#asks(node)) {
      const after = this.#next(node, question).at(-1);
      if (after === undefined) break;
      node = after;
    }
    return this.#response(node);
  }

  /** From each place in the script on: the values each fact may still be given. */
  #laterValues(): Later {
    const { questions } = this.#pack;
    const maps: Values[] = [new Map()];
    for (const question of questions.toReversed()) {
      const after = maps.at(-1) ?? new Map<FactName, readonly FactValue[]>();
      const given = this.#given.get(question.id);
      const told = given === undefined ? this.#options.of(question.id) : [given];
      const here = new Map(after);
      for (const [fact, value] of told.flatMap((facts) => Object.entries(facts)))
        here.set(fact, [...new Set([...(here.get(fact) ?? []), value])]);
      maps.push(here);
    }
    return maps.toReversed();
  }

  #possible({ index, facts }: Node, later: Later): Possible {
    const possible = new Map<FactName, readonly (FactValue | undefined)[]>();
    for (const [fact, values] of later[index] ?? [])
      if (this.#standing.fixed[fact] === undefined) possible.set(fact, [facts[fact], ...values]);
    return possible;
  }
}
