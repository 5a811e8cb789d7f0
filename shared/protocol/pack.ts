import type { z } from 'zod';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { checkValue } from './check-facts.ts';
import { repeatedLabels, takingAwayProblems } from './check-safety.ts';
import { orderProblems, repeatedIds, stageProblems, unaskedProblems } from './check-script.ts';
import { nearestWord } from './nearest-word.ts';
import {
  exampleShape,
  packShape,
  propertyShape,
  questionShape,
  ruleShape,
  substitutionShape,
  type WrittenExample,
  type WrittenProperty,
  type WrittenQuestion,
  type WrittenRule,
  type WrittenSubstitution,
} from './pack-shape.ts';
import type { Predicate } from './predicate.ts';
import { problemsOf, type Problem } from './problem.ts';
import type {
  DeclaredProperty,
  ExampleCall,
  Pack,
  Question,
  Rule,
  Substitution,
} from './protocol.ts';
import { readCondition } from './read-condition.ts';
import { readFact, type Vocabulary, type WrittenFact } from './vocabulary.ts';

type Path = readonly (string | number)[];

/** Collects what is wrong and what was read, so that every problem is reported at once. */
export class Reader {
  readonly problems: Problem[] = [];
  readonly conditions: { readonly predicate: Predicate; readonly path: Path }[] = [];
  readonly vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  list<T>(shape: z.ZodType<T>, under: string, items: readonly unknown[]) {
    return items.flatMap((item, index) => {
      const parsed = shape.safeParse(item);
      if (parsed.success) return [{ written: parsed.data, path: [under, index] as const, index }];
      this.problems.push(...problemsOf(parsed.error, [under, index]));
      return [];
    });
  }

  condition(raw: unknown, path: Path): Predicate {
    const { predicate, problems } = readCondition(this.vocabulary, raw, path);
    this.problems.push(...problems);
    if (problems.length === 0) this.conditions.push({ predicate, path });
    return predicate;
  }

  maybe(raw: unknown, path: Path): Predicate | undefined {
    return raw === undefined ? undefined : this.condition(raw, path);
  }

  destinations(ids: readonly string[], path: Path): void {
    const known = Object.keys(this.vocabulary.destinations);
    for (const id of ids) {
      if (known.includes(id)) continue;
      const near = nearestWord(id, known);
      const meant = near === null ? 'Use one of the vocabulary.' : `Did you mean "${near}"?`;
      this.problems.push({
        path,
        text: `There is no destination "${id.slice(0, 80)}". ${meant}`,
      });
    }
  }

  say(path: Path, text: string): void {
    this.problems.push({ path, text });
  }
}

function readQuestion(reader: Reader, written: WrittenQuestion, path: Path): Question {
  const entry = reader.vocabulary.facts[written.fact];
  const own = checkValue(reader.vocabulary, written.fact, 'unknown', [...path, 'fact']);
  if (own !== null) reader.problems.push(own);
  if (entry?.supplied === true)
    reader.say(
      [...path, 'fact'],
      `${written.fact} is worked out by the application, never asked. Take the question out.`,
    );
  if (entry !== undefined && entry.many !== (written.many === true))
    reader.say(
      [...path, 'many'],
      `${written.fact} takes ${entry.many ? 'several values. Add the line "many: true"' : 'one value. Take "many: true" out'}.`,
    );
  for (const [index, { value, also }] of written.answers.entries()) {
    const here = [...path, 'answers', index];
    if (value === 'unknown')
      reader.say(
        here,
        '"unknown" is offered on every question by itself, with key 0. Take this answer out.',
      );
    if (written.answers.findIndex((answer) => answer.value === value) !== index)
      reader.say(here, `The answer "${value}" is offered twice. Take one of the two out.`);
    for (const [fact, set] of Object.entries({
      ...also,
      ...(own === null ? { [written.fact]: value } : {}),
    })) {
      const problem = checkValue(reader.vocabulary, fact, set, here);
      if (problem !== null) reader.problems.push(problem);
      else if (fact !== written.fact && reader.vocabulary.facts[fact]?.supplied === true)
        reader.say(
          [...here, 'also'],
          `${fact} is worked out by the application, so no answer can set it. Take it out.`,
        );
    }
  }
  return { ...written, askWhen: reader.maybe(written.askWhen, [...path, 'askWhen']) };
}

function readRule(reader: Reader, written: WrittenRule, path: Path): Rule {
  reader.destinations(written.destinations, [...path, 'destinations']);
  if (written.destinations.includes('no_deployment'))
    reader.say(
      [...path, 'destinations'],
      'no_deployment is worked out from the rest, never asked for. Take it out.',
    );
  return {
    ...written,
    when: reader.condition(written.when, [...path, 'when']),
    unless: reader.maybe(written.unless, [...path, 'unless']),
  };
}

