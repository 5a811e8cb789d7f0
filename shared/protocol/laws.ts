import { err, ok, type Result } from '#shared/kit/result.ts';
import { exampleShape, lawsShape, propertyShape } from './pack-shape.ts';
import { Reader, readExample, readProperty, type PackInVocabulary } from './pack.ts';
import { problemsOf, type Problem } from './problem.ts';

/**
 * Reads the laws of a script from a parsed YAML object and puts them on the pack: what must hold of every
 * version with this id. They lie in a file of their own, so that a slip in the script does not change
 * with it what the script is held to. The answers and calls agreed on are those of one version. Refuses with every problem, or returns the pack with its laws.
 */
export function withLaws(
  { pack, vocabulary }: PackInVocabulary,
  value: unknown,
): Result<PackInVocabulary, readonly Problem[]> {
  const parsed = lawsShape.safeParse(value);
  if (!parsed.success) return err(problemsOf(parsed.error));
  const reader = new Reader(vocabulary);
  const laws = reader
    .list(propertyShape, 'laws', parsed.data.laws)
    .map(({ written, path }) => readProperty(reader, written, path));
  const calls = reader
    .list(exampleShape, 'calls', parsed.data.calls)
    .map(({ written, path }) => readExample(reader, written, path));
  const asked = parsed.data.asked.map(({ question, when }, index) => ({
    question,
    when: reader.maybe(when, ['asked', index, 'when']),
  }));
  const twice = laws.map(({ id }) => id).filter((id, index, ids) => ids.indexOf(id) !== index);
  if (parsed.data.id !== pack.id) reader.say(['id'], `These are not the laws of "${pack.id}".`);
  for (const id of new Set(twice)) reader.say(['laws'], `"${id}" is used twice.`);
  if (reader.problems.length > 0) return err(reader.problems);
  const agreed = parsed.data.agreedFor === pack.version;
  return ok({
    vocabulary,
    pack: {
      ...pack,
      properties: [...pack.properties, ...laws],
      examples: [...pack.examples, ...(agreed ? calls : [])],
      agreedQuestions: asked,
      agreedAnswers: parsed.data.answers.map((one) => ({ ...one, mustBeThere: agreed })),
    },
  });
}
