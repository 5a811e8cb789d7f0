import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ProtocolFileRefused } from '#main/protocol/faults.ts';
import { loadPack, loadVocabulary, packInUse, readPackText } from '#main/protocol/load-pack.ts';

const england = readFileSync(packInUse(), 'utf8');
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The refusal of these bytes, and how long it took. Anything but a refusal in words fails. */
function refusal(bytes: Uint8Array): { readonly message: string; readonly ms: number } {
  const startedAt = performance.now();
  try {
    readPackText(common, 'draft.yaml', bytes);
  } catch (error) {
    if (!(error instanceof ProtocolFileRefused)) throw error;
    return { message: error.message, ms: performance.now() - startedAt };
  }
  throw new Error('the bytes were taken');
}

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const bomb = Array.from({ length: 9 }, (_, n) =>
  n === 0 ? 'a0: &a0 [x,x,x,x,x,x,x,x,x]' : `a${n}: &a${n} [${`*a${n - 1},`.repeat(9)}]`,
).join('\n');
const manyRules = (rule: string): string => england.replace(/^rules:$/m, `rules:\n${rule}`);

const broken: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['an empty file', '', 'The file is empty'],
  ['a file of comments', '# nothing\n', 'must be several lines'],
  ['a YAML bomb', bomb, 'repeats another part. Write the words out here'],
  ['a part that contains itself', 'a: &a [*a]', '(&a) stands here'],
  ['an alias of nothing', 'a: *b', 'A star'],
  [
    'a merge key',
    'a: {x: 1}\nb: {<<: {x: 2}}',
    'draft.yaml: 1 problem\n  file (line 2): "<<" takes over another part',
  ],
  ['a name that stands twice', `${england}\ntitle: again\n`, '"title" stands here twice'],
  ['100,000 brackets', '['.repeat(100_000), 'Brackets stand in brackets'],
  ['brackets closed again', nested(5000), 'Brackets stand in brackets'],
  ['100,000 braces', '{a: '.repeat(100_000), 'Brackets stand in brackets'],
  [
    'steps of indentation',
    Array.from({ length: 1200 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
    'indented too deep',
  ],
  ['dashes upon dashes', '- '.repeat(50_000), 'indented too deep'],
  ['question marks', '? '.repeat(50_000), 'indented too deep'],
  ['10 MB of text', `a: "${'x'.repeat(10_000_000)}"`, '10 MB; a script has at most 1 MB'],
  [
    '200,000 names',
    Array.from({ length: 200_000 }, (_, n) => `k${n}: v`).join('\n'),
    'a script has at most',
  ],
  [
    '90,000 names in a line',
    `{${Array.from({ length: 90_000 }, (_, n) => `k${n}: v`).join(',')}}`,
    'far more entries',
  ],
  ['a megabyte in one name', `${'k'.repeat(1_000_000)}: v`, 'very long'],
  ['quotation marks', '"'.repeat(500_000), ''],
  ['two scripts in one', `${england}\n---\n${england}`, 'Keep one script in one file'],
  [
    'a tab',
    'id: a\nrules:\n\t- id: x',
    'file (line 3): This line begins with a tab. Indent with spaces.',
  ],
  [
    'a picture',
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    'not UTF-8',
  ],
  ['a file of noughts', new Uint8Array(1000), 'a character that nobody types'],
  [
    'Latin-1',
    new Uint8Array([...bytesOf('id: a\ntitle: caf'), 0xe9, 10]),
    'file (line 2): This line holds characters that are not UTF-8',
  ],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x69, 0, 0x64, 0]), 'Save it as UTF-8'],
  ['a tag', 'a: !!js/function x', 'exclamation mark'],
  ['another YAML', `%YAML 1.1\n---\n${england}`, '%YAML line'],
  ['a bare word', 'hello', 'must be several lines'],
  [
    'a huge unknown fact',
    manyRules(`  - {id: x, when: {${'f'.repeat(900)}: yes}, because: a, source: b}`),
    'There is no fact "ffff',
  ],
  [
    'three thousand rules',
    manyRules('  - {id: x, when: {weapon: no}, because: a, source: b}\n'.repeat(3000)),
    '"rules" has more than 2000 entries',
  ],
  [
    'a thousand bad rules',
    manyRules('  - {id: x, when: {wepon: {atLeast: no}}, because: a}\n'.repeat(1000)),
    'more problems. Mend these first',
  ],
  [
    'a rule against a plan',
    manyRules(
      '  - {id: x, when: {weapon: in_hand}, unless: {care_plan: in_date}, because: a, source: b}',
    ),
    'never take it away (design 1.3)',
  ],
];

const common = loadVocabulary();

describe('a broken script', () => {
  it.each(broken)('is refused in words: %s', (_name, bytes, says) => {
    const { message, ms } = refusal(typeof bytes === 'string' ? bytesOf(bytes) : bytes);
    expect(message).toContain(says);
    expect(message).not.toMatch(/RangeError|call stack|undefined|\[object/);
    // A second on a quiet machine; the tests run beside much else.
    expect(ms).toBeLessThan(4000);
  });

  it('is refused with all its problems at once, each with its line and what to do', () => {
    const text = england
      .replace('fact: life_at_risk_now', 'fact: life_at_rsk_now')
      .replace(/^owner: .*$/m, 'owner: "Somebody"')
      .replace(/level: emergency/, 'level: emergenzy');
    const lines = text.split('\n');
    const { message } = refusal(bytesOf(text));
    for (const word of ['life_at_rsk_now', 'emergenzy'])
      expect(message).toContain(`(line ${lines.findIndex((line) => line.includes(word)) + 1})`);
    for (const line of message.split('\n').slice(1)) expect(line).toMatch(/[.?]$/);
  });

  it('is refused whatever letter goes missing or comes in, and never crashes', () => {
    for (let place = 100; place < england.length; place += 20_011) {
      for (const put of ['', '[', '{', '"', "'", '&', '*', '!', '\t', '\u0000', '- ', ': ', '\n']) {
        const text = `${england.slice(0, place)}${put}${england.slice(place + 1)}`;
        try {
          readPackText(common, 'draft.yaml', bytesOf(text));
        } catch (error) {
          expect(error, `${put} at ${place}`).toBeInstanceOf(ProtocolFileRefused);
        }
      }
    }
  }, 120_000);
});

describe('a sound script', () => {
  it('is taken with a byte-order mark, and with Windows line ends', () => {
    const { pack } = loadPack(packInUse());
    for (const text of [`\uFEFF${england}`, england.replaceAll('\n', '\r\n')])
      expect({ ...readPackText(common, 'draft.yaml', bytesOf(text)).pack, hash: '' }).toEqual({
        ...pack,
        hash: '',
      });
  });
});

const torture = '/work/shared/data/torture';
describe('the torture files', () => {
  it.skipIf(!existsSync(torture))(
    `are refused one and all (skipped without ${torture})`,
    () => {
      const files = readdirSync(torture, { recursive: true, withFileTypes: true }).filter((one) =>
        one.isFile(),
      );
      expect(files.length).toBeGreaterThan(20);
      for (const file of files) {
        const bytes = readFileSync(join(file.parentPath, file.name));
        expect(() => readPackText(common, file.name, bytes), file.name).toThrow(
          ProtocolFileRefused,
        );
      }
    },
    60_000,
  );
});
