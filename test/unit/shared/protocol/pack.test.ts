import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '#main/protocol/load-pack.ts';
import { parsePack } from '#shared/protocol/pack.ts';

const vocabulary = loadVocabulary();

const life = {
  id: 'life',
  stage: 'safety',
  short: 'Is a life in danger?',
  say: 'Could anybody die?',
  fact: 'life_at_risk_now',
  necessary: true,
  answers: [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ],
};
const injury = {
  id: 'injury',
  stage: 'danger',
  short: 'Is anyone hurt?',
  say: 'Is anyone hurt?',
  fact: 'injury',
  askWhen: { life_at_risk_now: ['yes', 'unknown'] },
  answers: [{ value: 'serious', label: 'Badly' }],
};
const rule = {
  id: 'hurt',
  when: { injury: { atLeast: 'serious', orUnknown: true } },
  level: 'emergency',
  destinations: ['ambulance_emergency'],
  because: 'Somebody is badly hurt.',
  source: 'NICE NG225',
};
const written = {
  id: 'test',
  version: '1.0.0',
  title: 'A pack for tests',
  owner: 'Nobody',
  sources: ['none'],
  status: 'draft',
  stages: [
    { id: 'safety', label: 'Safety' },
    { id: 'danger', label: 'Danger now' },
  ],
  questions: [life, injury],
  rules: [rule],
};

const problems = (change: object): readonly string[] => {
  const read = parsePack(vocabulary, { ...written, ...change });
  return read.ok ? [] : read.error.map(({ path, text }) => `${path.join('.')}: ${text}`);
};

describe('reading a pack', () => {
  it('takes a sound pack, its hash, and spells out "at least"', () => {
    const read = parsePack(vocabulary, written, 'abc');
    expect(read).toMatchObject({ ok: true, value: { id: 'test', hash: 'abc' } });
    expect(read.ok && read.value.rules[0]?.when).toEqual({
      fact: 'injury',
      in: ['serious', 'life_threatening', 'unknown'],
    });
  });

  it('reports every problem at once, each with its place', () => {
    const found = problems({
      questions: [
        { ...life, stage: 'nowhere' },
        { ...injury, answers: [{ value: 'bad', label: 'Bad' }] },
      ],
      rules: [
        { ...rule, destinations: ['ambulanse_emergency'] },
        { ...rule, when: { wepon: 'no' } },
        { id: 'x' },
      ],
    });
    expect(found.join('\n')).toContain('questions.0.stage: There is no stage "nowhere"');
    expect(found.join('\n')).toContain('questions.1.answers.0: "bad" is not a value of injury');
    expect(found.join('\n')).toContain(
      'rules.0.destinations: There is no destination "ambulanse_emergency". Did you mean "ambulance_emergency"?',
    );
    expect(found.join('\n')).toContain(
      'rules.1.when.wepon: There is no fact "wepon". Did you mean "weapon"?',
    );
    expect(found.join('\n')).toContain('rules.2.because');
    expect(found.join('\n')).toContain('rules: "hurt" is used twice');
  });

  it('refuses a question that depends on a later one', () => {
    expect(problems({ questions: [{ ...injury, stage: 'safety' }, life] })).toContainEqual(
      expect.stringContaining(
        '"injury" depends on life_at_risk_now, which no earlier question asks',
      ),
    );
  });

  it('refuses a question that depends on itself', () => {
    expect(
      problems({ questions: [life, { ...injury, askWhen: { injury: 'serious' } }] }),
    ).toContainEqual(expect.stringContaining('"injury" depends on injury'));
  });

  it('refuses a later answer that changes whether an earlier question was asked', () => {
    const again = { ...life, id: 'life-again', stage: 'danger' };
    expect(problems({ questions: [life, injury, again] })).toContainEqual(
      expect.stringContaining('"life-again" changes life_at_risk_now'),
    );
  });

  it('refuses to offer "unknown", to ask what is supplied, and to ask for no_deployment', () => {
    const found = problems({
      questions: [
        { ...life, answers: [{ value: 'unknown', label: '?' }] },
        { ...injury, id: 'line', fact: 'line', answers: [{ value: 'silent', label: 'Silent' }] },
        injury,
      ],
      rules: [{ ...rule, destinations: ['no_deployment'] }],
    }).join('\n');
    expect(found).toContain('"unknown" is offered on every question by itself');
    expect(found).toContain('line is worked out by the application');
    expect(found).toContain('no_deployment is worked out from the rest');
  });

  it('refuses a rule about a fact nobody asks, and a fact of the vocabulary made anew', () => {
    expect(problems({ rules: [{ ...rule, when: { crime: 'yes' } }] })).toEqual([
      'rules.0.when: No question asks crime, so this would never be met.',
    ]);
    expect(problems({ facts: { weapon: { values: ['a', 'b'] } } })).toEqual([
      'facts.weapon: weapon is in the vocabulary and cannot be redefined.',
    ]);
  });

  it('refuses "at least" where the fact has no order', () => {
    const setting = {
      ...injury,
      id: 'setting',
      fact: 'setting',
      answers: [{ value: 'school', label: 'School' }],
    };
    expect(
      problems({
        questions: [life, injury, setting],
        rules: [{ ...rule, when: { setting: { atLeast: 'school' } } }],
      }),
    ).toEqual(['rules.0.when.setting: setting has no order, so "atLeast" means nothing for it.']);
  });

  it('lets a pack add a fact and ask about it', () => {
    expect(
      problems({
        facts: { has_dog: { values: ['yes', 'no'] } },
        questions: [
          life,
          injury,
          { ...injury, id: 'dog', fact: 'has_dog', answers: [{ value: 'yes', label: 'Yes' }] },
        ],
      }),
    ).toEqual([]);
  });

  it('refuses what is no pack at all', () => {
    for (const value of [null, [], 'text', 3, {}])
      expect(parsePack(vocabulary, value).ok).toBe(false);
  });
});