function readSubstitution(reader: Reader, written: WrittenSubstitution, path: Path): Substitution {
  reader.destinations([...written.replace, ...written.with], path);
  if (written.with.includes('no_deployment'))
    reader.say(
      [...path, 'with'],
      'no_deployment is worked out from the rest. Nobody stands in by nobody going: take it out.',
    );
  return {
    ...written,
    when: reader.condition(written.when, [...path, 'when']),
    unless: reader.maybe(written.unless, [...path, 'unless']),
  };
}

export function readProperty(
  reader: Reader,
  written: WrittenProperty,
  path: Path,
): DeclaredProperty {
  const { require, requireWhenThere, never, level, atMost, owes } = written;
  const groups = [...require, ...requireWhenThere];
  reader.destinations([...groups.flat(), ...never], path);
  if ((level ?? atMost) === undefined && [...groups, ...never, ...owes].length === 0)
    reader.say(path, `"${written.id}" asks for nothing. Give it a level, require, never or owes.`);
  return { ...written, when: reader.condition(written.when, [...path, 'when']) };
}

/** A call agreed on. Its facts and destinations are words of the vocabulary. */
export function readExample(reader: Reader, written: WrittenExample, path: Path): ExampleCall {
  reader.destinations(written.destinations, [...path, 'destinations']);
  for (const [fact, value] of Object.entries(written.facts)) {
    const problem = checkValue(reader.vocabulary, fact, value, [...path, 'facts', fact]);
    if (problem !== null) reader.problems.push(problem);
  }
  return written;
}

function withOwnFacts(reader: Reader, added: Readonly<Record<string, WrittenFact>>): Vocabulary {
  const facts = { ...reader.vocabulary.facts };
  for (const [name, written] of Object.entries(added)) {
    if (Object.hasOwn(facts, name))
      reader.say(
        ['facts', name],
        `${name} is in the vocabulary and cannot be redefined. Give your fact another name.`,
      );
    const { entry, problems } = readFact(name, written);
    reader.problems.push(...problems);
    facts[name] = entry;
  }
  return { ...reader.vocabulary, facts };
}

/** The vocabulary a pack speaks: the common one, and the facts the pack adds. */
export type PackInVocabulary = { readonly pack: Pack; readonly vocabulary: Vocabulary };

/**
 * Reads a protocol pack from a parsed YAML object. `hash` is the SHA-256 of the file's bytes. Refuses
 * with every problem at once, each with its path in the file, or returns the pack as rules decide on it.
 */
export function readPack(
  common: Vocabulary,
  value: unknown,
  hash = '',
): Result<PackInVocabulary, readonly Problem[]> {
  const parsed = packShape.safeParse(value);
  if (!parsed.success) return err(problemsOf(parsed.error));
  const { facts, questions, rules, substitutions, properties, examples, ...metadata } = parsed.data;
  const start = new Reader(common);
  const vocabulary = withOwnFacts(start, facts);
  const reader = new Reader(vocabulary);
  reader.problems.push(...start.problems);

  const script = reader
    .list(questionShape, 'questions', questions)
    .map(({ written, path, index }) => ({
      question: readQuestion(reader, written, path),
      index,
    }));
  const pack: Pack = {
    ...metadata,
    hash,
    questions: script.map(({ question }) => question),
    rules: reader
      .list(ruleShape, 'rules', rules)
      .map(({ written, path }) => readRule(reader, written, path)),
    substitutions: reader
      .list(substitutionShape, 'substitutions', substitutions)
      .map(({ written, path }) => readSubstitution(reader, written, path)),
    properties: reader
      .list(propertyShape, 'properties', properties)
      .map(({ written, path }) => readProperty(reader, written, path)),
    examples: reader
      .list(exampleShape, 'examples', examples)
      .map(({ written, path }) => readExample(reader, written, path)),
    agreedAnswers: [],
    agreedQuestions: [],
  };
  reader.destinations(Object.keys(pack.advice), ['advice']);
  const problems = [
    ...reader.problems,
    ...repeatedIds(pack),
    ...stageProblems(pack.stages, script),
    ...orderProblems(script),
    ...repeatedLabels(script),
    ...takingAwayProblems(reader.conditions),
    // With a question unread, every rule about its fact would be called dead as well.
    ...(script.length === questions.length
      ? unaskedProblems(vocabulary, pack.questions, reader.conditions)
      : []),
  ];
  return problems.length > 0 ? err(problems) : ok({ pack, vocabulary });
}

/** As readPack, for whoever needs the pack alone. */
export function parsePack(
  common: Vocabulary,
  value: unknown,
  hash = '',
): Result<Pack, readonly Problem[]> {
  const read = readPack(common, value, hash);
  return read.ok ? ok(read.value.pack) : read;
}
